import { type ChatSnapshot } from '@parley/client';
import { useCallback, useSyncExternalStore } from 'react';
import { chat } from './chat.ts';

/**
 * What a selector finds in the chat, drawn again when that has changed. It must answer the same object for the same
 * snapshot, as the selectors of @parley/client do.
 */
export function useChat<Found>(select: (snapshot: ChatSnapshot) => Found): Found {
  const read = useCallback(() => select(chat.getState()), [select]);
  return useSyncExternalStore(chat.subscribe, read);
}

/** A conversation that this person is in; undefined for one that they are not in, or that is not known yet. */
export const useConversation = (conversationId: string) =>
  useChat((snapshot) => snapshot.chat.conversations[conversationId]);
