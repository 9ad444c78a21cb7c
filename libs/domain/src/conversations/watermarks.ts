import { type Watermark } from '@parley/contracts';
import { MemberEntity, type Reader } from '@parley/database';
import { In } from 'typeorm';
import { type Access } from './conversation-access.ts';
import { keepsReceipts } from './receipt-events.ts';
import { discreetAmong } from './receipt-privacy.ts';

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
  const byConversation = Map.groupBy(rows, ({ conversationId }) => conversationId);
  return accesses.map(({ conversation, member }) =>
    (byConversation.get(conversation.id) ?? []).map(({ userId, deliveredSeq, readSeq }) => {
      const untold = userId !== member.userId && (discreet.has(userId) || discreet.has(member.userId));
      return { userId, deliveredSeq, readSeq: untold ? 0 : readSeq };
    }),
  );
}
