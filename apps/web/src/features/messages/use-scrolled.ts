import { useCallback, useEffect, useRef, useState } from 'react';

const REMAINS_MS = 1200;

/** Whether somebody scrolls, or did a moment ago; and what is to be called when they do. */
export function useScrolled(): [boolean, () => void] {
  const [scrolled, setScrolled] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const note = useCallback(() => {
    setScrolled(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setScrolled(false), REMAINS_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [scrolled, note];
}
