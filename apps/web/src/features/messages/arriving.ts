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
const THERE_FRAMES = 20;
const MOST_FRAMES = 240;
const THERE_PX = 4;

/**
 * Sees to it that a message is in sight at last: rows that were just loaded are drawn a little later, and those above it
 * turn out higher than the list took them to be. Whoever scrolls meanwhile is left alone.
 */
export function arriveAt(seq: number, way: Way): void {
  const { scroller, list, rows, stick } = way;
  seeTo(way, () => {
    if (isInSight(scroller.current, seq)) return true;
    if (isAmong(rows.current, seq)) {
      stick.set(false);
      list.current?.scrollToIndex({ index: indexOfSeq(rows.current, seq), align: 'center' });
    }
    return false;
  });
}

/** The same for the end of what has been said. */
export function arriveAtEnd(way: Way): void {
  const { scroller, stick } = way;
  seeTo(way, () => {
    const isThere = stick.distance() <= THERE_PX;
    if (!isThere && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
    return isThere;
  });
}

/** Asks in each frame whether one is there, until that has been so for a while. */
function seeTo({ stick, isOver }: Way, isThere: () => boolean): void {
  const startedAt = performance.now();
  let there = 0;
  let frames = 0;
  const look = () => {
    frames += 1;
    if (isOver() || stick.hasInputSince(startedAt) || frames > MOST_FRAMES) return;
    there = isThere() ? there + 1 : 0;
    if (there < THERE_FRAMES) requestAnimationFrame(look);
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
