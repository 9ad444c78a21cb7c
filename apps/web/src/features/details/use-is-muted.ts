import { useEffect, useState } from 'react';

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Whether it is muted now; drawn again when that ends. */
export function useIsMuted(mutedUntil: string | null): boolean {
  const end = mutedUntil === null ? 0 : Date.parse(mutedUntil);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const left = end - Date.now();
    if (left <= 0) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(left, LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  }, [end, now]);
  return end > now;
}
