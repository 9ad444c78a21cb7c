import { type Presence } from '@parley/contracts';
import { withEntries } from './by-id.ts';
import { type DataOf, type EventOf } from './outcome.ts';
import { type ChatState } from './state.ts';

const reducers: {
  [Type in EventOf<'presence'>['type']]: (state: ChatState, data: DataOf<'presence', Type>) => ChatState;
} = {
  changed: (state, presence) => withPresence(state, [presence]),
};

export function reducePresence(state: ChatState, { type, data }: EventOf<'presence'>): ChatState {
  return reducers[type](state, data);
}

export function withPresence(state: ChatState, items: readonly Presence[]): ChatState {
  return { ...state, presence: withEntries(state.presence, items, ({ userId }) => userId) };
}
