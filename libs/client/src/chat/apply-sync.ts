import {
  type Conversation,
  type ConversationDelta,
  type ConversationStanding,
  type SyncAnswer,
} from '@parley/contracts';
import { withEntries, without } from './by-id.ts';
import { withConversation, withoutConversations } from './known-conversation.ts';
import { withMembership } from './membership.ts';
import { freshlyKnown, peopleOf } from './reduce-conversations.ts';
import { extendTail, withChangedMessages, withHidden } from './reduce-messages.ts';
import { type ChatState, type KnownConversation } from './state.ts';
import { withUsers } from './users.ts';
import { confirmed } from './watermarks.ts';

/**
 * What is known after one answer of a sync. Parts that events have overtaken since the question was `asked` change
 * nothing.
 */
export function applySync(state: ChatState, answer: SyncAnswer, asked: ChatState = state): ChatState {
  const { changed, standings, hidden, gone } = answer;
  const updated = changed.reduce((current, delta) => applyDelta(current, delta, asked), state);
  const told = standings.reduce(applyStanding, updated);
  const seen = hidden.reduce((current, { conversationId, seqs }) => {
    const known = current.conversations[conversationId];
    return known ? withConversation(current, seqs.reduce(withHidden, known)) : current;
  }, told);
  return withoutConversations(
    seen,
    gone.filter((id) => isSameStay(id, asked, state)),
  );
}

/** Whoever left and came back while the question was under way is not gone. */
function isSameStay(id: string, asked: ChatState, state: ChatState): boolean {
  const joinedAt = ({ conversations }: ChatState) => conversations[id]?.summary.me.joinedAt;
  return joinedAt(asked) === joinedAt(state);
}

function applyDelta(state: ChatState, delta: ConversationDelta, asked: ChatState): ChatState {
  const { conversation, members, users } = delta;
  const known = state.conversations[conversation.id];
  const people = [...peopleOf(conversation), ...users, ...members.map(({ user }) => user)];
  const keep = (next: KnownConversation) => withUsers(withConversation(state, next), people);
  if (!known || wasSetBack(conversation, asked)) return keep(begin(delta));
  if (known.summary.version > conversation.version) return state;
  const said = delta.recovered ? recover(known, delta) : begin(delta);
  return keep(standingOn(said, known, conversation, state.me));
}

/** The server was restored from a backup, and knows less than it had told: what it says now is what is. */
function wasSetBack({ id, version }: Conversation, asked: ChatState): boolean {
  return (asked.conversations[id]?.summary.version ?? version) > version;
}

/** Begins with its newest messages, where there are any to be seen. */
function begin({ conversation, messages }: ConversationDelta): KnownConversation {
  const fresh = freshlyKnown(conversation);
  const { lastSeq } = conversation;
  const claimed = messages.filter(({ seq }) => seq <= lastSeq);
  const [first] = claimed;
  return first ? { ...fresh, ranges: [{ from: first.seq, to: lastSeq, messages: claimed }] } : fresh;
}

function applyStanding(state: ChatState, standing: ConversationStanding): ChatState {
  const known = state.conversations[standing.conversationId];
  return known ? withConversation(state, standingOn(known, known, standing, state.me)) : state;
}

/** Messages may come with changes that the version does not claim yet; their events will tell them again. */
function recover(known: KnownConversation, delta: ConversationDelta): KnownConversation {
  const { summary } = freshlyKnown(delta.conversation);
  const { lastSeq } = summary;
  const added = delta.messages.filter(({ seq }) => seq > known.summary.lastSeq && seq <= lastSeq);
  const touchesMembers = delta.members.length + delta.membersGone.length > 0;
  const held = withChangedMessages(known, delta.messages);
  return {
    ...known,
    summary,
    ranges: extendTail(held, added, lastSeq),
    members: withEntries(without(known.members, delta.membersGone), delta.members, ({ user }) => user.id),
    membersVersion: touchesMembers ? summary.version : known.membersVersion,
  };
}

/** What only rises does not fall because the server had not heard of the latest yet. */
function standingOn(
  next: KnownConversation,
  { summary: before }: KnownConversation,
  said: Pick<ConversationStanding, 'me' | 'watermarks'>,
  me: string,
): KnownConversation {
  const watermarks = confirmed(before.watermarks, said.watermarks);
  return withMembership({ ...next, summary: { ...next.summary, me: before.me, watermarks } }, said.me, me);
}
