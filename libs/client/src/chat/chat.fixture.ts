import {
  type Conversation,
  type ConversationDelta,
  type ConversationInfo,
  type Member,
  type Membership,
  type Message,
  type SyncAnswer,
  type User,
} from '@parley/contracts';
import { reduce } from './reducer.ts';
import { type ChatState, emptyState, type KnownConversation } from './state.ts';

const AT = '2026-11-20T09:30:00.000Z';

export function idOf(number: number): string {
  return `01JD3V6W7Y8Z9A0B1C2D3E${String(number).padStart(4, '0')}`;
}

function person(number: number, name: string): User {
  return { id: idOf(number), username: name.toLowerCase(), displayName: name, about: '', avatarUrl: null };
}

/** Whose state it is. */
export const ada = person(1, 'Ada');
export const grace = person(2, 'Grace');
export const linus = person(3, 'Linus');
export const harbour = idOf(100);
export const lighthouse = idOf(101);

export function clientIdOf(number: number): string {
  return `0b8f6a52-8f0e-4c0f-9a3b-${String(number).padStart(12, '0')}`;
}

export function membership(change: Partial<Membership> = {}): Membership {
  return {
    role: 'member',
    joinedAt: AT,
    readSeq: 0,
    unread: 0,
    unreadMentions: 0,
    markedUnread: false,
    mutedUntil: null,
    pinned: false,
    archived: false,
    ...change,
  };
}

/** Of `harbour`, written by Grace, unless said otherwise. */
export function message(seq: number, change: Partial<Message> = {}): Message {
  return {
    conversationId: harbour,
    seq,
    version: seq,
    senderId: grace.id,
    clientId: clientIdOf(seq),
    text: `message ${seq}`,
    note: null,
    replyTo: null,
    forwardedFrom: null,
    mentions: [],
    mentionsEveryone: false,
    reactions: [],
    createdAt: AT,
    editedAt: null,
    deletedAt: null,
    ...change,
  };
}

export function messages(from: number, to: number): Message[] {
  return Array.from({ length: to - from + 1 }, (_, index) => message(from + index));
}

export function conversation(change: Partial<Conversation> = {}): Conversation {
  const lastSeq = change.lastSeq ?? 0;
  return {
    id: harbour,
    kind: 'group',
    visibility: 'private',
    posting: 'everyone',
    title: 'Harbour walk',
    description: '',
    createdAt: AT,
    version: lastSeq,
    lastSeq,
    memberCount: 2,
    pinnedSeqs: [],
    me: membership({ unread: lastSeq }),
    peer: null,
    lastMessage: lastSeq > 0 ? message(lastSeq) : null,
    watermarks: [],
    users: [],
    ...change,
  };
}

export function info(change: Partial<ConversationInfo> = {}): ConversationInfo {
  const { id, kind, visibility, posting, title, description, createdAt, version, lastSeq } = conversation();
  return {
    id,
    kind,
    visibility,
    posting,
    title,
    description,
    createdAt,
    version,
    lastSeq,
    memberCount: 2,
    pinnedSeqs: [],
    ...change,
  };
}

export function member(user: User, change: Partial<Member> = {}): Member {
  return { user, role: 'member', joinedAt: AT, ...change };
}

/** Ada's, with these conversations and, of the first one, this much of its history. */
export function stateWith(
  conversations: readonly Conversation[] = [conversation()],
  history: { from: number; to: number } | null = null,
): ChatState {
  const state = conversations.reduce<ChatState>(
    (current, data) => reduce(current, { channel: 'conversations', type: 'joined', data }).state,
    emptyState(ada.id),
  );
  const [first] = conversations;
  if (!history || !first) return state;
  const { from, to } = history;
  const ranges = [{ from, to, messages: messages(from, to) }];
  return {
    ...state,
    conversations: { ...state.conversations, [first.id]: { ...known(state, first.id), ranges } },
  };
}

export function known(state: ChatState, id = harbour): KnownConversation {
  const found = state.conversations[id];
  if (!found) throw new Error('The state does not know that conversation.');
  return found;
}

/** What is held of a conversation: `[[1, 2, 3], [7]]` for two stretches. */
export function heldSeqs(state: ChatState, id = harbour): number[][] {
  return known(state, id).ranges.map((range) => range.messages.map(({ seq }) => seq));
}

export function delta(change: Partial<ConversationDelta> = {}): ConversationDelta {
  return {
    recovered: true,
    conversation: conversation(),
    messages: [],
    members: [],
    membersGone: [],
    users: [],
    ...change,
  };
}

export function syncAnswer(change: Partial<SyncAnswer> = {}): SyncAnswer {
  return { changed: [], standings: [], hidden: [], gone: [], nextCursor: null, ...change };
}
