import { setTimeout as sleep } from 'node:timers/promises';
import { authOf, type Kind } from './dialect.ts';
import { type OnPacket, Wire } from './wire.ts';

const AT_ONCE = 100;
const TRIES = 100;
const AGAIN_AFTER_MS = 100;

/** As clients do: who is told that there is nobody just now tries again. */
export async function comeIn(address: string, auth: object | null, onPacket: OnPacket): Promise<Wire> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await Wire.open(address, auth, onPacket);
    } catch (error) {
      if (left === 0 || !(error instanceof Error) || !error.message.includes(' 503 ')) throw error;
      await sleep(AGAIN_AFTER_MS);
    }
  }
}

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
        some.map((token, index) => comeIn(address, authOf(kind, token), packetsOf(start + index))),
      )),
    );
  }
  return wires;
}

/** The bare server knows no conversations: its clients say which rooms they are in. */
export async function enter(kind: Kind, wire: Wire, rooms: readonly string[]): Promise<void> {
  if (kind === 'bare') await wire.ask('join', rooms);
}
