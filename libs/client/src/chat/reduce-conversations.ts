import { type Conversation, LIMITS, type User, type Watermark } from '@parley/contracts';
import { withEntries, without } from './by-id.ts';
import { inOrder, withConversation, withoutConversations } from './known-conversation.ts';
import { withMembership } from './membership.ts';
import { type DataOf, type EventOf, type Outcome, settled, tooEarly } from './outcome.ts';
import { type ChatState, type ConversationSummary, type KnownConversation } from './state.ts';
import { withUsers } from './users.ts';
import { mayBeShown, raised } from './watermarks.ts';

export function reduceConversations(state: ChatState, event: EventOf<'conversations'>): Outcome {
  switch (event.type) {
    case 'joined':
      return settled(joined(state, event.data));
    case 'gone':
      return settled(withoutConversations(state, [event.data.conversationId]));
    case 'changed':
      return inOrder(state, event.data, (known) => changed(state, known, event.data));
    case 'versions':
      return { state, missed: olderThan(state, event.data.items), unsure: [] };
    case 'membership': {
      const { conversationId, me } = event.data;
      const known = state.conversations[conversationId];
      if (!known) return tooEarly(state, conversationId);
      return settled(withConversation(state, withMembership(known, me, state.me)));
    }
  }
}

function olderThan(state: ChatState, items: DataOf<'conversations', 'versions'>['items']): string[] {
  return items
    .filter(([id, version]) => (state.conversations[id]?.summary.version ?? -1) < version)
    .map(([id]) => id);
}

/** One that is known already may have been told about by a sync that was faster. */
function joined(state: ChatState, conversation: Conversation): ChatState {
  const known = state.conversations[conversation.id];
  if (known && known.summary.version >= conversation.version) return state;
  return withFresh(state, conversation);
}

function changed(
  state: ChatState,
  known: KnownConversation,
  data: DataOf<'conversations', 'changed'>,
): Outcome {
  const { conversationId, info, version, membersChanged, membersGone } = data;
  const { summary } = known;
  const mine = membersChanged.find(({ user }) => user.id === state.me);
  const touchesMembers = membersChanged.length + membersGone.length > 0;
  const next: KnownConversation = {
    ...known,
    summary: {
      ...summary,
      ...info,
      version,
      lastSeq: summary.lastSeq,
      me: mine ? { ...summary.me, role: mine.role } : summary.me,
      watermarks: watermarksAfter(state, summary, data),
    },
    members: withEntries(without(known.members, membersGone), membersChanged, ({ user }) => user.id),
    membersVersion: touchesMembers ? version : known.membersVersion,
  };
  const users = membersChanged.map(({ user }) => user);
  const tellsAgain = !tellsReceipts(summary) && tellsReceipts(info);
  return settled(withUsers(withConversation(state, next), users), tellsAgain ? [conversationId] : []);
}

/** Who comes in starts as if they had read what is there. */
function watermarksAfter(
  state: ChatState,
  { watermarks, lastSeq }: ConversationSummary,
  { info, membersChanged, membersGone }: DataOf<'conversations', 'changed'>,
): Watermark[] {
  if (!tellsReceipts(info)) return [];
  const left = watermarks.filter(({ userId }) => !membersGone.includes(userId));
  const shown = new Set(left.map(({ userId }) => userId));
  const newcomers = membersChanged
    .filter(({ user }) => !shown.has(user.id))
    .map(({ user }) => ({ userId: user.id, deliveredSeq: lastSeq, readSeq: lastSeq }));
  return raised(left, mayBeShown(state, newcomers));
}

function tellsReceipts({ memberCount }: { memberCount: number }): boolean {
  return memberCount <= LIMITS.receiptMembers;
}

export function withFresh(state: ChatState, conversation: Conversation): ChatState {
  return withUsers(withConversation(state, freshlyKnown(conversation)), peopleOf(conversation));
}

/** A conversation of which nothing else is known. */
export function freshlyKnown(conversation: Conversation): KnownConversation {
  const { lastSeq, version } = conversation;
  const summary: ConversationSummary & { users?: unknown } = { ...conversation };
  delete summary.users;
  return { summary, ranges: [], members: {}, membersVersion: version, mentionsCountedTo: lastSeq };
}

export function peopleOf({ users, peer }: Conversation): User[] {
  return peer ? [...users, peer] : users;
}
