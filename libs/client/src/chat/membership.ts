import { type Membership, type Message } from '@parley/contracts';
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

export function mentionsMe({ mentions, mentionsEveryone }: Message, me: string): boolean {
  return mentionsEveryone || mentions.includes(me);
}

function mentionsAfter(known: KnownConversation, seq: number, me: string): number {
  const { lastSeq, lastMessage } = known.summary;
  const held = rangeAt(known.ranges, lastSeq)?.messages ?? (lastMessage ? [lastMessage] : []);
  return held.filter((message) => message.seq > seq && mentionsMe(message, me)).length;
}
