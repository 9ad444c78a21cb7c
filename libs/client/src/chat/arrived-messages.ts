import { type Message, type SocketEvent, type SyncAnswer } from '@parley/contracts';
import { type ChatState } from './state.ts';

/** Messages that were not there before, in order. */
export function newIn(event: SocketEvent, before: ChatState): readonly Message[] {
  if (event.channel !== 'messages' || event.type !== 'added') return [];
  const { conversationId, messages } = event.data;
  const lastSeq = before.conversations[conversationId]?.summary.lastSeq ?? 0;
  return messages.filter(({ seq }) => seq > lastSeq);
}

/**
 * What came while the connection was away; where that was too much to be told, the newest of it. Of a conversation that is
 * new here, what is unread.
 */
export function newSince({ changed }: SyncAnswer, before: ChatState): readonly Message[] {
  return changed.flatMap(({ conversation, messages }) => {
    const known = before.conversations[conversation.id];
    if (known && known.summary.version > conversation.version) return [];
    const seen = known?.summary.lastSeq ?? conversation.me.readSeq;
    return messages
      .filter(({ seq }) => seq > seen && seq <= conversation.lastSeq)
      .sort((a, b) => a.seq - b.seq);
  });
}
