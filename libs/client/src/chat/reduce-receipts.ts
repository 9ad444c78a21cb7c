import { withConversation } from './known-conversation.ts';
import { type DataOf, type EventOf } from './outcome.ts';
import { type ChatState } from './state.ts';
import { mayBeShown, raised } from './watermarks.ts';

const reducers: {
  [Type in EventOf<'receipts'>['type']]: (state: ChatState, data: DataOf<'receipts', Type>) => ChatState;
} = { advanced };

export function reduceReceipts(state: ChatState, { type, data }: EventOf<'receipts'>): ChatState {
  return reducers[type](state, data);
}

/** Watermarks have no versions: those of a conversation that is not known come again with the conversation. */
function advanced(
  state: ChatState,
  { conversationId, watermarks: news }: DataOf<'receipts', 'advanced'>,
): ChatState {
  const known = state.conversations[conversationId];
  if (!known) return state;
  const watermarks = raised(known.summary.watermarks, mayBeShown(state, news));
  return withConversation(state, { ...known, summary: { ...known.summary, watermarks } });
}

/** To be told when the person's own setting changes. What the others had read is not shown any more, or is asked for. */
export function withDiscretion(state: ChatState, discreet: boolean): ChatState {
  if (state.discreet === discreet) return state;
  const next = { ...state, discreet };
  const conversations = Object.entries(state.conversations).map(([id, known]) => {
    const watermarks = mayBeShown(next, known.summary.watermarks);
    return [id, { ...known, summary: { ...known.summary, watermarks } }] as const;
  });
  return { ...next, conversations: Object.fromEntries(conversations) };
}
