import { type HiddenMessages, LIMITS } from '@parley/contracts';
import { marks, MessageEntity, type Reader, rowsOf } from '@parley/database';
import { z } from 'zod';

const VISIBLE = `WHERE conversationId = ? AND NOT EXISTS (
    SELECT 1 FROM hidden_messages hidden
    WHERE hidden.userId = ? AND hidden.conversationId = messages.conversationId AND hidden.seq = messages.seq
  )`;

/** Which of the messages, and in what order. */
export interface MessageRange {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly changedSince?: number;
  readonly order: 'seq' | 'seq DESC' | 'version';
  readonly limit: number;
}

/** Messages of a conversation without those that the person deleted for themselves. */
export function visibleTo(
  reader: Reader,
  userId: string,
  conversationId: string,
  { before, after, changedSince, order, limit }: MessageRange,
): Promise<MessageEntity[]> {
  const conditions: [string, number | undefined][] = [
    [' AND seq < ?', before],
    [' AND seq > ?', after],
    [' AND version > ?', changedSince],
  ];
  const given = conditions.filter(([, value]) => value !== undefined);
  return rowsOf(
    reader,
    MessageEntity,
    `${VISIBLE}${given.map(([sql]) => sql).join('')} ORDER BY ${order} LIMIT ?`,
    [conversationId, userId, ...given.map(([, value]) => value), limit],
  );
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
       FROM hidden_messages WHERE userId = ? AND conversationId IN (${marks(conversationIds)})
     ) AS newest WHERE place <= ? ORDER BY conversationId, seq`,
    [userId, ...conversationIds, LIMITS.syncMessages],
  );
  const hidden = Map.groupBy(z.array(HiddenRow).parse(rows), ({ conversationId }) => conversationId);
  return [...hidden].map(([conversationId, ofOne]) => ({
    conversationId,
    seqs: ofOne.map(({ seq }) => seq),
  }));
}
