import { type Message } from '@parley/contracts';
import { createContext, useContext } from 'react';

/** Where something is to open: beside a button, a message or the pointer. */
export interface Anchor {
  getBoundingClientRect: () => DOMRect;
}

/** What rows can ask of the history they stand in. The same object as long as the history is open. */
export interface HistoryControls {
  readonly conversationId: string;
  jumpTo: (seq: number) => void;
  openMenu: (message: Message, anchor: Anchor) => void;
  pickReaction: (message: Message, anchor: Anchor) => void;
  react: (message: Message, emoji: string, on: boolean) => void;
  reply: (message: Message) => void;
  toggleSelected: (message: Message) => void;
  reveal: (messages: readonly Message[]) => void;
  goToDay: (at: string) => void;
}

export const HistoryContext = createContext<HistoryControls | null>(null);

export function useHistoryControls(): HistoryControls {
  const controls = useContext(HistoryContext);
  if (!controls) throw new Error('Only within a history.');
  return controls;
}
