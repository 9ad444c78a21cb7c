import { type Message } from '@parley/contracts';
import { useCallback, useState } from 'react';
import { type Anchor } from './history-controls.ts';
import { type MessageAction } from './menu-items.ts';
import { copyLink, copyText, pin, startEdit, startReply, unpin } from './message-changes.ts';
import { type Overlay } from './overlays.tsx';

interface OpenOverlay {
  overlay: Overlay | null;
  open: (overlay: Overlay) => void;
  /** Closes this one; another that has taken its place stays. */
  close: (overlay: Overlay) => void;
  openMenu: (message: Message, anchor: Anchor) => void;
  act: (action: MessageAction, message: Message, anchor: Anchor | null) => void;
}

const SMALL_SCREEN = '(pointer: coarse), (max-width: 40rem)';

/** What is open above the history, and what the actions of a message do. */
export function useOverlay(toggleSelected: (message: Message) => void): OpenOverlay {
  const [overlay, open] = useState<Overlay | null>(null);
  const close = useCallback((closed: Overlay) => {
    open((now) => (now === closed ? null : now));
  }, []);
  const openMenu = useCallback((message: Message, anchor: Anchor) => {
    open(matchMedia(SMALL_SCREEN).matches ? { type: 'sheet', message } : { type: 'menu', message, anchor });
  }, []);

  const act = useCallback(
    (action: MessageAction, message: Message, anchor: Anchor | null) => {
      open(null);
      switch (action) {
        case 'reply':
          startReply(message);
          break;
        case 'edit':
          startEdit(message);
          break;
        case 'react':
          if (anchor) open({ type: 'reaction', message, anchor });
          break;
        case 'copyText':
          copyText([message]);
          break;
        case 'copyLink':
          copyLink(message);
          break;
        case 'pin':
          pin(message);
          break;
        case 'unpin':
          unpin(message);
          break;
        case 'select':
          toggleSelected(message);
          break;
        case 'delete':
        case 'forward':
          open({ type: action, messages: [message] });
          break;
        case 'readBy':
        case 'wordings':
        case 'whoReacted':
          open({ type: action, message });
          break;
      }
    },
    [toggleSelected],
  );

  return { overlay, open, close, openMenu, act };
}
