import { type Interest, type Member, type Message, type User } from '@parley/contracts';
import { memoized } from './memoized.ts';
import { type PendingMessage } from './outbox.ts';
import { type MessageRange, rangeAt } from './ranges.ts';
import { type ChatSnapshot } from './snapshot.ts';
import { type ChatState, type Contacts, type KnownConversation } from './state.ts';

/** A stretch of a conversation, as it is shown. */
export interface MessageList {
  readonly messages: readonly Message[];
  /** What this person has written and the others do not see yet; below the newest message. */
  readonly pending: readonly PendingMessage[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

const NOTHING: MessageList = { messages: [], pending: [], hasBefore: false, hasAfter: false };

/** The newest messages of a conversation; or the stretch that has the given seq. */
export function messagesOf(snapshot: ChatSnapshot, conversationId: string, seq?: number): MessageList {
  const known = snapshot.chat.conversations[conversationId];
  if (!known) return NOTHING;
  const { lastSeq } = known.summary;
  const pending = pendingOf(snapshot, conversationId);
  const at = seq ?? lastSeq;
  const range = rangeAt(known.ranges, at);
  if (range) return listOf(range, pending, lastSeq);
  return at < lastSeq ? NOT_LOADED : withoutTail(known, pending);
}

/** By the stretch, so that all who ask for places within it get the same. */
const listOf = memoized(
  (range: MessageRange, pending: readonly PendingMessage[], lastSeq: number): MessageList => {
    const hasAfter = range.to < lastSeq;
    return {
      messages: range.messages,
      pending: hasAfter ? [] : stillPending(pending, range.messages),
      hasBefore: range.from > 1,
      hasAfter,
    };
  },
);

const NOT_LOADED: MessageList = { messages: [], pending: [], hasBefore: true, hasAfter: true };

const withoutTail = memoized(
  ({ summary }: KnownConversation, pending: readonly PendingMessage[]): MessageList => ({
    messages: [],
    pending,
    hasBefore: summary.lastSeq > 0,
    hasAfter: false,
  }),
);

/** A message may arrive before the answer to its sending does. */
function stillPending(
  pending: readonly PendingMessage[],
  messages: readonly Message[],
): readonly PendingMessage[] {
  if (pending.length === 0) return pending;
  const arrived = new Set(messages.map(({ clientId }) => clientId));
  return pending.filter(({ clientId }) => !arrived.has(clientId));
}

const byConversation = memoized((pending: readonly PendingMessage[]) =>
  Map.groupBy(pending, ({ conversationId }) => conversationId),
);
const NO_PENDING: readonly PendingMessage[] = [];

export function pendingOf({ pending }: ChatSnapshot, conversationId: string): readonly PendingMessage[] {
  return byConversation(pending).get(conversationId) ?? NO_PENDING;
}

/** Pinned ones first, then by what happened last. Archived ones are left out. */
export function conversationList({ chat }: ChatSnapshot): readonly KnownConversation[] {
  return sortedConversations(chat.conversations);
}

export function archivedConversations({ chat }: ChatSnapshot): readonly KnownConversation[] {
  return sortedArchive(chat.conversations);
}

const sortedConversations = memoized((conversations: ChatState['conversations']) =>
  Object.values(conversations)
    .filter(({ summary }) => !summary.me.archived)
    .sort((a, b) => Number(b.summary.me.pinned) - Number(a.summary.me.pinned) || byLatest(a, b)),
);
const sortedArchive = memoized((conversations: ChatState['conversations']) =>
  Object.values(conversations)
    .filter(({ summary }) => summary.me.archived)
    .sort(byLatest),
);

function byLatest(a: KnownConversation, b: KnownConversation): number {
  return lastMoment(b).localeCompare(lastMoment(a)) || (a.summary.id < b.summary.id ? -1 : 1);
}

function lastMoment({ summary }: KnownConversation): string {
  return summary.lastMessage?.createdAt ?? summary.createdAt;
}

/** How many conversations ask for attention; muted and archived ones do not. */
export function unreadConversations({ chat }: ChatSnapshot, now: number): number {
  return Object.values(chat.conversations).filter((known) => {
    const { me } = known.summary;
    return !me.archived && !isMuted(known, now) && (me.unread > 0 || me.markedUnread);
  }).length;
}

export function isMuted({ summary: { me } }: KnownConversation, now: number): boolean {
  return me.mutedUntil !== null && Date.parse(me.mutedUntil) > now;
}

/** The card of somebody, where anything has told of them. */
export function userOf({ chat }: ChatSnapshot, userId: string): User | undefined {
  return chat.users[userId];
}

const NOBODY: readonly string[] = [];

/** The ids of those who are typing, by when they began. */
export function typingIn({ chat }: ChatSnapshot, conversationId: string): readonly string[] {
  return chat.typing[conversationId] ?? NOBODY;
}

/** By name. Those who were loaded. */
export function membersOf({ chat }: ChatSnapshot, conversationId: string): readonly Member[] {
  const known = chat.conversations[conversationId];
  return known ? sortedMembers(known.members) : NO_MEMBERS;
}

const NO_MEMBERS: readonly Member[] = [];
const sortedMembers = memoized((members: KnownConversation['members']) =>
  Object.values(members).sort((a, b) => byName(a.user, b.user)),
);

/** By name. Empty until the contacts are loaded. */
export function friendsOf({ chat }: ChatSnapshot): readonly User[] {
  return chat.contacts ? sortedFriends(chat.contacts.friends) : NO_FRIENDS;
}

const NO_FRIENDS: readonly User[] = [];
const sortedFriends = memoized((friends: Contacts['friends']) =>
  Object.values(friends)
    .map(({ user }) => user)
    .sort(byName),
);

/** Newest first. Empty until the contacts are loaded. */
export function interestsIn({ chat }: ChatSnapshot, box: Interest['box']): readonly Interest[] {
  return (chat.contacts && interestsByBox(chat.contacts.interests).get(box)) ?? NO_INTERESTS;
}

const NO_INTERESTS: readonly Interest[] = [];
const interestsByBox = memoized((interests: Contacts['interests']) => {
  const newestFirst = (a: Interest, b: Interest) =>
    b.createdAt.localeCompare(a.createdAt) || (a.id < b.id ? 1 : -1);
  return Map.groupBy(Object.values(interests).sort(newestFirst), ({ box }) => box);
});

/** How somebody stands to the person whose chat it is. */
export interface KnownRelation {
  readonly friend: boolean;
  /** Whether one has blocked them. */
  readonly blocked: boolean;
  /** The request that waits between the two; theirs, where there are two. */
  readonly interest: Interest | null;
}

/** Undefined until the contacts are loaded. */
export function relationTo({ chat }: ChatSnapshot, userId: string): KnownRelation | undefined {
  return chat.contacts ? (relations(chat.contacts).get(userId) ?? STRANGER) : undefined;
}

const STRANGER: KnownRelation = { friend: false, blocked: false, interest: null };
const relations = memoized(({ friends, interests, blocked }: Contacts) => {
  const found = new Map<string, KnownRelation>();
  const note = (userId: string, part: Partial<KnownRelation>) =>
    found.set(userId, { ...STRANGER, ...found.get(userId), ...part });
  for (const userId of Object.keys(friends)) note(userId, { friend: true });
  for (const userId of Object.keys(blocked)) note(userId, { blocked: true });
  const received = (interest: Interest) => Number(interest.box === 'received');
  const theirsLast = Object.values(interests).sort((a, b) => received(a) - received(b));
  for (const interest of theirsLast) note(interest.user.id, { interest });
  return found;
});

/** Whom one has blocked, by name. Those whose cards nothing has told of are left out. */
export function blockedPeople({ chat }: ChatSnapshot): readonly User[] {
  return chat.contacts ? sortedBlocked(chat.contacts.blocked, chat.users) : NO_FRIENDS;
}

const sortedBlocked = memoized((blocked: Contacts['blocked'], users: ChatState['users']) =>
  Object.keys(blocked)
    .flatMap((userId) => users[userId] ?? [])
    .sort(byName),
);

/** The groups in which somebody is known to be as well, the latest first: all of the small ones. */
export function groupsWith({ chat }: ChatSnapshot, userId: string): readonly KnownConversation[] {
  return sharedGroups(chat.conversations, userId);
}

const sharedGroups = memoized((conversations: ChatState['conversations'], userId: string) =>
  Object.values(conversations)
    .filter(
      ({ summary, members }) => summary.kind === 'group' && (members[userId] ?? isMarked(summary, userId)),
    )
    .sort(byLatest),
);

function isMarked({ watermarks }: KnownConversation['summary'], userId: string): boolean {
  return watermarks.some((mark) => mark.userId === userId);
}

/** Whether their messages are to be folded away. */
export function isBlocked({ chat }: ChatSnapshot, userId: string): boolean {
  return chat.contacts?.blocked[userId] ?? false;
}

function byName(a: User, b: User): number {
  return a.displayName.localeCompare(b.displayName) || (a.id < b.id ? -1 : 1);
}
