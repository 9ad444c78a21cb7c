import { useEffect, useState } from 'react';

/**
 * Whole seconds left until `seconds` after `since` have passed. Counts by the clock, so that a sleeping tab wakes up
 * with the right number.
 */
export function useCountdown(since: number, seconds: number): number {
  const [now, setNow] = useState(() => Date.now());
  const left = Math.max(0, Math.ceil((since + seconds * 1000 - now) / 1000));
  const running = left > 0;

  useEffect(() => {
    if (!running) return;
    const tick = () => setNow(Date.now());
    const timer = setInterval(tick, 250);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [running]);

  return left;
}
