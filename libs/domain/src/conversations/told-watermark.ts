import { type MemberEntity, MessageEntity, ReceiptEntity, type Reader } from '@parley/database';
import { type Watermark } from '@parley/contracts';

/**
 * How far the others know somebody to be, where that is not told any more: up to what was told while it was, or what the
 * person wrote. So a block takes nothing back, and adds nothing.
 */
export async function toldWatermark(
  reader: Reader,
  { conversationId, userId }: Pick<MemberEntity, 'conversationId' | 'userId'>,
): Promise<Watermark> {
  const last = async (kind: ReceiptEntity['kind']): Promise<number> => {
    const receipt = await reader.manager.findOne(ReceiptEntity, {
      where: { conversationId, kind, userId },
      order: { seq: 'DESC' },
    });
    return receipt?.seq ?? 0;
  };
  const own = await reader.manager.findOne(MessageEntity, {
    select: { conversationId: true, seq: true },
    where: { conversationId, senderId: userId },
    order: { seq: 'DESC' },
  });
  const readSeq = Math.max(await last('read'), own?.seq ?? 0);
  return { userId, readSeq, deliveredSeq: Math.max(await last('delivered'), readSeq) };
}
