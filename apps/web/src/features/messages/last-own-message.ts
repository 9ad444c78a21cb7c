import { type MessageList } from '@parley/client';
import { type Message } from '@parley/contracts';

/** The newest message that this person may still reword; none where something newer of theirs waits to be sent. */
export function lastOwnMessage(
  { messages, pending, hasAfter }: MessageList,
  me: string,
): Message | undefined {
  if (hasAfter || pending.length > 0) return undefined;
  return messages.findLast(
    ({ senderId, note, deletedAt, forwardedFrom }) =>
      senderId === me && note === null && deletedAt === null && forwardedFrom === null,
  );
}
