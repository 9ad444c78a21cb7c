import { type RefObject, useEffect } from 'react';
import { type Crop, move, type PictureSize, type Place, zoomTo } from './crop.ts';

/** How much a turn of the wheel zooms, for each pixel that it would have scrolled. */
const WHEEL = 0.0015;

/** Dragging with one pointer, pinching with two, and turning the wheel. */
export function useCropGestures(
  stage: RefObject<HTMLElement | null>,
  size: PictureSize,
  onChange: (change: (crop: Crop) => Crop) => void,
): void {
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const pointers = new Map<number, Place>();
    const stopped = new AbortController();
    const options = { signal: stopped.signal };

    const placeOf = ({ clientX, clientY }: MouseEvent): Place => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: (clientX - left) / width - 0.5, y: (clientY - top) / height - 0.5 };
    };

    const lift = ({ pointerId }: PointerEvent) => pointers.delete(pointerId);

    element.addEventListener(
      'pointerdown',
      (event) => {
        if (event.pointerType === 'mouse' && event.button !== 0) return;
        element.setPointerCapture(event.pointerId);
        pointers.set(event.pointerId, placeOf(event));
      },
      options,
    );
    element.addEventListener(
      'pointermove',
      (event) => {
        if (!pointers.has(event.pointerId)) return;
        const before = gripOf([...pointers.values()]);
        pointers.set(event.pointerId, placeOf(event));
        const after = gripOf([...pointers.values()]);
        onChange((crop) => {
          const spread = before.spread > 0 ? after.spread / before.spread : 1;
          const zoomed = zoomTo(crop, crop.zoom * spread, size, before.middle);
          // The picture goes with the pointer, so the square goes against it.
          const by = { x: before.middle.x - after.middle.x, y: before.middle.y - after.middle.y };
          return move(zoomed, by, size);
        });
      },
      options,
    );
    element.addEventListener('pointerup', lift, options);
    element.addEventListener('pointercancel', lift, options);
    // React listens to wheels passively, and the page behind must not scroll.
    element.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        const at = placeOf(event);
        onChange((crop) => zoomTo(crop, crop.zoom * Math.exp(-event.deltaY * WHEEL), size, at));
      },
      { ...options, passive: false },
    );
    return () => stopped.abort();
  }, [stage, size, onChange]);
}

/** The middle of all pointers, and how far the first two are apart. */
function gripOf(places: readonly Place[]): { middle: Place; spread: number } {
  const [first, second] = places;
  const sum = places.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return {
    middle: { x: sum.x / places.length, y: sum.y / places.length },
    spread: first && second ? Math.hypot(first.x - second.x, first.y - second.y) : 0,
  };
}
