import { type MessageEntity, type Tx } from '@parley/database';

/**
 * Whoever writes has read what is above; nothing is sent, since everybody sees who wrote what. One statement for all that
 * is new in a conversation. Needs its lock: nobody is further than its newest message.
 */
export async function readByWriting(
  { manager }: Tx,
  conversationId: string,
  rows: readonly Pick<MessageEntity, 'senderId' | 'seq'>[],
): Promise<void> {
  const reached = [...new Map(rows.map(({ senderId, seq }) => [senderId, seq]))];
  const seqs = `CASE userId ${reached.map(() => 'WHEN ? THEN ?').join(' ')} END`;
  await manager.query(
    `UPDATE members SET readSeq = ${seqs}, deliveredSeq = ${seqs}, markedUnread = ?
     WHERE conversationId = ? AND state = ? AND userId IN (${reached.map(() => '?').join(', ')})`,
    [...reached.flat(), ...reached.flat(), 0, conversationId, 'active', ...reached.map(([userId]) => userId)],
  );
}
