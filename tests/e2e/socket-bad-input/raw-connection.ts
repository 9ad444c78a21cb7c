import { SOCKET_PATH } from '@parley/contracts';
import { vi } from 'vitest';
import { system } from '../http.ts';

/** A WebSocket that is signed in, without Socket.IO's client in between. */
export class RawConnection {
  readonly #socket: WebSocket;
  readonly received: string[] = [];
  #ended = false;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#receive(String(data)));
    socket.addEventListener('close', () => {
      this.#ended = true;
    });
  }

  static async open(auth: string): Promise<RawConnection> {
    const url = new URL(`${SOCKET_PATH}/?EIO=4&transport=websocket`, system.url);
    url.protocol = 'ws:';
    const connection = new RawConnection(new WebSocket(url));
    await connection.hears((packet) => packet.startsWith('0'));
    connection.send(`40${auth}`);
    return connection;
  }

  get ended(): boolean {
    return this.#ended;
  }

  send(packet: string | Uint8Array): void {
    this.#socket.send(typeof packet === 'string' ? packet : Uint8Array.from(packet));
  }

  hears(wanted: (packet: string) => boolean): Promise<string> {
    return vi.waitFor(
      () => {
        const packet = this.received.find(wanted);
        if (packet === undefined) throw new Error(`Heard only: ${this.received.join(' ').slice(0, 500)}`);
        return packet;
      },
      { timeout: 60_000, interval: 10 },
    );
  }

  waitsForEnd(): Promise<void> {
    return vi.waitFor(
      () => {
        if (!this.#ended) throw new Error(`Not ended. Heard: ${this.received.join(' ').slice(0, 500)}`);
      },
      { timeout: 60_000, interval: 10 },
    );
  }

  close(): void {
    this.#socket.close();
  }

  #receive(packet: string): void {
    if (packet === '2') this.send('3');
    else this.received.push(packet);
  }
}
