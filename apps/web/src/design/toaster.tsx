import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react';
import { toasts } from './toasts.ts';

/** Shows the toasts. What draws them is loaded for the first one. */
export function Toaster() {
  const isWanted = useSyncExternalStore(toasts.subscribe, () => toasts.current().length > 0);
  const [List, setList] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (List || !isWanted) return;
    void import('./toast-list.tsx').then(({ ToastList }) => setList(() => ToastList));
  }, [List, isWanted]);
  return List && <List />;
}
