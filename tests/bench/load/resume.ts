import { z } from 'zod';
import { type Duration, type ResumeJob } from '../jobs.ts';
import { comeIn, openAll } from './crowd.ts';
import { authOf } from './dialect.ts';
import { type Wire } from './wire.ts';

const Synced = z.object({
  ok: z.literal(true),
  data: z.object({
    changed: z.array(
      z.object({
        recovered: z.boolean(),
        conversation: z.object({ id: z.string(), version: z.number(), lastSeq: z.number() }),
        messages: z.array(z.object({ seq: z.number() })),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
});
type Known = Map<string, { version: number; lastSeq: number }>;

const ignore = () => undefined;

/**
 * Clients learn where their conversations stand, are cut off, and come back when they are told to: all at once, which is
 * worse than what clients of ours do. Each is whole when it has every message it missed.
 */
export async function resume(
  { address, clients, missed }: ResumeJob,
  away: () => Promise<void>,
): Promise<Duration> {
  const tokens = clients.map(({ token }) => token);
  const first = await openAll('parley', address, tokens, () => ignore);
  const known = await Promise.all(first.map((wire) => sync(wire, new Map())));
  for (const wire of first) wire.close();
  await away();

  const startedAt = performance.now();
  await Promise.all(
    clients.map(async ({ token, conversationId }, index) => {
      const before: Known = known[index] ?? new Map();
      const wire = await comeIn(address, authOf('parley', token), ignore);
      const messages: number[] = [];
      await sync(wire, before, (id, seqs) => {
        if (id === conversationId) messages.push(...seqs);
      });
      wire.close();
      const from = (before.get(conversationId)?.lastSeq ?? 0) + 1;
      const whole = messages.length === missed && messages.every((seq, i) => seq === from + i);
      if (!whole)
        throw new Error(`A client missed ${missed} messages from ${from} on and got ${String(messages)}.`);
    }),
  );
  return { seconds: (performance.now() - startedAt) / 1000, count: clients.length };
}

async function sync(
  wire: Wire,
  before: Known,
  got: (conversationId: string, seqs: readonly number[]) => void = ignore,
): Promise<Known> {
  const after: Known = new Map(before);
  let cursor: string | null = null;
  do {
    const sorted = [...before].sort(([a], [b]) => (a < b ? -1 : 1));
    const from: string | null = cursor;
    const items = sorted
      .filter(([id]) => from === null || id >= from)
      .map(([id, { version }]) => [id, version]);
    const data = { known: items, ...(from === null ? {} : { cursor: from }) };
    const answer = Synced.parse(await wire.ask('frame', { channel: 'conversations', action: 'sync', data }));
    for (const { conversation, recovered, messages } of answer.data.changed) {
      after.set(conversation.id, conversation);
      if (recovered)
        got(
          conversation.id,
          messages.map(({ seq }) => seq),
        );
    }
    cursor = answer.data.nextCursor;
  } while (cursor !== null);
  return after;
}
