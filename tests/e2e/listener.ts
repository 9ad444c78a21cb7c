import { type SocketEvent } from '@parley/contracts';
import { io } from 'socket.io-client';
import { expect, onTestFinished, vi } from 'vitest';
import { system } from './http.ts';

/** A plain Socket.IO client that remembers what it was told. Ends with the test. */
export class Listener {
  readonly #events: SocketEvent[] = [];

  static async connect(token: string, url = system.url): Promise<Listener> {
    const socket = io(url, {
      auth: { token },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    onTestFinished(() => void socket.disconnect());
    const listener = new Listener();
    socket.on('events', (events: SocketEvent[]) => listener.#events.push(...events));
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return listener;
  }

  /** Waits for exactly these, since the last time, and in this order. */
  async expects(...events: readonly object[]): Promise<void> {
    await vi.waitFor(() => expect(this.#events).toMatchObject(events), { timeout: 60_000, interval: 20 });
    this.#events.length = 0;
  }
}
