import { type ChatEvents, ParleyError, type ParleyErrorCode } from '@parley/client';
import { useCallback, useEffect, useState } from 'react';
import { chat } from '../../chat/chat.ts';
import { useChat } from '../../chat/use-chat.ts';

export type Gone = ChatEvents['gone'] | 'unknown';

interface Opened {
  /** Why there is nothing to see; null as far as anybody knows. */
  gone: Gone | null;
  problem: Error | null;
  retry: () => void;
}

/** An id of the wrong shape is nobody's either. */
const MEANS_NOTHING = new Set<ParleyErrorCode>(['NOT_FOUND', 'VALIDATION_FAILED', 'FORBIDDEN']);
const canAsk = ({ synced, connection }: { synced: boolean; connection: { state: string } }) =>
  synced || connection.state === 'online';

/** Opens a conversation while it is shown. */
export function useOpening(conversationId: string): Opened {
  const [gone, setGone] = useState<Gone | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const [tries, setTries] = useState(0);
  const ready = useChat(canAsk);

  useEffect(
    () =>
      chat.on('gone', (event) => {
        if (event.conversation.id === conversationId) setGone(event);
      }),
    [conversationId],
  );

  useEffect(() => {
    if (!ready) return;
    let isShown = true;
    let isOpen = true;
    setProblem(null);
    chat.openConversation(conversationId).then(
      () => {
        if (isShown) setGone(null);
      },
      (error: unknown) => {
        isOpen = false;
        if (!isShown) return;
        if (error instanceof ParleyError && MEANS_NOTHING.has(error.code)) setGone((now) => now ?? 'unknown');
        else setProblem(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return () => {
      isShown = false;
      // What could not be opened is closed already.
      if (isOpen) chat.closeConversation(conversationId);
    };
  }, [conversationId, ready, tries]);

  const retry = useCallback(() => setTries((count) => count + 1), []);
  return { gone, problem, retry };
}
