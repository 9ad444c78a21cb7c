import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react';

const HELD_MS = 450;
const STILL_PX = 10;

/** Where a finger is held, and on what. */
export interface LongPress {
  readonly target: Element;
  readonly x: number;
  readonly y: number;
}

/**
 * Handlers for a place in which a finger can be held on something. Android says so itself, as a context menu; on Apple's
 * devices this has to notice. The click that ends a long press is no click.
 */
export function useLongPress(onLongPress: (press: LongPress) => void) {
  const pressed = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  const wasLong = useRef(false);

  const cancel = () => {
    clearTimeout(pressed.current?.timer);
    pressed.current = null;
  };
  useEffect(() => () => clearTimeout(pressed.current?.timer), []);

  return {
    onPointerDown: ({ pointerType, target, clientX: x, clientY: y }: PointerEvent) => {
      wasLong.current = false;
      cancel();
      if (pointerType !== 'touch' || !(target instanceof Element)) return;
      const timer = setTimeout(() => {
        pressed.current = null;
        wasLong.current = true;
        onLongPress({ target, x, y });
      }, HELD_MS);
      pressed.current = { timer, x, y };
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const { x, y } = pressed.current ?? { x: clientX, y: clientY };
      if (Math.hypot(clientX - x, clientY - y) > STILL_PX) cancel();
    },
    onPointerUp: cancel,
    onPointerCancel: cancel,
    onClickCapture: (event: MouseEvent) => {
      if (!wasLong.current) return;
      wasLong.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
