import { Ack, MessageAccepted, type SocketEvent } from '@parley/contracts';
import { io, type Socket } from 'socket.io-client';
import { idOf, type Person } from '../../e2e/chat.ts';
import { ANSWER_WITHIN_MS } from './by-http.ts';
import { type Outcome, type Send, type Sighting } from './evidence.ts';

const BACK_WITHIN_MS = { least: 100, most: 1_000 };
/** The server sent it away, or did not let it in: Socket.IO leaves it to the program when to try again. */
const TRY_AGAIN_MS = 300;
/** What these say, is certain. Anything else that is said may come after the message was written. */
const SERVER_DOES_NOT_KNOW = new Set(['INTERNAL', 'UNAVAILABLE']);

/** A client of one's own making: it sends, keeps what it is told, and comes back by itself. It never catches up. */
export class PlainClient {
  readonly name: string;
  readonly sightings: Sighting[] = [];
  readonly #socket: Socket;
  #closed = false;

  constructor(name: string, address: string, person: Person) {
    this.name = name;
    this.#socket = io(address, {
      auth: { token: person.accessToken },
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: BACK_WITHIN_MS.least,
      reconnectionDelayMax: BACK_WITHIN_MS.most,
      timeout: 5_000,
    });
    this.#socket.on('events', (events: readonly SocketEvent[]) => this.#hear(idOf(person), events));
    this.#socket.on('disconnect', (reason) => {
      if (reason === 'io server disconnect') this.#tryAgain();
    });
    this.#socket.on('connect_error', () => {
      if (!this.#socket.active) this.#tryAgain();
    });
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  /** What is not sent at all, since the connection is away, has no outcome. */
  async send({ conversationId, clientId, text }: Send): Promise<Outcome | null> {
    if (!this.#socket.connected) return null;
    const ack = await this.#ask('messages', 'send', { conversationId, clientId, text });
    if (!ack) return { kind: 'unknown', code: 'NETWORK' };
    if (ack.ok) return { kind: 'ok', seq: MessageAccepted.parse(ack.data).seq };
    const { code } = ack.error;
    return { kind: SERVER_DOES_NOT_KNOW.has(code) ? 'unknown' : 'failed', code };
  }

  close(): void {
    this.#closed = true;
    this.#socket.disconnect();
  }

  async #ask(channel: string, action: string, data: object): Promise<Ack | null> {
    let answer: unknown;
    try {
      answer = await this.#socket.timeout(ANSWER_WITHIN_MS).emitWithAck('frame', { channel, action, data });
    } catch {
      return null;
    }
    return Ack.parse(answer);
  }

  #hear(userId: string, events: readonly SocketEvent[]): void {
    const at = performance.now();
    for (const event of events) {
      if (event.channel !== 'messages' || event.type !== 'added') continue;
      for (const { conversationId, seq, clientId } of event.data.messages) {
        this.sightings.push({ client: this.name, userId, conversationId, seq, clientId, at });
      }
    }
  }

  #tryAgain(): void {
    setTimeout(() => {
      if (!this.#closed) this.#socket.connect();
    }, TRY_AGAIN_MS);
  }
}
