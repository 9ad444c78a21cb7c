import { type KeyboardEvent } from 'react';
import { isApple } from '../shell/shortcuts.ts';

const onlyTouched = matchMedia('(hover: none) and (pointer: coarse)');

/** A keyboard on the screen has one Enter, and it is for new lines: messages go out by the button. */
export const isTouched = (): boolean => onlyTouched.matches;

/** The letter of a shortcut, also where the keyboard has other scripts; null for anything else. */
export function shortcutLetter(event: KeyboardEvent): string | null {
  const held = isApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!held || event.altKey || event.shiftKey) return null;
  if (/^[a-z]$/iu.test(event.key)) return event.key.toLowerCase();
  return /^Key([A-Z])$/u.exec(event.code)?.[1]?.toLowerCase() ?? null;
}
