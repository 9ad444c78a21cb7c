import { useEffect, useRef } from 'react';
import { chat } from '../../chat/chat.ts';

const SCROLL_PAUSE_MS = 200;

/** Asks who of these is there, for as long as they are in sight. */
export function useVisiblePresence(userIds: readonly string[]): void {
  const key = [...userIds].sort().join(' ');
  const end = useRef<() => void>(() => undefined);
  useEffect(() => {
    const timer = setTimeout(() => {
      const before = end.current;
      // The new watch begins before the old one ends, so that nothing is asked again of those in both.
      end.current = key === '' ? () => undefined : chat.watchPresence(key.split(' '));
      before();
    }, SCROLL_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  useEffect(() => () => end.current(), []);
}
