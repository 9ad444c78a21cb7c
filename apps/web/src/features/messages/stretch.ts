import { type KnownConversation } from '@parley/client';
import { useCallback, useState } from 'react';
import { heldIn } from './held.ts';

/** Which part of the history is shown, and where its list begins to be drawn. */
export interface Stretch {
  /** A seq within it; undefined for the newest part, wherever that reaches to by then. */
  readonly seq: number | undefined;
  /** What is to be seen first: a message, or the end. */
  readonly place: { readonly seq: number; readonly align: 'start' | 'center' } | 'end';
  /** Another number, another list: nothing of the old one's measures is kept. */
  readonly number: number;
}

/** So many messages are certain to be on the newest page. */
const NEWEST_PAGE = 40;

/** The part with which a conversation opens: where the unread messages begin, or else the newest. */
export function firstStretch(known: KnownConversation): Stretch {
  const { lastSeq, me } = known.summary;
  if (lastSeq <= me.readSeq) return { seq: undefined, place: 'end', number: 0 };
  const first = me.readSeq + 1;
  const place = { seq: first, align: 'start' as const };
  const isNearEnd = lastSeq - first < NEWEST_PAGE || heldIn(known, first);
  return { seq: isNearEnd ? undefined : first, place, number: 0 };
}

/** The part around a message that is asked for. */
export const stretchAround = (seq: number): Stretch => ({ seq, place: { seq, align: 'center' }, number: 0 });

interface Shown {
  stretch: Stretch;
  /** Shows a part that is loaded by now. */
  show: (stretch: Omit<Stretch, 'number'>) => void;
}

export function useStretch(first: () => Stretch): Shown {
  const [stretch, setStretch] = useState(first);
  const show = useCallback((next: Omit<Stretch, 'number'>) => {
    setStretch(({ number }) => ({ ...next, number: number + 1 }));
  }, []);
  return { stretch, show };
}
