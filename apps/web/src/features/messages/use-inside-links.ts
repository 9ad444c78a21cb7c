import { useRouter } from '@tanstack/react-router';
import { type MouseEvent } from 'react';

/** Follows links that lead to other places of this Parley within the page, wherever they come from. */
export function useInsideLinks(): (event: MouseEvent) => void {
  const router = useRouter();
  return (event) => {
    const { target, button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event;
    if (defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
    const link = target instanceof Element ? target.closest('a') : null;
    if (!link || link.origin !== location.origin) return;
    event.preventDefault();
    router.history.push(link.pathname + link.search);
  };
}
