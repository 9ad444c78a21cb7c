import { type MouseEvent, useRef, useState } from 'react';
import { type MenuPlace } from './floating-menu.tsx';

/** A menu that hangs at a button: where it is while it is open, and what makes the button one that opens it. */
export function useButtonMenu(fetchAhead: () => void) {
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<MenuPlace | null>(null);
  const opener = {
    ref: button,
    'aria-haspopup': 'menu',
    'aria-expanded': place !== null,
    onPointerEnter: fetchAhead,
    onFocus: fetchAhead,
    onClick: ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
      const { left, top, width, height } = currentTarget.getBoundingClientRect();
      setPlace(place ? null : { left, top, width, height });
    },
  } as const;
  return { place, button, opener, close: () => setPlace(null) };
}
