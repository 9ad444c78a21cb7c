import { type ChatSnapshot } from '@parley/client';
import { type Message } from '@parley/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { chat } from '../../chat/chat.ts';
import { useChat } from '../../chat/use-chat.ts';
import { parley } from '../../session/parley.ts';
import { queries } from '../../session/queries.ts';

const messageQuery = (conversationId: string, seq: number) =>
  queryOptions({
    queryKey: ['message', conversationId, seq],
    queryFn: ({ signal }) => parley.messages.get(conversationId, seq, { signal }),
  });

interface OneMessage {
  message: Message | undefined;
  error: Error | null;
  retry: () => void;
}

/** One message, wherever it is in the history; changes of it are shown as they come. */
export function useMessage(conversationId: string, seq: number): OneMessage {
  const held = useChat(
    useCallback(
      (snapshot: ChatSnapshot) => heldMessage(snapshot, conversationId, seq),
      [conversationId, seq],
    ),
  );
  const fetched = useQuery({ ...messageQuery(conversationId, seq), enabled: !held });

  useEffect(
    () =>
      chat.on('changed', (messages) => {
        const now = messages.find(
          (message) => message.conversationId === conversationId && message.seq === seq,
        );
        if (now) queries.setQueryData(messageQuery(conversationId, seq).queryKey, now);
      }),
    [conversationId, seq],
  );
  return {
    message: held ?? fetched.data,
    error: held ? null : fetched.error,
    retry: () => void fetched.refetch(),
  };
}

function heldMessage({ chat: { conversations } }: ChatSnapshot, conversationId: string, seq: number) {
  const range = conversations[conversationId]?.ranges.find(({ from, to }) => from <= seq && seq <= to);
  return range?.messages.find((message) => message.seq === seq);
}
