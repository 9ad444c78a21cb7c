import { useEffect, useRef } from 'react';
import { type Chord, isPressed } from './shortcuts.ts';

const FIELDS = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

const isTyping = (target: EventTarget | null) => target instanceof Element && target.closest(FIELDS) !== null;

/**
 * Does something when a shortcut is pressed. A plain key never counts while somebody types, and none counts below an
 * open dialog.
 */
export function useShortcut(chord: Chord, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const { key, mod, alt } = chord;
  useEffect(() => {
    const wanted: Chord = { key, ...(mod && { mod }), ...(alt && { alt }) };
    const isPlain = !mod && !alt;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !isPressed(wanted, event)) return;
      if (isPlain && isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [key, mod, alt]);
}
