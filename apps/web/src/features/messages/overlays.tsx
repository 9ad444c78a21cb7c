import { type Message } from '@parley/contracts';
import { lazy, Suspense } from 'react';
import { type Anchor } from './history-controls.ts';
import { type MessageAction } from './menu-items.ts';
import { type MessageRights } from './message-rights.ts';

const MessageMenu = lazy(() => import('./message-menu.tsx'));
const MessageSheet = lazy(() => import('./message-sheet.tsx'));
const ReactionPopover = lazy(() => import('./reaction-popover.tsx'));
const DeleteDialog = lazy(() => import('./delete-dialog.tsx'));
const ForwardDialog = lazy(() => import('./forward-dialog.tsx'));
const ReadByDialog = lazy(() => import('./read-by-dialog.tsx'));
const WordingsDialog = lazy(() => import('./wordings-dialog.tsx'));
const WhoReactedDialog = lazy(() => import('./who-reacted-dialog.tsx'));
const DayDialog = lazy(() => import('./day-dialog.tsx'));

/** What is open above a history; one thing at a time. */
export type Overlay =
  | { readonly type: 'menu'; readonly message: Message; readonly anchor: Anchor }
  | { readonly type: 'sheet'; readonly message: Message }
  | { readonly type: 'reaction'; readonly message: Message; readonly anchor: Anchor }
  | { readonly type: 'delete' | 'forward'; readonly messages: readonly Message[] }
  | { readonly type: 'readBy' | 'wordings' | 'whoReacted'; readonly message: Message }
  | { readonly type: 'day'; readonly at: string };

interface OverlaysProps {
  conversationId: string;
  overlay: Overlay;
  rightsOn: (message: Message) => MessageRights;
  itemsOf: (message: Message) => readonly MessageAction[];
  onAction: (action: MessageAction, message: Message, anchor: Anchor | null) => void;
  onReact: (message: Message, emoji: string) => void;
  onJump: (seq: number) => void;
  /** Something was deleted or passed on: nothing is selected any more. */
  onDone: (forwardedTo: readonly string[]) => void;
  onClose: () => void;
}

export function Overlays(props: OverlaysProps) {
  return (
    <Suspense>
      <Opened {...props} />
    </Suspense>
  );
}

function Opened({ overlay, conversationId, onClose, ...props }: OverlaysProps) {
  switch (overlay.type) {
    case 'menu':
      return (
        <MessageMenu
          items={props.itemsOf(overlay.message)}
          anchor={overlay.anchor}
          onChoose={(action) => props.onAction(action, overlay.message, overlay.anchor)}
          onClose={onClose}
        />
      );
    case 'sheet':
      return (
        <MessageSheet
          items={props.itemsOf(overlay.message)}
          onChoose={(action) => props.onAction(action, overlay.message, null)}
          onReact={(emoji) => props.onReact(overlay.message, emoji)}
          onClose={onClose}
        />
      );
    case 'reaction':
      return (
        <ReactionPopover
          anchor={overlay.anchor}
          onPick={(emoji) => props.onReact(overlay.message, emoji)}
          onClose={onClose}
        />
      );
    case 'delete':
      return (
        <DeleteDialog
          messages={overlay.messages}
          forEveryone={overlay.messages.every((message) => props.rightsOn(message).deleteForEveryone)}
          onDone={() => props.onDone([])}
          onClose={onClose}
        />
      );
    case 'forward':
      return <ForwardDialog messages={overlay.messages} onDone={props.onDone} onClose={onClose} />;
    case 'readBy':
      return <ReadByDialog message={overlay.message} onClose={onClose} />;
    case 'wordings':
      return <WordingsDialog message={overlay.message} onClose={onClose} />;
    case 'whoReacted':
      return <WhoReactedDialog message={overlay.message} onClose={onClose} />;
    case 'day':
      return (
        <DayDialog conversationId={conversationId} at={overlay.at} onFound={props.onJump} onClose={onClose} />
      );
  }
}
