import {
  type Conversation,
  type MembershipChange,
  type Message,
  type MessageDeletion,
  MessageDraft,
  validationError,
} from '@parley/contracts';
import { type z } from 'zod';
import { type ParleyClient } from '../parley-client.ts';
import { ParleyError } from '../parley-error.ts';
import { bestEffort } from './best-effort.ts';
import { ChatEngine, type ChatEvents, endError } from './chat-engine.ts';
import { type ChatOptions, type ChatParts } from './chat-parts.ts';
import { newClientId } from './client-id.ts';
import { withConversation } from './known-conversation.ts';
import { readUpTo, withOwnChange, withoutOwnChange } from './membership.ts';
import { rangeAt } from './ranges.ts';
import { withChangedMessages } from './reduce-messages.ts';
import { type ChatSnapshot } from './snapshot.ts';
import { type KnownConversation } from './state.ts';

/**
 * Everything that one person's conversations are, kept in step with the server and ready to be shown. `getState` and
 * `subscribe` are what interfaces draw from; the selectors find things in a snapshot.
 */
export class ChatStore {
  readonly #parley: ParleyClient;
  readonly #engine: ChatEngine;
  readonly #parts: ChatParts;
  #stops = 0;

  constructor(parley: ParleyClient, options: ChatOptions = {}) {
    this.#parley = parley;
    this.#engine = new ChatEngine(parley, options);
    this.#parts = this.#engine.parts;
  }

  /** The same object until something changes. */
  getState = (): ChatSnapshot => this.#parts.snapshot.now;

  /** Returns what takes the listener away again. */
  subscribe = (listener: () => void): (() => void) => this.#parts.snapshot.subscribe(listener);

  /** Returns what takes the listener away again. */
  on<Name extends keyof ChatEvents>(name: Name, listener: (payload: ChatEvents[Name]) => void): () => void {
    return this.#engine.events.on(name, listener);
  }

  /** The id of the person whose chat it is; empty before the start. */
  get me(): string {
    return this.#parts.snapshot.chat.me;
  }

  /**
   * Resolves once the conversations are there; then stays in touch by itself. Needs somebody to be signed in. What the
   * last run has kept is shown before, also where the server cannot be reached.
   */
  async start(): Promise<void> {
    const stops = this.#stops;
    if (!this.#parley.user) await this.#parley.accessToken();
    const { user } = this.#parley;
    if (!user) throw new Error('Sign in before you start the chat.');
    await this.#engine.become(user);
    if (this.#stops !== stops) throw endError('STOPPED');
    this.#parts.connection.start();
    await this.#engine.synced();
  }

  /** Keeps what is known, for the next start. */
  stop(): void {
    this.#stops += 1;
    this.#parts.connection.stop();
  }

  /** Resolves when what is known would outlive the program, as far as there is a cache. By itself it follows a moment later. */
  async kept(): Promise<void> {
    await this.#engine.keeper.keep();
  }

  /** For moments that promise success, such as a page that comes to the front again. */
  retryNow(): void {
    this.#parts.connection.retryNow();
  }

  /** Shows at once what an HTTP answer told of a conversation that is new here. */
  adopt(conversation: Conversation): void {
    if (this.#engine.known(conversation.id)) return;
    this.#engine.reduce({ channel: 'conversations', type: 'joined', data: conversation });
  }

  /** Loads its newest messages, and hears who is typing in it. Waits for the start. */
  async openConversation(conversationId: string): Promise<void> {
    const { opened } = this.#engine;
    const count = opened.get(conversationId) ?? 0;
    opened.set(conversationId, count + 1);
    await this.#engine.restored();
    const heard =
      count === 0 && bestEffort(this.#parts.connection.call('conversations', 'open', { conversationId }));
    try {
      if (!this.#engine.known(conversationId)) {
        this.adopt(await this.#parley.conversations.get(conversationId));
      }
      if (this.#engine.lacksTail(conversationId)) await this.#parts.history.loadTail(conversationId);
      await heard;
    } catch (error) {
      // What could not be opened need not be closed.
      this.closeConversation(conversationId);
      throw error;
    }
  }

  closeConversation(conversationId: string): void {
    const { opened } = this.#engine;
    const count = opened.get(conversationId) ?? 0;
    if (count > 1) opened.set(conversationId, count - 1);
    if (count !== 1) return;
    opened.delete(conversationId);
    void bestEffort(this.#parts.connection.call('conversations', 'close', { conversationId }));
    this.#engine.keepTail(conversationId);
  }

  /** The page above what is known around a seq; above the newest messages where none is given. */
  async loadBefore(conversationId: string, seq?: number): Promise<void> {
    const { history } = this.#parts;
    const known = this.#engine.known(conversationId);
    const range = known && rangeAt(known.ranges, seq ?? known.summary.lastSeq);
    if (!range) await history.loadTail(conversationId);
    else if (range.from > 1) await history.load(conversationId, { before: range.from });
  }

  /** The page below what is known around a seq. */
  async loadAfter(conversationId: string, seq: number): Promise<void> {
    const known = this.#engine.known(conversationId);
    const after = known ? (rangeAt(known.ranges, seq)?.to ?? seq) : seq;
    if (known && after < known.summary.lastSeq) await this.#parts.history.load(conversationId, { after });
  }

  async loadAround(conversationId: string, seq: number): Promise<void> {
    await this.#parts.history.load(conversationId, { around: seq });
  }

  /** A page of those who are in it; answers the cursor of the next one, null after the last. */
  async loadMembers(conversationId: string, cursor?: string): Promise<string | null> {
    return await this.#parts.members.load(conversationId, cursor);
  }

  /** Friends, requests and blocks; they are kept in step from then on. */
  async loadContacts(): Promise<void> {
    await this.#parts.contacts.load();
  }

  /**
   * Resolves with its clientId once the message is in the outbox: from then on it is sent by itself, and once, however
   * often the connection breaks meanwhile.
   */
  async send(conversationId: string, draft: Omit<z.input<typeof MessageDraft>, 'clientId'>): Promise<string> {
    const clientId = newClientId();
    const checked = MessageDraft.safeParse({ ...draft, clientId });
    if (!checked.success) throw ParleyError.fromApp(validationError(checked.error.issues));
    this.#parts.typing.forget(conversationId);
    await this.#parts.outbox.send(conversationId, checked.data);
    return clientId;
  }

  /** Tries a message again that the server refused. */
  async retry(clientId: string): Promise<void> {
    await this.#parts.outbox.retry(clientId);
  }

  /** Gives up a message that is in the outbox. */
  async discard(clientId: string): Promise<void> {
    await this.#parts.outbox.discard(clientId);
  }

  /** Resolves when the outbox has nothing more to send. */
  async flushed(): Promise<void> {
    await this.#parts.outbox.settled();
  }

  async edit(conversationId: string, seq: number, text: string): Promise<Message> {
    return this.#show(await this.#parts.connection.call('messages', 'edit', { conversationId, seq, text }));
  }

  async delete(
    conversationId: string,
    seq: number,
    whom: MessageDeletion['for'] = 'everyone',
  ): Promise<void> {
    await this.#parts.connection.call('messages', 'delete', { conversationId, seq, for: whom });
    if (whom === 'everyone') return;
    this.#engine.reduce({ channel: 'messages', type: 'hidden', data: { conversationId, seq } });
  }

  async react(conversationId: string, seq: number, emoji: string, on = true): Promise<Message> {
    const data = { conversationId, seq, emoji, on };
    return this.#show(await this.#parts.connection.call('messages', 'react', data));
  }

  /** Up to a seq, or all of it. Shown at once; told to the server a little later. */
  markRead(conversationId: string, seq?: number): void {
    const known = this.#engine.known(conversationId);
    if (!known) return;
    const { lastSeq, me } = known.summary;
    const reached = Math.min(seq ?? lastSeq, lastSeq);
    if (reached <= me.readSeq && !me.markedUnread) return;
    this.#change(conversationId, () => readUpTo(known, reached, this.me));
    if (reached > 0) this.#parts.reads.report(conversationId, reached);
  }

  /** Mute, pin, archive, mark as unread: shown at once, and taken back where the server refuses. */
  async changeMembership(conversationId: string, change: z.input<typeof MembershipChange>): Promise<void> {
    const before = this.#engine.known(conversationId)?.summary.me;
    if (before) this.#change(conversationId, (known) => withOwnChange(known, change));
    try {
      await this.#parley.conversations.changeMembership(conversationId, change);
    } catch (error) {
      if (before) this.#change(conversationId, (known) => withoutOwnChange(known, change, before));
      throw error;
    }
  }

  /** Its row is gone once the server has agreed, without waiting for the event. */
  async leave(conversationId: string): Promise<void> {
    await this.#parley.conversations.leave(conversationId);
    this.#engine.reduce({ channel: 'conversations', type: 'gone', data: { conversationId, reason: 'left' } });
  }

  /** To be called on every keystroke; the others are told now and then. */
  typing(conversationId: string): void {
    this.#parts.typing.keystroke(conversationId);
  }

  stopTyping(conversationId: string): void {
    this.#parts.typing.stop(conversationId);
  }

  /** Returns what ends it. */
  watchPresence(userIds: readonly string[]): () => void {
    return this.#parts.presence.watch(userIds);
  }

  /** The event of it may come before or after the answer; either is fine. */
  #show(message: Message): Message {
    this.#parts.history.note(message.conversationId, [message]);
    this.#change(message.conversationId, (known) => withChangedMessages(known, [message]));
    return message;
  }

  #change(conversationId: string, change: (known: KnownConversation) => KnownConversation): void {
    const { snapshot } = this.#parts;
    const known = this.#engine.known(conversationId);
    if (known) snapshot.setChat(withConversation(snapshot.chat, change(known)));
  }
}
