import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** Below the range from which systems take the ports of outgoing connections, so that none of those gets in the way. */
const FIRST = 20_000;
const PAIRS = 6_000;
const pledges = new Map<number, Server>();

/**
 * A port of 127.0.0.1 that nobody listens on, given to one process only and there once: the odd port above it is held
 * for as long as this process lives. A port that is merely free may be taken before its program has started.
 */
export async function freePort(): Promise<number> {
  while (pledges.size < PAIRS) {
    const port = FIRST + 2 * randomInt(PAIRS);
    if (pledges.has(port)) continue;
    const pledge = await listen(port + 1);
    const probe = pledge && (await listen(port));
    if (!probe) {
      pledge?.close();
      continue;
    }
    probe.close();
    pledges.set(port, pledge);
    return port;
  }
  throw new Error(`All ports from ${FIRST} to ${FIRST + 2 * PAIRS} were handed out.`);
}

function listen(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy()).unref();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '0.0.0.0', exclusive: true }, () => resolve(server));
  });
}
