import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the range from which systems take the ports of outgoing connections, so that none of those gets in the way. */
const FIRST = 20_000;
const LAST = 32_000;
const handedOut = new Set<number>();

/** A port of 127.0.0.1 that nobody listens on, never given twice by this process. */
export async function freePort(): Promise<number> {
  while (handedOut.size < LAST - FIRST) {
    const port = randomInt(FIRST, LAST);
    if (!handedOut.has(port) && (await canListen(port))) {
      handedOut.add(port);
      return port;
    }
  }
  throw new Error(`All ports from ${FIRST} to ${LAST} were handed out.`);
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '0.0.0.0', () => probe.close(() => resolve(true)));
  });
}
