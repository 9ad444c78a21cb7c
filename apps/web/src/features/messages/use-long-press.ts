import { type PointerEvent, type MouseEvent, useEffect, useRef } from 'react';

const LONG_MS = 450;
const STILL_PX = 10;

/** Handlers for a place in which fingers can be held on something. The click that ends a long press is no click. */
export function useLongPress(onLongPress: (target: Element) => void) {
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
      if (pointerType !== 'touch' || !(target instanceof Element)) return;
      cancel();
      const timer = setTimeout(() => {
        pressed.current = null;
        wasLong.current = true;
        onLongPress(target);
      }, LONG_MS);
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
