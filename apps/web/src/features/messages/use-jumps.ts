import { messagesOf } from '@parley/client';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type VirtuosoHandle } from 'react-virtuoso';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { heldIn } from './held.ts';
import { arriveAt, arriveAtEnd, isAmong } from './arriving.ts';
import { indexOfSeq, type Row } from './rows.ts';
import { type Stretch } from './stretch.ts';
import { type Stick } from './use-stick.ts';

const HIGHLIGHTED_MS = 2000;

interface JumpsOptions {
  conversationId: string;
  stretch: Stretch;
  show: (stretch: Omit<Stretch, 'number'>) => void;
  list: RefObject<VirtuosoHandle | null>;
  rows: RefObject<readonly Row[]>;
  /** What is shown as found when the history opens. */
  first: number | null;
  scroller: RefObject<HTMLElement | null>;
  stick: Stick;
}

interface Jumps {
  /** The message that was jumped to a moment ago. */
  highlighted: number | null;
  jumpTo: (seq: number) => void;
  jumpToNewest: () => void;
}

/** Ways to another place of the history, loaded or not. */
export function useJumps(options: JumpsOptions): Jumps {
  const { conversationId, stretch, show, list, rows, first, scroller, stick } = options;
  const { t } = useTranslation();
  const [highlighted, setHighlighted] = useState(first);
  const latest = useRef(stretch);
  const wanted = useRef(0);
  useEffect(() => {
    latest.current = stretch;
  });
  useEffect(() => {
    if (highlighted === null) return;
    const timer = setTimeout(() => setHighlighted(null), HIGHLIGHTED_MS);
    return () => clearTimeout(timer);
  }, [highlighted]);

  const jumpTo = useCallback(
    (seq: number) => {
      wanted.current += 1;
      const mine = wanted.current;
      const find = async () => {
        const known = chat.getState().chat.conversations[conversationId];
        if (known && !heldIn(known, seq)) await chat.loadAround(conversationId, seq);
        // Somebody who has gone elsewhere meanwhile is not taken back.
        if (mine !== wanted.current) return;
        const { messages } = messagesOf(chat.getState(), conversationId, seq);
        if (!messages.some((message) => message.seq === seq)) toasts.problem(t('messages.jumpGone'));
        stick.set(false);
        if (isAmong(rows.current, seq)) {
          list.current?.scrollToIndex({ index: indexOfSeq(rows.current, seq), align: 'center' });
        } else {
          show({ seq, place: { seq, align: 'center' } });
        }
        arriveAt(seq, { scroller, list, rows, stick, isOver: () => mine !== wanted.current });
        setHighlighted(seq);
      };
      find().catch((error: unknown) => toasts.problem(describeProblem(error)));
    },
    [conversationId, list, rows, scroller, show, stick, t],
  );

  const jumpToNewest = useCallback(() => {
    wanted.current += 1;
    const mine = wanted.current;
    stick.set(true);
    const { hasAfter } = messagesOf(chat.getState(), conversationId, latest.current.seq);
    if (hasAfter) show({ seq: undefined, place: 'end' });
    else list.current?.scrollToIndex({ index: 'LAST', align: 'end' });
    arriveAtEnd({ scroller, list, rows, stick, isOver: () => mine !== wanted.current });
  }, [conversationId, list, rows, scroller, show, stick]);

  return { highlighted, jumpTo, jumpToNewest };
}
