import { type Latency, type LatencyJob } from '../jobs.ts';
import { quantile } from '../stats.ts';
import { enter, openAll } from './crowd.ts';
import { say } from './dialect.ts';
import { PacketReader } from './packets.ts';
import { Tally, textOf } from './tally.ts';

const TICK_MS = 1;

/**
 * Open loop: messages go out when they are due, whether or not the server keeps up. A delivery is late from the moment at
 * which its message was due, not from that at which it got out.
 */
export async function latency(job: LatencyJob): Promise<Latency> {
  const { kind, address, room, senders, messages, perSecond, textLength } = job;
  const reader = new PacketReader();
  const sent = new Set<string>();
  const dueAt = new Map<string, number>();
  const delays: number[] = [];
  const tallies = room.tokens.map(() => new Tally());
  let missing = messages * tallies.length;
  const finished = Promise.withResolvers<undefined>();

  const wires = await openAll(kind, address, room.tokens, (index) => (packet) => {
    const now = performance.now();
    try {
      for (const message of reader.read(packet)) {
        tallies[index]?.take(message, sent);
        delays.push(now - (dueAt.get(message.text) ?? now));
        missing -= 1;
      }
    } catch (error) {
      finished.reject(error);
    }
    if (missing === 0) finished.resolve(undefined);
  });
  await Promise.all(wires.map((wire) => enter(kind, wire, [room.id])));

  const startedAt = performance.now();
  let next = 0;
  const clock = setInterval(() => {
    const due = Math.min(messages, Math.floor(((performance.now() - startedAt) / 1000) * perSecond));
    for (; next < due; next += 1) {
      const sender = next % senders;
      const wire = wires[sender];
      const text = textOf(sender, next, textLength);
      sent.add(text);
      dueAt.set(text, startedAt + ((next + 1) / perSecond) * 1000);
      if (wire) say(kind, wire, room.id, text, (error) => error && finished.reject(error));
    }
    if (next === messages) clearInterval(clock);
  }, TICK_MS);
  await finished.promise.finally(() => clearInterval(clock));
  for (const wire of wires) wire.close();
  const sorted = Float64Array.from(delays).sort();
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), count: sorted.length };
}
