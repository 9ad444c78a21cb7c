import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 23.5rem)');

const subscribe = (listener: () => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

/** How many emoji stand side by side. */
export const useColumns = (): number => useSyncExternalStore(subscribe, () => (narrow.matches ? 6 : 8));
