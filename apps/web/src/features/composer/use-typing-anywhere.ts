import { type RefObject, useEffect } from 'react';

/** Whoever types with nothing focused means the message. */
export function useTypingAnywhere(field: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isLetter = event.key.length === 1 && event.key !== ' ' && event.key !== '?';
      if (!isLetter || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!isNothingFocused() || document.querySelector('dialog[open]')) return;
      field.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [field]);
}

/** The page, or a heading that was given the focus only to be read out. */
function isNothingFocused(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body || activeElement.matches('main, h1');
}
