import { useSyncExternalStore } from 'react';

export const TEXT_SIZES = ['small', 'normal', 'large', 'larger'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** Read before the first paint by public/boot.js as well; what the sizes are is said in styles.css. */
const KEY = 'parley-text-size';

const listeners = new Set<() => void>();

function chosenTextSize(): TextSize {
  const stored = localStorage.getItem(KEY);
  return TEXT_SIZES.find((size) => size === stored) ?? 'normal';
}

export function chooseTextSize(size: TextSize): void {
  if (size === 'normal') {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset['textSize'];
  } else {
    localStorage.setItem(KEY, size);
    document.documentElement.dataset['textSize'] = size;
  }
  for (const listener of listeners) listener();
}

export const useTextSize = (): TextSize =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, chosenTextSize);
