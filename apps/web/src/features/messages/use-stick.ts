import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';

/** So near to the end counts as there. */
const THERE_PX = 4;
/** What moves this soon after somebody did something was moved by them; else by the list, which corrects its places. */
const INPUT_MS = 500;
const GLIDE_MS = 2000;
/** Between two moves of one scroll passes less. */
const MOVING_MS = 150;
const INPUTS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

export interface Stick {
  /** Whether the end is kept in sight. */
  holds: () => boolean;
  /** To be called when the list is scrolled, by whatever. */
  scrolled: () => void;
  /** To be called when it has come to rest: while the list corrects its places, the end may be anywhere. */
  settled: () => void;
  /** To be called when the list has grown or shrunk. */
  resized: () => void;
  set: (holds: boolean) => void;
  /** How far the end is below what is in sight. */
  distance: () => number;
  /** Whether it runs on by itself after a finger has let go. */
  isGliding: () => boolean;
  hasInputSince: (moment: number) => boolean;
  /** Whether it was told where to go, as `set` is whenever somebody jumps to another place. */
  wasSentSince: (moment: number) => boolean;
  /** Whether anybody has done anything to the list. */
  isTouched: () => boolean;
}

/**
 * Keeps the end of a list in sight, once somebody is there, until they scroll up. It asks where the list goes rather than
 * where it is: growing content moves the end away, and only people move up.
 */
export function useStick(
  scroller: RefObject<HTMLElement | null>,
  frame: RefObject<HTMLElement | null>,
  atFirst: boolean,
  isEnd: () => boolean,
): Stick {
  const state = useRef({
    holds: atFirst,
    top: 0,
    inputAt: -INPUT_MS,
    fingerAt: -GLIDE_MS,
    movedAt: -INPUT_MS,
    sentAt: -Infinity,
    sentAwayAt: -Infinity,
    touched: false,
  });
  const asks = useRef(isEnd);
  useEffect(() => {
    asks.current = isEnd;
  });

  const resized = useCallback(() => {
    requestAnimationFrame(() => {
      const element = scroller.current;
      if (element && state.current.holds && asks.current()) element.scrollTop = element.scrollHeight;
    });
  }, [scroller]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(resized);
    observer.observe(element);
    const note = ({ type }: Event) => {
      state.current.inputAt = performance.now();
      if (type === 'touchmove') state.current.fingerAt = performance.now();
      state.current.touched = true;
    };
    for (const input of INPUTS) element.addEventListener(input, note, { passive: true });
    return () => {
      observer.disconnect();
      for (const input of INPUTS) element.removeEventListener(input, note);
    };
  }, [frame, resized]);

  return useMemo(
    () => ({
      holds: () => state.current.holds && asks.current(),
      scrolled: () => {
        const top = scroller.current?.scrollTop ?? 0;
        const { current } = state;
        if (top < current.top - 1 && isRecent(current.inputAt)) current.holds = false;
        current.top = top;
        current.movedAt = performance.now();
      },
      settled: () => {
        const element = scroller.current;
        const { inputAt, sentAwayAt } = state.current;
        // A list that has just begun elsewhere is all in sight, for as long as it is empty.
        const wasSentAway = sentAwayAt > inputAt;
        if (element && !wasSentAway && belowOf(element) <= THERE_PX) state.current.holds = true;
      },
      resized,
      set: (holds) => {
        // The way there is not somebody's scrolling.
        const now = performance.now();
        state.current = {
          ...state.current,
          holds,
          inputAt: -INPUT_MS,
          sentAt: now,
          sentAwayAt: holds ? -Infinity : now,
        };
      },
      distance: () => (scroller.current ? belowOf(scroller.current) : 0),
      isGliding: () => {
        const { fingerAt, movedAt } = state.current;
        return performance.now() - fingerAt < GLIDE_MS && performance.now() - movedAt < MOVING_MS;
      },
      hasInputSince: (moment) => state.current.inputAt > moment,
      wasSentSince: (moment) => state.current.sentAt > moment,
      isTouched: () => state.current.touched,
    }),
    [scroller, resized],
  );
}

const isRecent = (at: number): boolean => performance.now() - at < INPUT_MS;

const belowOf = ({ scrollHeight, clientHeight, scrollTop }: HTMLElement): number =>
  scrollHeight - clientHeight - scrollTop;
