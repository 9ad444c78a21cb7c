import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** `held`: what is sent does not arrive, and nobody is told, as when a cable is pulled. `closed`: connections break, and new ones are refused. */
export type Cut = 'held' | 'closed';

interface Pair {
  readonly near: Socket;
  /** Undefined until the line lets it through. */
  far: Socket | undefined;
}

/** A line between two programs of a test, which can be cut and healed. */
export class TcpProxy {
  readonly port: number;
  readonly #target: number;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #cut: Cut | null = null;

  private constructor(server: Server, port: number, target: number) {
    this.port = port;
    this.#server = server;
    this.#target = target;
    server.on('connection', (socket) => this.#accept(socket));
  }

  /** Listens on 127.0.0.1 and leads to a port there. */
  static async start(target: number): Promise<TcpProxy> {
    const server = createServer({ pauseOnConnect: true });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return new TcpProxy(server, port, target);
  }

  /** The address of what it leads to, by way of this line. */
  through(address: string): string {
    const url = new URL(address);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  cut(how: Cut): void {
    this.#cut = how;
    for (const pair of [...this.#pairs]) {
      if (how === 'closed') this.#end(pair);
      else for (const socket of [pair.near, pair.far]) socket?.pause();
    }
  }

  /** What was held arrives now, if those who sent it still wait. */
  heal(): void {
    this.#cut = null;
    for (const pair of [...this.#pairs]) {
      if (!pair.far) this.#connect(pair);
      else for (const socket of [pair.near, pair.far]) socket.resume();
    }
  }

  async stop(): Promise<void> {
    this.cut('closed');
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(near: Socket): void {
    if (this.#cut === 'closed') {
      near.destroy();
      return;
    }
    const pair: Pair = { near, far: undefined };
    this.#pairs.add(pair);
    this.#endWith(pair, near);
    if (!this.#cut) this.#connect(pair);
  }

  #connect(pair: Pair): void {
    const { near } = pair;
    const far = connect({ port: this.#target, host: '127.0.0.1' });
    pair.far = far;
    this.#endWith(pair, far);
    // Not `pipe`: it resumes what a cut has paused.
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk) => {
        if (to.write(chunk)) return;
        from.pause();
        to.once('drain', () => {
          if (this.#cut !== 'held') from.resume();
        });
      });
    }
    near.resume();
  }

  #endWith(pair: Pair, socket: Socket): void {
    socket.setNoDelay(true);
    socket.once('error', () => this.#end(pair));
    socket.once('close', () => this.#end(pair));
  }

  #end(pair: Pair): void {
    this.#pairs.delete(pair);
    pair.near.destroy();
    pair.far?.destroy();
  }
}
