import { Conversation, Friend, Id, Interest, Member, Message, User, Version } from '@parley/contracts';
import { z } from 'zod';
import { type CacheRows } from './chat-cache.ts';
import { withConversation } from './known-conversation.ts';
import { rangeAt } from './ranges.ts';
import { type ChatState, type KnownConversation } from './state.ts';

/** To be raised when rows of an earlier release would be misunderstood; those that do not fit are dropped anyway. */
export const CACHE_FORMAT = 1;

const MESSAGES_KEPT = 200;
const MEMBERS_KEPT = 200;

const Seq = z.number().int();

const ConversationRow = z.object({
  summary: Conversation.omit({ users: true }),
  members: z.record(Id, Member),
  membersVersion: Version,
  mentionsCountedTo: Seq,
});
export type ConversationRow = z.infer<typeof ConversationRow>;

/** The end of what is known of a history, as it was in a version of its conversation that may be an older one. */
const HistoryRow = z.object({ version: Version, from: Seq, to: Seq, messages: z.array(Message) });
export type HistoryRow = z.infer<typeof HistoryRow>;

export const ContactsRow = z.object({
  friends: z.record(Id, Friend),
  interests: z.record(Id, Interest),
  blocked: z.record(Id, z.literal(true)),
});

/** How far conversations were read without the server having heard of it. */
export const ReadsRow = z.record(Id, Seq);

/** Those that can be understood. */
function parsed<T>(rows: CacheRows, schema: z.ZodType<T>): [string, T][] {
  return [...rows].flatMap(([key, value]): [string, T][] => {
    const row = schema.safeParse(value);
    return row.success ? [[key, row.data]] : [];
  });
}

export function withCachedConversations(
  state: ChatState,
  conversations: CacheRows,
  users: CacheRows,
): ChatState {
  return {
    ...state,
    users: { ...Object.fromEntries(parsed(users, User)), ...state.users },
    conversations: {
      ...Object.fromEntries(
        parsed(conversations, ConversationRow).map(([id, row]) => [id, { ...row, ranges: [] }]),
      ),
      ...state.conversations,
    },
  };
}

export function withCachedHistories(state: ChatState, histories: CacheRows): ChatState {
  return parsed(histories, HistoryRow).reduce((current, [id, history]) => {
    const known = current.conversations[id];
    // What was loaded meanwhile is newer.
    return known?.ranges.length === 0 ? withConversation(current, withHistory(known, history)) : current;
  }, state);
}

/** Goes on from the version in which the history was kept: what has changed since is asked for. */
function withHistory(
  known: KnownConversation,
  { version, from, to, messages }: HistoryRow,
): KnownConversation {
  const { summary } = known;
  const lastSeq = Math.min(summary.lastSeq, to);
  if (from > lastSeq) return known;
  return {
    ...known,
    summary: { ...summary, version: Math.min(summary.version, version), lastSeq },
    ranges: [{ from, to: lastSeq, messages: messages.filter(({ seq }) => seq <= lastSeq) }],
  };
}

export function conversationRow({
  summary,
  members,
  membersVersion,
  mentionsCountedTo,
}: KnownConversation): ConversationRow {
  const few = Object.keys(members).length <= MEMBERS_KEPT;
  return { summary, members: few ? members : {}, membersVersion, mentionsCountedTo };
}

/** A program that lags behind another one does not set it back. */
export function newerConversation(keptRow: unknown, mine: ConversationRow): ConversationRow {
  const kept = ConversationRow.safeParse(keptRow);
  return kept.success && kept.data.summary.version > mine.summary.version ? kept.data : mine;
}

/** Null where the newest messages are not known. */
export function historyRow({ summary: { version, lastSeq }, ranges }: KnownConversation): HistoryRow | null {
  const range = rangeAt(ranges, lastSeq);
  return range ? shortened({ version, ...range }) : null;
}

/**
 * What to keep of two views of one history: of another program's, which may reach further back, and of this one's, which
 * may know nothing of it.
 */
export function joinedHistory(keptRow: unknown, mine: HistoryRow | null): HistoryRow | null {
  const row = HistoryRow.safeParse(keptRow);
  if (!row.success) return mine;
  const kept = row.data;
  if (!mine || kept.version > mine.version) return kept;
  const before = kept.messages.filter(({ seq }) => seq < mine.from);
  if (kept.to < mine.from - 1 || before.length === 0) return mine;
  return shortened({
    version: kept.version,
    from: kept.from,
    to: mine.to,
    messages: [...before, ...mine.messages],
  });
}

function shortened({
  version,
  from,
  to,
  messages,
}: {
  version: number;
  from: number;
  to: number;
  messages: readonly Message[];
}): HistoryRow {
  const newest = messages.slice(-MESSAGES_KEPT);
  const [first] = newest;
  const start = first && newest.length < messages.length ? first.seq : from;
  return { version, from: start, to, messages: newest };
}
