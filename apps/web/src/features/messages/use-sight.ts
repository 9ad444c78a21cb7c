import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { isLookedAt, lookAt, type Sight } from './seen.ts';

const QUIET_MS = 120;

/**
 * Tells what is in sight, a moment after it has changed or somebody has come back to the page. Returns what is to be
 * called when the list has changed.
 */
export function useSight(
  scroller: RefObject<HTMLElement | null>,
  tell: (sight: Sight, lookedAt: boolean) => void,
): () => void {
  const latest = useRef(tell);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = tell;
  });

  const look = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const sight = scroller.current && lookAt(scroller.current);
      if (sight) latest.current(sight, isLookedAt());
    }, QUIET_MS);
  }, [scroller]);

  useEffect(() => {
    addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [look]);

  return look;
}
