import { type Message } from '@parley/contracts';
import { type KeyboardEvent } from 'react';
import { type Anchor } from './history-controls.ts';
import { shortcutOf } from './keyboard-shortcuts.ts';
import { type MessageAction } from './menu-items.ts';

interface MessageKeysOptions {
  messageOf: (key: string) => Message | undefined;
  /** What this person may do with a message. */
  itemsOf: (message: Message) => readonly MessageAction[];
  act: (action: MessageAction, message: Message, anchor: Anchor | null) => void;
  openMenu: (message: Message, anchor: Anchor) => void;
  move: (from: string, by: number) => void;
  newest: () => void;
  leave: () => void;
}

/** What keys do while a message itself has the focus; keys in what stands in it are left to that. */
export function useMessageKeys(options: MessageKeysOptions): (event: KeyboardEvent) => void {
  return (event) => {
    const article = event.target;
    if (!(article instanceof HTMLElement) || !article.matches('article[data-key]')) return;
    const key = article.dataset['key'] ?? '';
    const shortcut = shortcutOf(event);
    if (shortcut === undefined) return;
    const message = options.messageOf(key);
    switch (shortcut) {
      case 'up':
        options.move(key, -1);
        break;
      case 'down':
        options.move(key, 1);
        break;
      case 'newest':
        options.newest();
        break;
      case 'leave':
        options.leave();
        break;
      case 'menu':
        if (!message) return;
        options.openMenu(message, anchorIn(article));
        break;
      default:
        if (!message || !options.itemsOf(message).includes(shortcut)) return;
        options.act(shortcut, message, anchorIn(article));
    }
    event.preventDefault();
  };
}

/** Beside the words rather than at the edge of the page. */
const anchorIn = (article: Element): Anchor => article.querySelector('[data-tools]') ?? article;
