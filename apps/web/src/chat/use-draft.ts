import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useMe } from '../session/queries.ts';
import { drafts } from './chat.ts';
import { type Draft } from './drafts.ts';

export { type Draft } from './drafts.ts';

/**
 * What was begun to be written in a conversation, kept in this browser. Until `ready`, nobody knows whether there is
 * something from before: a field should wait for that. An empty draft, `{ text: '' }`, is none. It changes by itself
 * where another tab shows the same conversation.
 */
export function useDraft(conversationId: string): [Draft, (draft: Draft) => void, boolean] {
  const { id } = useMe();
  const { draft, ready } = useSyncExternalStore(drafts.subscribe, () => drafts.get(id, conversationId));
  const setDraft = useCallback((next: Draft) => drafts.set(id, conversationId, next), [id, conversationId]);
  useEffect(() => void drafts.load(id, conversationId), [id, conversationId]);
  return [draft, setDraft, ready];
}
