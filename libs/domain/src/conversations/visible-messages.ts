import { type HiddenMessages, LIMITS } from '@parley/contracts';
import { HiddenMessageEntity, MessageEntity, type Reader } from '@parley/database';
import { type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';

/** The messages of a conversation without those that the person deleted for themselves; the alias is `message`. */
export function visibleTo(
  { manager }: Reader,
  userId: string,
  conversationId: string,
): SelectQueryBuilder<MessageEntity> {
  const rows = manager
    .createQueryBuilder(MessageEntity, 'message')
    .where('message.conversationId = :conversationId', { conversationId });
  const hidden = rows
    .subQuery()
    .select('1')
    .from(HiddenMessageEntity, 'hidden')
    .where('hidden.userId = :userId AND hidden.conversationId = message.conversationId')
    .andWhere('hidden.seq = message.seq');
  return rows.andWhere(`NOT EXISTS ${hidden.getQuery()}`).setParameter('userId', userId);
}

const HiddenRow = z.object({ conversationId: z.string(), seq: z.number() });

/** What the person deleted for themselves in these conversations, as far as clients are told. */
export async function hiddenIn(
  { manager }: Reader,
  userId: string,
  conversationIds: readonly string[],
): Promise<HiddenMessages[]> {
  if (conversationIds.length === 0) return [];
  const rows = await manager.query<unknown[]>(
    `SELECT conversationId, seq FROM (
       SELECT conversationId, seq, ROW_NUMBER() OVER (PARTITION BY conversationId ORDER BY seq DESC) AS place
       FROM hidden_messages WHERE userId = ? AND conversationId IN (${conversationIds.map(() => '?').join(', ')})
     ) AS newest WHERE place <= ? ORDER BY conversationId, seq`,
    [userId, ...conversationIds, LIMITS.syncMessages],
  );
  const hidden = Map.groupBy(z.array(HiddenRow).parse(rows), ({ conversationId }) => conversationId);
  return [...hidden].map(([conversationId, ofOne]) => ({
    conversationId,
    seqs: ofOne.map(({ seq }) => seq),
  }));
}
