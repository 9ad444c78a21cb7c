import { type TouchEvent, useEffect, useRef } from 'react';

const HOLD_MS = 500;
const SLACK_PX = 10;

/**
 * A finger that stays where it is. Android says so itself, as a context menu; on Apple's devices this has to notice.
 * The click that follows is not one.
 */
export function useLongPress(onHold: (x: number, y: number) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = useRef({ x: 0, y: 0 });
  const held = useRef(false);
  const end = () => clearTimeout(timer.current);
  useEffect(() => end, []);

  return {
    onTouchStart: ({ touches }: TouchEvent) => {
      held.current = false;
      if (touches.length !== 1) return;
      const { clientX: x, clientY: y } = touches.item(0);
      start.current = { x, y };
      timer.current = setTimeout(() => {
        held.current = true;
        onHold(x, y);
      }, HOLD_MS);
    },
    onTouchMove: ({ touches }: TouchEvent) => {
      const { clientX, clientY } = touches.item(0);
      const { x, y } = start.current;
      if (Math.hypot(clientX - x, clientY - y) > SLACK_PX) end();
    },
    onTouchEnd: end,
    onTouchCancel: end,
    onClickCapture: (event: { preventDefault: () => void; stopPropagation: () => void }) => {
      if (!held.current) return;
      held.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
