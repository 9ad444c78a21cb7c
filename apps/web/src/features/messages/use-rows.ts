import {
  type ChatSnapshot,
  type KnownConversation,
  type MessageList,
  messagesOf,
  pendingOf,
} from '@parley/client';
import { type Message } from '@parley/contracts';
import { useCallback, useMemo, useRef, useState } from 'react';
import { chat } from '../../chat/chat.ts';
import { useChat } from '../../chat/use-chat.ts';
import { originOf } from './message-list.tsx';
import { type Row, Rows } from './rows.ts';
import { type Stretch } from './stretch.ts';

interface ShownRows {
  list: MessageList;
  rows: readonly Row[];
  /** The first seq that this stretch has shown. */
  origin: number;
  /** How many messages of one's own wait to be sent, whatever is shown. */
  waiting: number;
  reveal: (messages: readonly Message[]) => void;
}

const NOBODY = {};
const blockedIn = ({ chat: { contacts } }: ChatSnapshot) => contacts?.blocked ?? NOBODY;
export const useBlocked = (): Readonly<Record<string, true>> => useChat(blockedIn);

/** The rows of a stretch of the history, as they are now. */
export function useRows(known: KnownConversation, stretch: Stretch, newFrom: number | null): ShownRows {
  const { id, posting } = known.summary;
  const blocked = useBlocked();
  const pending = useChat(useCallback((snapshot: ChatSnapshot) => pendingOf(snapshot, id), [id]));
  const [maker] = useState(() => new Rows());
  const [revealed, setRevealed] = useState<ReadonlySet<number>>(new Set());

  const { seq } = stretch;
  const list = useChat(useCallback((snapshot: ChatSnapshot) => messagesOf(snapshot, id, seq), [id, seq]));
  const rows = useMemo(
    () =>
      maker.of({
        messages: list.messages,
        pending: list.pending,
        me: chat.me,
        blocked,
        revealed,
        newFrom,
        hasBefore: list.hasBefore,
        posts: posting === 'admins',
      }),
    [maker, list, blocked, revealed, newFrom, posting],
  );

  const origin = useRef({ stretch: -1, seq: 0 });
  if (origin.current.stretch !== stretch.number && rows.length > 0) {
    origin.current = { stretch: stretch.number, seq: originOf(rows) };
  }

  const reveal = useCallback((messages: readonly Message[]) => {
    setRevealed((before) => new Set([...before, ...messages.map(({ seq }) => seq)]));
  }, []);

  return { list, rows, origin: origin.current.seq, waiting: pending.length, reveal };
}
