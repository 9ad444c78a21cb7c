import { withEntry, without } from './by-id.ts';
import { type EventOf } from './outcome.ts';
import { type ChatState } from './state.ts';

export function reduceTyping(state: ChatState, event: EventOf<'typing'>): ChatState {
  const { conversationId, userId } = event.data;
  switch (event.type) {
    case 'started':
      return startTyping(state, conversationId, userId);
    case 'stopped':
      return stopTyping(state, conversationId, [userId]);
  }
}

function startTyping(state: ChatState, conversationId: string, userId: string): ChatState {
  const others = state.typing[conversationId] ?? [];
  if (others.includes(userId) || userId === state.me) return state;
  return { ...state, typing: withEntry(state.typing, conversationId, [...others, userId]) };
}

export function stopTyping(state: ChatState, conversationId: string, userIds: readonly string[]): ChatState {
  const known = state.typing[conversationId];
  if (!known?.some((id) => userIds.includes(id))) return state;
  const left = known.filter((id) => !userIds.includes(id));
  const typing =
    left.length === 0
      ? without(state.typing, [conversationId])
      : withEntry(state.typing, conversationId, left);
  return { ...state, typing };
}
