import { type RefObject, useLayoutEffect, useRef } from 'react';
import { type VirtuosoHandle } from 'react-virtuoso';
import { type Row } from './rows.ts';
import { lookAt } from './seen.ts';
import { articleOf } from './use-row-focus.ts';
import { type Stick } from './use-stick.ts';

interface PlaceKeeperProps {
  scroller: RefObject<HTMLElement | null>;
  list: RefObject<VirtuosoHandle | null>;
  rows: RefObject<readonly Row[]>;
  /** What the list begins with. */
  firstKey: string | undefined;
  stick: Stick;
}

/** A row, and how far from the top of the window it is to stay. */
interface Held {
  readonly key: string;
  readonly top: number;
  readonly since: number;
}

/** Rows that came above are measured by then: nothing has moved for so many frames. */
const STILL_FRAMES = 30;
/** The list corrects its places as well, some of them only once it rests. After so many moves it is given the time to. */
const MOVES = 3;
const REST_MS = 250;

/**
 * Holds what is in sight where it is while rows come above it. The list does so by itself while somebody scrolls; at rest
 * it goes by how high it takes the new rows to be. Where the end is kept in sight there is nothing else to hold. To be put
 * before the list, so that it looks before the list changes.
 */
export function PlaceKeeper({ scroller, list, rows, firstKey, stick }: PlaceKeeperProps) {
  const before = useRef(firstKey);
  const held = useRef<Held | null>(null);
  useLayoutEffect(() => {
    if (before.current === firstKey) return;
    before.current = firstKey;
    const element = scroller.current;
    if (!element || stick.isGliding() || stick.holds()) return;
    // While the rows of one page still settle, the next may come: what was held first is what people saw.
    held.current = asPeopleLeftIt(element);
    const startedAt = performance.now();
    let still = 0;
    let moves = 0;
    let restsUntil = 0;
    let frame = requestAnimationFrame(hold);

    /** Whoever moves the list themselves wants to be where they are now. */
    function asPeopleLeftIt(within: HTMLElement): Held | null {
      const { current } = held;
      if (!current) return whatIsSeen(within);
      return stick.hasInputSince(current.since)
        ? (placeOf(within, current.key) ?? whatIsSeen(within))
        : current;
    }

    function hold(): void {
      const goesOn = still < STILL_FRAMES && !stick.wasSentSince(startedAt) && !stick.holds();
      held.current = element && goesOn ? asPeopleLeftIt(element) : null;
      if (!element || !held.current) return;
      if (performance.now() >= restsUntil) keep(element, held.current);
      frame = requestAnimationFrame(hold);
    }

    /** Puts it back where it was. */
    function keep(within: HTMLElement, one: Held): void {
      const article = articleOf(within, one.key);
      const isMoved = article ? movedBack(within, article, one) : broughtBack(within, one);
      still = isMoved ? 0 : still + 1;
      moves = isMoved ? moves + 1 : 0;
      if (moves > MOVES || (isMoved && !article)) {
        moves = 0;
        restsUntil = performance.now() + REST_MS;
      }
    }

    /** For what is so far away that it is not drawn any more. */
    function broughtBack(within: HTMLElement, { key, top }: Held): boolean {
      const index = rows.current.findIndex((row) => row.key === key);
      const offset = within.getBoundingClientRect().top - top;
      if (index !== -1) list.current?.scrollToIndex({ index, align: 'start', offset });
      return index !== -1;
    }

    return () => cancelAnimationFrame(frame);
  }, [firstKey, scroller, list, rows, stick]);
  return null;
}

/** The lowest row in sight: those above it may change where they meet the new ones. */
function whatIsSeen(element: HTMLElement): Held | null {
  const key = lookAt(element)?.bottomKey;
  return key === undefined ? null : placeOf(element, key);
}

/** Answers whether it was anywhere else. */
function movedBack(within: HTMLElement, article: HTMLElement, { top }: Held): boolean {
  const moved = article.getBoundingClientRect().top - top;
  if (Math.abs(moved) < 1) return false;
  within.scrollTop += moved;
  return true;
}

function placeOf(element: HTMLElement, key: string): Held | null {
  const article = articleOf(element, key);
  return article && { key, top: article.getBoundingClientRect().top, since: performance.now() };
}
