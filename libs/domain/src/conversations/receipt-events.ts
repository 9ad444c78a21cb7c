import { LIMITS, type PersonalEvent, type Watermark } from '@parley/contracts';
import { type ConversationEntity } from '@parley/database';

/** Whether the conversation tells how far the others are. */
export function keepsReceipts({ memberCount }: ConversationEntity): boolean {
  return memberCount <= LIMITS.receiptMembers;
}

/** How far some have got; what the discreet read stays untold. */
export function advancedEvent(
  conversationId: string,
  advances: readonly Watermark[],
  discreet: ReadonlySet<string>,
): PersonalEvent {
  const watermarks = advances.map((advance) =>
    discreet.has(advance.userId) ? { ...advance, readSeq: 0 } : advance,
  );
  return { channel: 'receipts', type: 'advanced', data: { conversationId, watermarks } };
}
