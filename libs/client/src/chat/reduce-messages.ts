import { type Membership, type Message } from '@parley/contracts';
import { inOrder, withConversation } from './known-conversation.ts';
import { mentionsMe } from './membership.ts';
import { type DataOf, type EventOf, type Outcome, settled } from './outcome.ts';
import { heldAt, insertRange, type MessageRange, newer, rangeAt, removeHeld, replaceHeld } from './ranges.ts';
import { stopTyping } from './reduce-typing.ts';
import { type ChatState, type KnownConversation } from './state.ts';
import { withUsers } from './users.ts';
import { mayBeShown, raised } from './watermarks.ts';

export function reduceMessages(state: ChatState, event: EventOf<'messages'>): Outcome {
  switch (event.type) {
    case 'added':
      return inOrder(state, event.data, (known) => settled(added(state, known, event.data)));
    case 'changed':
      return inOrder(state, event.data, (known) => changed(state, known, event.data));
    case 'hidden':
      return hidden(state, event.data);
  }
}

function added(state: ChatState, known: KnownConversation, data: DataOf<'messages', 'added'>): ChatState {
  const { summary } = known;
  const messages = data.messages.filter(({ seq }) => seq > summary.lastSeq);
  const last = messages.at(-1);
  const lastSeq = last?.seq ?? summary.lastSeq;
  const next: KnownConversation = {
    ...known,
    summary: {
      ...summary,
      version: data.version,
      lastSeq,
      lastMessage: last ?? summary.lastMessage,
      me: membershipAfter(state.me, known, messages, lastSeq),
      watermarks: watermarksAfter(state, known, messages),
    },
    ranges: extendTail(known, messages, lastSeq),
  };
  const senders = messages.map(({ senderId }) => senderId);
  return stopTyping(withUsers(withConversation(state, next), data.users), data.conversationId, senders);
}

function changed(
  state: ChatState,
  known: KnownConversation,
  { conversationId, version, messages, users }: DataOf<'messages', 'changed'>,
): Outcome {
  const { me } = known.summary;
  const unread = messages.filter(({ seq }) => seq > me.readSeq);
  const unknown = unread.some((message) => mayHaveNamed(message) && !heldMessage(known, message.seq));
  const unreadMentions = me.unreadMentions + newMentions(known, unread, state.me);
  const next = withChangedMessages(known, messages);
  const summary = { ...next.summary, version, me: { ...me, unreadMentions: Math.max(0, unreadMentions) } };
  const after = withUsers(withConversation(state, { ...next, summary }), users);
  return settled(after, unknown ? [conversationId] : []);
}

/** On this device or another of the same person; no change of the conversation. */
function hidden(state: ChatState, { conversationId, seq }: DataOf<'messages', 'hidden'>): Outcome {
  const known = state.conversations[conversationId];
  if (!known) return settled(state);
  const next = withHidden(known, seq);
  return settled(withConversation(state, next), missesLast(next) ? [conversationId] : []);
}

/** Without a message. Where it was the last one, the one before it may not be known. */
export function withHidden(known: KnownConversation, seq: number): KnownConversation {
  const ranges = removeHeld(known.ranges, seq);
  const { summary } = known;
  if (summary.lastMessage?.seq !== seq) return { ...known, ranges };
  const lastMessage = rangeAt(ranges, summary.lastSeq)?.messages.at(-1) ?? null;
  return { ...known, ranges, summary: { ...summary, lastMessage } };
}

/** The last message is not known, or there is none that this person can see. */
export function missesLast({ summary: { lastMessage, lastSeq } }: KnownConversation): boolean {
  return lastMessage === null && lastSeq > 0;
}

/** Shows messages as they are now, wherever they are held. */
export function withChangedMessages(
  known: KnownConversation,
  messages: readonly Message[],
): KnownConversation {
  const { lastMessage } = known.summary;
  const last = lastMessage && messages.find(({ seq }) => seq === lastMessage.seq);
  return {
    ...known,
    summary: last ? { ...known.summary, lastMessage: newer(lastMessage, last) } : known.summary,
    ranges: replaceHeld(known.ranges, messages),
  };
}

/** New messages go on where the known end of the history is; of a conversation that nobody opened none are kept. */
export function extendTail(
  { ranges, summary }: KnownConversation,
  messages: readonly Message[],
  lastSeq: number,
): readonly MessageRange[] {
  const isWhole = summary.lastSeq === 0;
  if (!isWhole && !rangeAt(ranges, summary.lastSeq)) return ranges;
  return insertRange(ranges, { from: summary.lastSeq + 1, to: lastSeq, messages });
}

/** As the server does it: whoever writes, or does something that is noted, has read what is above. */
function membershipAfter(
  me: string,
  { summary, mentionsCountedTo }: KnownConversation,
  messages: readonly Message[],
  lastSeq: number,
): Membership {
  let { readSeq, unreadMentions, markedUnread } = summary.me;
  for (const message of messages) {
    if (message.senderId === me) {
      readSeq = Math.max(readSeq, message.seq);
      unreadMentions = 0;
      markedUnread = false;
    } else if (message.seq > Math.max(readSeq, mentionsCountedTo) && mentionsMe(message, me)) {
      unreadMentions += 1;
    }
  }
  return { ...summary.me, readSeq, unread: Math.max(0, lastSeq - readSeq), unreadMentions, markedUnread };
}

function watermarksAfter(
  state: ChatState,
  { summary: { watermarks } }: KnownConversation,
  messages: readonly Message[],
) {
  const shown = new Set(watermarks.map(({ userId }) => userId));
  const reached = messages
    .filter(({ senderId }) => shown.has(senderId))
    .map(({ senderId, seq }) => ({ userId: senderId, deliveredSeq: seq, readSeq: seq }));
  return reached.length === 0 ? watermarks : raised(watermarks, mayBeShown(state, reached));
}

/** An edit may add names or take them out, a deletion takes them out; a reaction does neither. */
function mayHaveNamed({ editedAt, deletedAt }: Message): boolean {
  return editedAt !== null || deletedAt !== null;
}

function newMentions(known: KnownConversation, messages: readonly Message[], me: string): number {
  return messages.reduce((sum, message) => {
    const before = heldMessage(known, message.seq);
    if (!before || message.senderId === me) return sum;
    return sum + Number(mentionsMe(message, me)) - Number(mentionsMe(before, me));
  }, 0);
}

function heldMessage({ ranges, summary: { lastMessage } }: KnownConversation, seq: number) {
  return heldAt(ranges, seq) ?? (lastMessage?.seq === seq ? lastMessage : undefined);
}
