import {
  CheckCheck,
  CircleCheckBig,
  Copy,
  Forward,
  History,
  Link,
  type LucideIcon,
  Pencil,
  Pin,
  PinOff,
  Reply,
  SmilePlus,
  Trash2,
} from 'lucide-react';
import { type Message } from '@parley/contracts';
import { type MessageRights } from './message-rights.ts';

export type MessageAction =
  | 'reply'
  | 'react'
  | 'forward'
  | 'copyText'
  | 'copyLink'
  | 'edit'
  | 'pin'
  | 'unpin'
  | 'readBy'
  | 'whoReacted'
  | 'wordings'
  | 'select'
  | 'delete';

export const ACTION_ICONS: Record<MessageAction, LucideIcon> = {
  reply: Reply,
  react: SmilePlus,
  forward: Forward,
  copyText: Copy,
  copyLink: Link,
  edit: Pencil,
  pin: Pin,
  unpin: PinOff,
  readBy: CheckCheck,
  whoReacted: SmilePlus,
  wordings: History,
  select: CircleCheckBig,
  delete: Trash2,
};

/** What a menu offers for a message: only what this person may do. */
export function menuItems(message: Message, rights: MessageRights, isPinned: boolean): MessageAction[] {
  const offered: [MessageAction, boolean][] = [
    ['reply', rights.reply],
    ['react', rights.react],
    ['edit', rights.edit],
    ['forward', rights.forward],
    ['copyText', rights.copy],
    ['copyLink', true],
    [isPinned ? 'unpin' : 'pin', rights.pin],
    ['readBy', rights.readBy],
    ['whoReacted', message.reactions.length > 0],
    ['wordings', rights.wordings],
    ['select', rights.copy],
    ['delete', true],
  ];
  return offered.flatMap(([action, isOffered]) => (isOffered ? [action] : []));
}
