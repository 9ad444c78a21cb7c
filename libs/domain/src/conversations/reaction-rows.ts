import { LIMITS, type Reaction } from '@parley/contracts';
import { ReactionEntity, type Reader } from '@parley/database';
import { z } from 'zod';

/** Where a message stands. */
interface Place {
  readonly conversationId: string;
  readonly seq: number;
}

const Row = z.object({
  conversationId: z.string(),
  seq: z.number(),
  emoji: z.string(),
  userId: z.string(),
  count: z.coerce.number(),
});

/**
 * By `placeKey`, of messages of any conversations. The database counts and picks out who is shown: ten thousand who react
 * to one message cost a scan of an index, not as many rows.
 */
export async function reactionsTo(
  { manager }: Reader,
  messages: readonly Place[],
): Promise<Map<string, Reaction[]>> {
  const byMessage = new Map<string, Reaction[]>();
  if (messages.length === 0) return byMessage;
  const groups = [...Map.groupBy(messages, ({ conversationId }) => conversationId)];
  const where = groups.map(
    ([, places]) => `(conversationId = ? AND seq IN (${places.map(() => '?').join(', ')}))`,
  );
  const rows = await manager.query<unknown[]>(
    `SELECT conversationId, seq, emoji, userId, count FROM (
       SELECT conversationId, seq, emoji, userId, id,
         COUNT(*) OVER (PARTITION BY conversationId, seq, emoji) AS count,
         ROW_NUMBER() OVER (PARTITION BY conversationId, seq, emoji ORDER BY id) AS place
       FROM reactions WHERE ${where.join(' OR ')}
     ) AS counted WHERE place <= ? ORDER BY id`,
    [
      ...groups.flatMap(([conversationId, places]) => [conversationId, ...places.map(({ seq }) => seq)]),
      LIMITS.reactionUsersShown,
    ],
  );
  for (const { emoji, userId, count, ...place } of z.array(Row).parse(rows)) {
    const key = placeKey(place);
    const reactions = byMessage.get(key) ?? [];
    byMessage.set(key, reactions);
    const known = reactions.find((reaction) => reaction.emoji === emoji);
    if (known) known.userIds.push(userId);
    else reactions.push({ emoji, count, userIds: [userId] });
  }
  return byMessage;
}

export function placeKey({ conversationId, seq }: Place): string {
  return `${conversationId}/${seq}`;
}

export async function emojisOn({ manager }: Reader, conversationId: string, seq: number): Promise<string[]> {
  const rows = await manager
    .createQueryBuilder(ReactionEntity, 'reaction')
    .select('DISTINCT reaction.emoji', 'emoji')
    .where({ conversationId, seq })
    .getRawMany<{ emoji: string }>();
  return rows.map(({ emoji }) => emoji);
}
