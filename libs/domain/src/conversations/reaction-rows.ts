import { LIMITS, type Reaction } from '@parley/contracts';
import { marks, ReactionEntity, type Reader } from '@parley/database';
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
  const conditions = groups.map(([conversationId, places]) =>
    among(
      conversationId,
      places.map(({ seq }) => seq),
    ),
  );
  const rows = await manager.query<unknown[]>(
    `SELECT conversationId, seq, emoji, userId, count FROM (
       SELECT conversationId, seq, emoji, userId, id,
         COUNT(*) OVER (PARTITION BY conversationId, seq, emoji) AS count,
         ROW_NUMBER() OVER (PARTITION BY conversationId, seq, emoji ORDER BY id) AS place
       FROM reactions WHERE ${conditions.map(({ sql }) => sql).join(' OR ')}
     ) AS counted WHERE place <= ? ORDER BY id`,
    [...conditions.flatMap(({ parameters }) => parameters), LIMITS.reactionUsersShown],
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

/** A page is mostly a stretch without a gap, which is less to say and to look for than each message of it. */
function among(
  conversationId: string,
  seqs: readonly number[],
): { sql: string; parameters: readonly unknown[] } {
  const [first, last] = [Math.min(...seqs), Math.max(...seqs)];
  return last - first === seqs.length - 1
    ? { sql: '(conversationId = ? AND seq BETWEEN ? AND ?)', parameters: [conversationId, first, last] }
    : {
        sql: `(conversationId = ? AND seq IN (${marks(seqs)}))`,
        parameters: [conversationId, ...seqs],
      };
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
