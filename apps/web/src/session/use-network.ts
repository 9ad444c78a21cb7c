import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Whether the browser believes to have a network: no for certain, yes perhaps. */
export const useNetwork = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
