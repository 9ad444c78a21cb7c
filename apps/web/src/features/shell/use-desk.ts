import { useSyncExternalStore } from 'react';

/** The same width as the `md:` of the styles. */
const desk = matchMedia('(min-width: 48rem)');

function subscribe(listener: () => void): () => void {
  desk.addEventListener('change', listener);
  return () => desk.removeEventListener('change', listener);
}

/** Whether there is room for the list and a conversation side by side. */
export const useDesk = (): boolean => useSyncExternalStore(subscribe, () => desk.matches);
