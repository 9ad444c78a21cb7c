import { type Watermark } from '@parley/contracts';
import { MemberEntity, type Reader } from '@parley/database';
import { In } from 'typeorm';
import { type Access } from './conversation-access.ts';
import { partedConversations } from './parted-pairs.ts';
import { keepsReceipts } from './receipt-events.ts';
import { discreetAmong } from './receipt-privacy.ts';
import { toldWatermark } from './told-watermark.ts';

/** How far the members of small conversations are, for each of the accesses as its person may know it. */
export async function watermarksOf(reader: Reader, accesses: readonly Access[]): Promise<Watermark[][]> {
  const small = accesses.map(({ conversation }) => conversation).filter(keepsReceipts);
  if (small.length === 0) return accesses.map(() => []);
  const rows = await reader.manager.find(MemberEntity, {
    select: { conversationId: true, userId: true, deliveredSeq: true, readSeq: true },
    where: { conversationId: In([...new Set(small.map(({ id }) => id))]), state: 'active' },
    order: { conversationId: 'ASC', userId: 'ASC' },
  });
  const discreet = await discreetAmong(
    reader,
    rows.map(({ userId }) => userId),
  );
  const parted = new Set([...(await partedConversations(reader, small))].map(({ id }) => id));
  const told = new Map<MemberEntity, Watermark>();
  for (const row of rows) {
    if (parted.has(row.conversationId)) told.set(row, await toldWatermark(reader, row));
  }
  const byConversation = Map.groupBy(rows, ({ conversationId }) => conversationId);
  return accesses.map(({ conversation, member: asker }) =>
    (byConversation.get(conversation.id) ?? []).map((row) => {
      const { userId, deliveredSeq, readSeq } = row;
      const own = { userId, deliveredSeq, readSeq };
      if (userId === asker.userId) return own;
      const known = told.get(row) ?? own;
      const isUntold = discreet.has(userId) || discreet.has(asker.userId);
      return isUntold ? { ...known, readSeq: 0 } : known;
    }),
  );
}
