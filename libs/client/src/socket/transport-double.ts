import { type Frame, type SocketError, type SocketEvent } from '@parley/contracts';
import { type OpenTransport, type TransportListener } from './transport.ts';

type Handler = (data: unknown) => unknown;

/** One connection that a client tried to make. */
export class ConnectionDouble {
  readonly token: string;
  readonly address: string;
  readonly frames: Frame[] = [];
  closed = false;
  readonly #listener: TransportListener;
  readonly #handlers: ReadonlyMap<string, Handler>;
  readonly #waiting = new Set<(error: Error) => void>();

  constructor(
    address: string,
    token: string,
    listener: TransportListener,
    handlers: ReadonlyMap<string, Handler>,
  ) {
    this.address = address;
    this.token = token;
    this.#listener = listener;
    this.#handlers = handlers;
  }

  accept(): void {
    this.#listener.connected();
  }

  refuse(problem: SocketError | null = null): void {
    this.#listener.refused(problem);
  }

  send(...events: SocketEvent[]): void {
    this.#listener.received(events);
  }

  sendRaw(anything: unknown): void {
    this.#listener.received(anything);
  }

  lose(): void {
    for (const reject of this.#waiting) reject(new Error('socket has been disconnected'));
    this.#waiting.clear();
    this.#listener.lost();
  }

  asked(channel: string, action: string): unknown[] {
    return this.frames
      .filter((frame) => frame.channel === channel && frame.action === action)
      .map(({ data }) => data);
  }

  request(frame: Frame): Promise<unknown> {
    this.frames.push(frame);
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      void this.#answer(frame).then((ack) => {
        this.#waiting.delete(reject);
        resolve(ack);
      });
    });
  }

  async #answer({ channel, action, data }: Frame): Promise<unknown> {
    const handler = this.#handlers.get(`${channel}/${action}`);
    const reply: unknown = await (handler ? handler(data) : new Promise(() => undefined));
    return isRefusal(reply) ? { ok: false, error: reply.error } : { ok: true, data: reply };
  }
}

/** A server of one's own making for specs: a handler for each `channel/action`, and a list of who came. */
export class TransportDouble {
  readonly connections: ConnectionDouble[] = [];
  readonly #handlers = new Map<string, Handler>();

  constructor() {
    this.on('session/hello', () => ({
      userId: '01JD3V6W7Y8Z9A0B1C2D3E0001',
      sessionId: '01JD3V6W7Y8Z9A0B1C2D3E0900',
      serverTime: '2026-11-20T09:30:00.000Z',
      heartbeatSeconds: 10,
      expiresIn: 900,
    }));
  }

  /** What the handler answers is the data; `{ error }` refuses, and a promise that stays open answers nothing. */
  on(action: string, handler: Handler): this {
    this.#handlers.set(action, handler);
    return this;
  }

  get last(): ConnectionDouble {
    const last = this.connections.at(-1);
    if (!last) throw new Error('Nobody has come yet.');
    return last;
  }

  readonly open: OpenTransport = (address, token, listener) => {
    const connection = new ConnectionDouble(address, token, listener, this.#handlers);
    this.connections.push(connection);
    return {
      request: (frame) => connection.request(frame),
      close: () => {
        connection.closed = true;
      },
    };
  };
}

function isRefusal(reply: unknown): reply is { error: SocketError } {
  return typeof reply === 'object' && reply !== null && 'error' in reply;
}
