import { ChatStore, messagesOf, ParleyClient } from '@parley/client';
import { type Outcome, type Sighting, type View } from './evidence.ts';
import { type Account } from './people.ts';

/** Longer than the pause of anything that the tests stop for a while. */
const ANSWER_WITHIN_MS = 10_000;

/** A client of @parley/client, which applies what it is told and catches up with what it missed. */
export class StoreClient {
  readonly name: string;
  readonly sightings: Sighting[] = [];
  readonly #conversationId: string;
  readonly #chat: ChatStore;
  readonly #userId: string;
  readonly #told: number[] = [];
  #seen = 0;

  private constructor(name: string, conversationId: string, userId: string, chat: ChatStore) {
    this.name = name;
    this.#conversationId = conversationId;
    this.#chat = chat;
    this.#userId = userId;
    chat.subscribe(() => this.#look());
    chat.on('message', (message) => {
      if (message.conversationId === conversationId) this.#told.push(message.seq);
    });
  }

  static async open(
    name: string,
    address: string,
    { username, password, user }: Account,
    conversationId: string,
  ): Promise<StoreClient> {
    const parley = new ParleyClient({ baseUrl: address, timeoutMs: ANSWER_WITHIN_MS });
    await parley.auth.login({ login: username, password });
    const chat = new ChatStore(parley, { timeoutMs: ANSWER_WITHIN_MS });
    const client = new StoreClient(name, conversationId, user.id, chat);
    await chat.start();
    await chat.openConversation(conversationId);
    return client;
  }

  /** Goes into the outbox, which sends it until the server has said yes or no. Answers its clientId. */
  send(text: string): Promise<string> {
    return this.#chat.send(this.#conversationId, { text });
  }

  /** What the outbox was told of a message. */
  outcomeOf(clientId: string): Outcome {
    const waiting = this.#chat.getState().pending.find((pending) => pending.clientId === clientId);
    if (!waiting || waiting.acceptedSeq !== null) return { kind: 'ok', seq: waiting?.acceptedSeq ?? null };
    const { state, problem } = waiting;
    return state === 'failed'
      ? { kind: 'failed', code: problem?.code ?? 'unknown' }
      : { kind: 'unknown', code: 'WAITING' };
  }

  /** Whether the outbox has nothing left and the conversation is at least there. */
  isAt(version: number): boolean {
    const { chat, pending } = this.#chat.getState();
    return (
      pending.length === 0 && (chat.conversations[this.#conversationId]?.summary.version ?? 0) >= version
    );
  }

  isIn(): boolean {
    return this.#chat.getState().chat.conversations[this.#conversationId] !== undefined;
  }

  get view(): View {
    const state = this.#chat.getState();
    return {
      client: this.name,
      conversationId: this.#conversationId,
      version: state.chat.conversations[this.#conversationId]?.summary.version ?? 0,
      messages: messagesOf(state, this.#conversationId).messages,
      told: this.#told,
    };
  }

  /** For moments at which a person would look at the screen again. */
  retryNow(): void {
    this.#chat.retryNow();
  }

  close(): void {
    this.#chat.stop();
  }

  #look(): void {
    const at = performance.now();
    const { messages } = messagesOf(this.#chat.getState(), this.#conversationId);
    const fresh = messages.slice(messages.findLastIndex(({ seq }) => seq <= this.#seen) + 1);
    for (const { conversationId, seq, clientId } of fresh) {
      this.sightings.push({ client: this.name, userId: this.#userId, conversationId, seq, clientId, at });
    }
    this.#seen = Math.max(this.#seen, messages.at(-1)?.seq ?? 0);
  }
}
