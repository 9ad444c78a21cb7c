import { type RefObject, useCallback, useState } from 'react';
import { type VirtuosoHandle } from 'react-virtuoso';
import { type Row } from './rows.ts';

interface RowFocusOptions {
  rows: RefObject<readonly Row[]>;
  list: RefObject<VirtuosoHandle | null>;
  scroller: RefObject<HTMLElement | null>;
}

interface RowFocus {
  /** The row that Tab leads to; the one in sight unless somebody has been at another. */
  key: string | undefined;
  setKey: (key: string | undefined) => void;
  focus: (key: string) => void;
  /** To the row so many places further, if there is one. */
  move: (from: string, by: number) => void;
}

/** One row of the history can be reached by Tab; arrows lead to the others. */
export function useRowFocus({ rows, list, scroller }: RowFocusOptions): RowFocus {
  const [key, setKey] = useState<string>();

  const focus = useCallback(
    (wanted: string) => {
      setKey(wanted);
      const article = articleOf(scroller.current, wanted);
      article?.focus({ preventScroll: true });
    },
    [scroller],
  );

  const move = useCallback(
    (from: string, by: number) => {
      const index = rows.current.findIndex((row) => row.key === from) + by;
      const row = rows.current[index];
      if (!row) return;
      list.current?.scrollIntoView({ index, behavior: 'auto', done: () => focus(row.key) });
    },
    [rows, list, focus],
  );

  return { key, setKey, focus, move };
}

export const articleOf = (scroller: HTMLElement | null, key: string): HTMLElement | null =>
  scroller?.querySelector<HTMLElement>(`article[data-key="${CSS.escape(key)}"]`) ?? null;
