import { authOf, type Kind } from './dialect.ts';
import { type OnPacket, Wire } from './wire.ts';

const AT_ONCE = 100;

/** Opens a client for each token, a hundred at a time. */
export async function openAll(
  kind: Kind,
  address: string,
  tokens: readonly string[],
  packetsOf: (index: number) => OnPacket,
): Promise<Wire[]> {
  const wires: Wire[] = [];
  for (let start = 0; start < tokens.length; start += AT_ONCE) {
    const some = tokens.slice(start, start + AT_ONCE);
    wires.push(
      ...(await Promise.all(
        some.map((token, index) => Wire.open(address, authOf(kind, token), packetsOf(start + index))),
      )),
    );
  }
  return wires;
}

/** The bare server knows no conversations: its clients say which rooms they are in. */
export async function enter(kind: Kind, wire: Wire, rooms: readonly string[]): Promise<void> {
  if (kind === 'bare') await wire.ask('join', rooms);
}
