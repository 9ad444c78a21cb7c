import { type MessageList } from '@parley/client';
import { useCallback, useRef, useState } from 'react';
import { chat } from '../../chat/chat.ts';

/** So many messages before the edge of what is known, more is asked for. */
const AHEAD = 40;

export type Edge = 'before' | 'after';

interface Pages {
  failed: Readonly<Record<Edge, boolean>>;
  /** To be told which messages are drawn, by their places in the list. */
  nearEdge: (list: MessageList, from: number, to: number) => void;
  load: (edge: Edge, list: MessageList) => void;
}

/** Loads older and newer messages before anybody gets there. After a failure it waits to be asked. */
export function usePages(conversationId: string): Pages {
  const [failed, setFailed] = useState({ before: false, after: false });
  const busy = useRef({ before: false, after: false });

  const load = useCallback(
    (edge: Edge, { messages }: MessageList) => {
      const from = edge === 'before' ? messages.at(0)?.seq : messages.at(-1)?.seq;
      if (busy.current[edge] || from === undefined) return;
      busy.current[edge] = true;
      const loaded =
        edge === 'before' ? chat.loadBefore(conversationId, from) : chat.loadAfter(conversationId, from);
      const settle = (hasFailed: boolean) => {
        busy.current[edge] = false;
        setFailed((now) => (now[edge] === hasFailed ? now : { ...now, [edge]: hasFailed }));
      };
      loaded.then(
        () => settle(false),
        () => settle(true),
      );
    },
    [conversationId],
  );

  const nearEdge = useCallback(
    (list: MessageList, from: number, to: number) => {
      if (list.hasBefore && from < AHEAD && !failed.before) load('before', list);
      if (list.hasAfter && list.messages.length - to < AHEAD && !failed.after) load('after', list);
    },
    [load, failed],
  );

  return { failed, nearEdge, load };
}
