import { type RefObject } from 'react';
import { type VirtuosoHandle } from 'react-virtuoso';
import { indexOfSeq, type Row, seqOf } from './rows.ts';
import { type Stick } from './use-stick.ts';

interface Way {
  scroller: RefObject<HTMLElement | null>;
  list: RefObject<VirtuosoHandle | null>;
  rows: RefObject<readonly Row[]>;
  stick: Stick;
  /** Whether somebody wants to be elsewhere by now. */
  isOver: () => boolean;
}

/** The rows around it have been measured by then. */
const IN_SIGHT_FRAMES = 20;
const MOST_FRAMES = 240;

/**
 * Sees to it that a message is in sight at last: rows that were just loaded are drawn a little later, and those above it
 * turn out higher than the list took them to be. Whoever scrolls meanwhile is left alone.
 */
export function arriveAt(seq: number, { scroller, list, rows, stick, isOver }: Way): void {
  const startedAt = performance.now();
  let inSight = 0;
  let frames = 0;
  const look = () => {
    frames += 1;
    if (isOver() || stick.hasInputSince(startedAt) || frames > MOST_FRAMES) return;
    if (isInSight(scroller.current, seq)) {
      inSight += 1;
    } else if (isAmong(rows.current, seq)) {
      inSight = 0;
      stick.set(false);
      list.current?.scrollToIndex({ index: indexOfSeq(rows.current, seq), align: 'center' });
    }
    if (inSight < IN_SIGHT_FRAMES) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Those that are loaded by now may not have become rows yet. */
export function isAmong(rows: readonly Row[], seq: number): boolean {
  const [first] = rows;
  return first !== undefined && (seqOf(first) ?? Infinity) <= seq && indexOfSeq(rows, seq) < rows.length;
}

/** What is folded away, or was deleted, has no article of its own, and is where the list has scrolled to. */
function isInSight(scroller: HTMLElement | null, seq: number): boolean {
  const article = scroller?.querySelector(`article[data-seq="${seq}"]`);
  if (!scroller || !article) return false;
  const window = scroller.getBoundingClientRect();
  const { top, bottom } = article.getBoundingClientRect();
  return bottom > window.top && top < window.bottom;
}
