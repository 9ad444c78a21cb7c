/** Asks for the first message at a seq or after it; null where there is none. */
export type MessageFrom = (seq: number) => Promise<{ seq: number; createdAt: string } | null>;

/** The first message that was written at a moment or later; the last one where none was. A question for each halving. */
export async function firstSeqSince(moment: number, lastSeq: number, from: MessageFrom): Promise<number> {
  let low = 1;
  let high = lastSeq;
  while (low < high) {
    const middle = (low + high) >> 1;
    const message = await from(middle);
    // What was deleted for this person is not there: the answer may lie beyond the middle.
    if (message && Date.parse(message.createdAt) < moment) low = message.seq + 1;
    else high = middle;
  }
  return Math.min(low, lastSeq);
}
