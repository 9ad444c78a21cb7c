import { type ConnectJob, type Duration, type IdleJob } from '../jobs.ts';
import { openAll } from './crowd.ts';
import { authOf } from './dialect.ts';
import { Wire } from './wire.ts';

const ignore = () => undefined;

/** So many clients come at once, and the next as soon as one has got in. */
export async function connectStorm({ kind, address, tokens, atOnce }: ConnectJob): Promise<Duration> {
  const waiting = tokens.values();
  const wires: Wire[] = [];
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const token of waiting) wires.push(await Wire.open(address, authOf(kind, token), ignore));
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  for (const wire of wires) wire.close();
  return { seconds, count: wires.length };
}

let staying: Wire[] = [];

/** They stay until they are told to leave. */
export async function idle({ kind, address, tokens }: IdleJob): Promise<Duration> {
  const startedAt = performance.now();
  staying = await openAll(kind, address, tokens, () => ignore);
  return { seconds: (performance.now() - startedAt) / 1000, count: staying.length };
}

export function leave(): object {
  const ended = staying.find((wire) => wire.ended);
  for (const wire of staying) wire.close();
  staying = [];
  if (ended) throw new Error(`An idle client was cut off: ${ended.ended ?? ''}`);
  return {};
}
