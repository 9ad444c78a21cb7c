import { type KnownConversation } from '@parley/client';
import { type Message } from '@parley/contracts';

/** Whether this part of the history is known, even where the message itself was deleted for this person. */
export function heldIn({ ranges }: KnownConversation, seq: number): boolean {
  return ranges.some(({ from, to }) => from <= seq && seq <= to);
}

/** A message, where its part of the history is known. */
export function heldMessage({ ranges }: KnownConversation, seq: number): Message | undefined {
  const messages = ranges.find(({ from, to }) => from <= seq && seq <= to)?.messages ?? [];
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.seq ?? Infinity) < seq) low = middle + 1;
    else high = middle;
  }
  return messages[low]?.seq === seq ? messages[low] : undefined;
}
