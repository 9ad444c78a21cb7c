import { type Message } from '@parley/contracts';
import { useCallback, useState } from 'react';

interface Selection {
  /** By seq; null unless messages are being selected. */
  selected: ReadonlyMap<number, Message> | null;
  toggle: (message: Message) => void;
  end: () => void;
}

export function useSelection(): Selection {
  const [selected, setSelected] = useState<ReadonlyMap<number, Message> | null>(null);
  const toggle = useCallback((message: Message) => {
    setSelected((before) => {
      const next = new Map(before);
      if (!next.delete(message.seq)) next.set(message.seq, message);
      return next;
    });
  }, []);
  const end = useCallback(() => setSelected(null), []);
  return { selected, toggle, end };
}

/** In the order in which they were written. */
export const inOrder = (selected: ReadonlyMap<number, Message>): Message[] =>
  [...selected.values()].sort((a, b) => a.seq - b.seq);
