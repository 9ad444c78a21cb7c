import { type Membership, type MembershipChange, type Message } from '@parley/contracts';
import { rangeAt } from './ranges.ts';
import { type KnownConversation } from './state.ts';

/**
 * Takes over what the server says of one's own membership. It may have counted before or after the messages that are
 * known here, and may not have heard yet how far this device has read.
 */
export function withMembership(known: KnownConversation, said: Membership, me: string): KnownConversation {
  const { lastSeq, me: mine } = known.summary;
  const behind = said.readSeq < mine.readSeq;
  const readSeq = behind ? mine.readSeq : said.readSeq;
  const countedTo = said.readSeq + said.unread;
  const unreadMentions = behind
    ? mine.unreadMentions
    : said.unreadMentions + mentionsAfter(known, countedTo, me);
  const membership = { ...said, readSeq, unread: Math.max(0, lastSeq - readSeq), unreadMentions };
  return {
    ...known,
    summary: { ...known.summary, me: membership },
    mentionsCountedTo: behind ? known.mentionsCountedTo : Math.max(countedTo, lastSeq),
  };
}

/** What this device has read counts at once, before the server has heard of it. */
export function readUpTo(known: KnownConversation, seq: number, me: string): KnownConversation {
  const { lastSeq, me: mine } = known.summary;
  const readSeq = Math.min(Math.max(seq, mine.readSeq), lastSeq);
  const held = rangeAt(known.ranges, lastSeq);
  const countable = readSeq === lastSeq || (held !== undefined && held.from <= readSeq + 1);
  const membership: Membership = {
    ...mine,
    readSeq,
    unread: lastSeq - readSeq,
    unreadMentions: countable ? mentionsAfter(known, readSeq, me) : mine.unreadMentions,
    markedUnread: false,
  };
  return { ...known, summary: { ...known.summary, me: membership } };
}

/** What this person has asked for, before the server has agreed. */
export function withOwnChange(known: KnownConversation, change: MembershipChange): KnownConversation {
  const { me } = known.summary;
  const { mutedUntil = me.mutedUntil, pinned = me.pinned, archived = me.archived } = change;
  const { markedUnread = me.markedUnread } = change;
  return withMine(known, { ...me, mutedUntil, pinned, archived, markedUnread });
}

/** The server has refused: what was changed is as before, unless it has changed again meanwhile. */
export function withoutOwnChange(
  known: KnownConversation,
  change: MembershipChange,
  before: Membership,
): KnownConversation {
  const { me } = known.summary;
  return withMine(known, {
    ...me,
    mutedUntil: me.mutedUntil === change.mutedUntil ? before.mutedUntil : me.mutedUntil,
    pinned: me.pinned === change.pinned ? before.pinned : me.pinned,
    archived: me.archived === change.archived ? before.archived : me.archived,
    markedUnread: me.markedUnread === change.markedUnread ? before.markedUnread : me.markedUnread,
  });
}

function withMine(known: KnownConversation, me: Membership): KnownConversation {
  return { ...known, summary: { ...known.summary, me } };
}

export function mentionsMe({ mentions, mentionsEveryone }: Message, me: string): boolean {
  return mentionsEveryone || mentions.includes(me);
}

function mentionsAfter(known: KnownConversation, seq: number, me: string): number {
  const { lastSeq, lastMessage } = known.summary;
  const held = rangeAt(known.ranges, lastSeq)?.messages ?? (lastMessage ? [lastMessage] : []);
  return held.filter((message) => message.seq > seq && mentionsMe(message, me)).length;
}
