import { type KeyboardEvent } from 'react';
import { type MessageAction } from './menu-items.ts';

export type Shortcut = MessageAction | 'menu' | 'up' | 'down' | 'newest' | 'leave';

const KEYS: Readonly<Record<string, Shortcut>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  End: 'newest',
  Escape: 'leave',
  Enter: 'menu',
  ContextMenu: 'menu',
  r: 'reply',
  e: 'edit',
  f: 'forward',
  c: 'copyText',
  x: 'select',
  '+': 'react',
  Delete: 'delete',
  Backspace: 'delete',
};

/** What a key asks for while a message has the focus. */
export function shortcutOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Shortcut | undefined {
  if (key === 'F10' && shiftKey) return 'menu';
  if (ctrlKey || metaKey || altKey) return undefined;
  return KEYS[key.length === 1 ? key.toLowerCase() : key];
}
