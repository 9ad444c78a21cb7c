import { type Watermark } from '@parley/contracts';
import { type ChatState } from './state.ts';

/** Watermarks only rise, so those that come late or twice change nothing. In the order of the people's ids. */
export function raised(known: readonly Watermark[], news: readonly Watermark[]): Watermark[] {
  const byUser = new Map(known.map((watermark) => [watermark.userId, watermark]));
  for (const { userId, deliveredSeq, readSeq } of news) {
    const before = byUser.get(userId);
    byUser.set(userId, {
      userId,
      deliveredSeq: Math.max(deliveredSeq, readSeq, before?.deliveredSeq ?? 0),
      readSeq: Math.max(readSeq, before?.readSeq ?? 0),
    });
  }
  return [...byUser.values()].sort((a, b) => (a.userId < b.userId ? -1 : 1));
}

/**
 * What the server says of how everybody stands, which may be a little older than what is known. Who has read nothing
 * after having read something has chosen to keep it to themselves.
 */
export function confirmed(known: readonly Watermark[], said: readonly Watermark[]): Watermark[] {
  const before = new Map(known.map((watermark) => [watermark.userId, watermark]));
  return said.map((watermark) => {
    const { deliveredSeq = 0, readSeq = 0 } = before.get(watermark.userId) ?? {};
    return {
      userId: watermark.userId,
      deliveredSeq: Math.max(watermark.deliveredSeq, deliveredSeq),
      readSeq: watermark.readSeq === 0 ? 0 : Math.max(watermark.readSeq, readSeq),
    };
  });
}

/** Events go to everybody alike; whoever keeps receipts to themselves drops what the others have read. */
export function mayBeShown({ me, discreet }: ChatState, watermarks: readonly Watermark[]): Watermark[] {
  return watermarks.map((watermark) =>
    discreet && watermark.userId !== me ? { ...watermark, readSeq: 0 } : watermark,
  );
}
