import { type Frame, type SocketError } from '@parley/contracts';

/** What a transport tells of itself, never before it was handed out; `refused` and `lost` are the last it says. */
export interface TransportListener {
  connected(): void;
  /** With the server's words, where it was the server that refused. */
  refused(problem: SocketError | null): void;
  /** Whatever came; not checked. */
  received(events: unknown): void;
  lost(): void;
}

/** One attempt at one connection; it never comes back by itself. */
export interface Transport {
  /** Resolves with whatever the acknowledgement holds; rejects when none comes in time, or the connection ends. */
  request(frame: Frame, timeoutMs: number): Promise<unknown>;
  close(): void;
}

export type OpenTransport = (address: string, token: string, listener: TransportListener) => Transport;
