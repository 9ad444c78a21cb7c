import { useCanGoBack, useRouter } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';

/** A swipe begins here, from the edge where the line begins. */
const EDGE_PX = 32;
const FAR_ENOUGH = 0.3;

/** A swipe from the edge moves what is open aside, and back to the list where it goes far enough. */
export function useSwipeBack(enabled: boolean): RefObject<HTMLDivElement | null> {
  const pane = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const canGoBack = useCanGoBack();

  useEffect(() => {
    const element = pane.current;
    if (!element || !enabled) return;
    const sign = getComputedStyle(element).direction === 'rtl' ? -1 : 1;
    let start: { x: number; y: number } | null = null;
    let moved = 0;

    const begin = ({ touches: [touch, second] }: TouchEvent) => {
      if (!touch || second) return;
      const fromEdge = sign === 1 ? touch.clientX : innerWidth - touch.clientX;
      start = fromEdge <= EDGE_PX ? { x: touch.clientX, y: touch.clientY } : null;
      moved = 0;
    };
    const move = ({ touches: [touch] }: TouchEvent) => {
      if (!start || !touch) return;
      moved = Math.max(0, (touch.clientX - start.x) * sign);
      // Whoever scrolls up or down does not want to leave.
      if (Math.abs(touch.clientY - start.y) > Math.max(24, moved)) end(false);
      else element.style.transform = `translateX(${moved * sign}px)`;
    };
    const end = (leaves: boolean) => {
      if (!start) return;
      start = null;
      element.style.transform = '';
      if (!leaves) return;
      if (canGoBack) router.history.back();
      else void router.navigate({ to: '/', replace: true });
    };
    const release = () => end(moved > innerWidth * FAR_ENOUGH);
    const cancel = () => end(false);

    element.addEventListener('touchstart', begin, { passive: true });
    element.addEventListener('touchmove', move, { passive: true });
    element.addEventListener('touchend', release);
    element.addEventListener('touchcancel', cancel);
    return () => {
      element.removeEventListener('touchstart', begin);
      element.removeEventListener('touchmove', move);
      element.removeEventListener('touchend', release);
      element.removeEventListener('touchcancel', cancel);
    };
  }, [enabled, canGoBack, router]);

  return pane;
}
