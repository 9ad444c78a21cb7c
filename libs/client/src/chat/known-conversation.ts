import { withEntry, without } from './by-id.ts';
import { type Outcome, settled, tooEarly } from './outcome.ts';
import { type ChatState, type KnownConversation } from './state.ts';

interface Change {
  readonly conversationId: string;
  readonly since: number;
  readonly version: number;
}

/** Applies a change of a conversation where it is next; see the contract of `since` and `version`. */
export function inOrder(
  state: ChatState,
  { conversationId, since, version }: Change,
  apply: (known: KnownConversation) => Outcome,
): Outcome {
  const known = state.conversations[conversationId];
  if (!known || known.summary.version < since) return tooEarly(state, conversationId);
  return version <= known.summary.version ? settled(state) : apply(known);
}

export function withConversation(state: ChatState, known: KnownConversation): ChatState {
  return { ...state, conversations: withEntry(state.conversations, known.summary.id, known) };
}

export function withoutConversations(state: ChatState, ids: readonly string[]): ChatState {
  return {
    ...state,
    conversations: without(state.conversations, ids),
    typing: without(state.typing, ids),
  };
}
