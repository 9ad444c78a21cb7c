import { useSyncExternalStore } from 'react';

let shown = false;
const listeners = new Set<() => void>();

function change(next: boolean): void {
  shown = next;
  for (const listener of listeners) listener();
}

export const showShortcuts = () => change(true);
export const hideShortcuts = () => change(false);

/** Whether the list of shortcuts is open; a key and a menu may both ask for it. */
export const useShortcutsShown = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
