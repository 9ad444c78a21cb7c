import {
  type Conversation,
  type Friend,
  type Interest,
  type Member,
  type Presence,
  type User,
} from '@parley/contracts';
import { type MessageRange } from './ranges.ts';

/** What a client knows: plain JSON that is never changed in place, so whoever holds a part of it may keep it. */
export interface ChatState {
  /** Whose state it is. */
  readonly me: string;
  /** Keeps read receipts to themselves, and so is not shown what the others have read. */
  readonly discreet: boolean;
  readonly users: ById<User>;
  readonly conversations: ById<KnownConversation>;
  /** Null until they are asked for. */
  readonly contacts: Contacts | null;
  /** By conversation: who is typing, by when they began. */
  readonly typing: ById<readonly string[]>;
  /** Of those who are watched. */
  readonly presence: ById<Presence>;
}

export type ById<T> = Readonly<Record<string, T>>;

/** A conversation without the people named in it, who are with all the others. */
export type ConversationSummary = Omit<Conversation, 'users'>;

export interface KnownConversation {
  readonly summary: ConversationSummary;
  /** The stretches of its history that are known; none unless the conversation was opened. */
  readonly ranges: readonly MessageRange[];
  /** Those who were loaded, and those who came since. */
  readonly members: ById<Member>;
  /** The version in which members last came, went or changed. */
  readonly membersVersion: number;
  /** Up to this seq the server has counted the unread mentions; later ones are counted here. */
  readonly mentionsCountedTo: number;
}

export interface Contacts {
  readonly friends: ById<Friend>;
  /** Both boxes; by the id of the request. */
  readonly interests: ById<Interest>;
  /** Whom one has blocked. */
  readonly blocked: ById<true>;
}

export function emptyState(me: string, discreet = false): ChatState {
  return { me, discreet, users: {}, conversations: {}, contacts: null, typing: {}, presence: {} };
}
