import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Crop, move, type Place, zoomTo } from './crop.ts';
import { drawCrop } from './draw-crop.ts';
import { useCropGestures } from './use-crop-gestures.ts';

const STEP = 0.05;
const LONG_STEP = 0.2;
const ZOOM_STEP = 1.15;

interface CropStageProps {
  picture: ImageBitmap;
  crop: Crop;
  /** Of the element that says how it is done. */
  hintId: string;
  onChange: (change: (crop: Crop) => Crop) => void;
}

/** The square as it will be, moved and zoomed with a mouse, fingers or keys. */
export function CropStage({ picture, crop, hintId, onChange }: CropStageProps) {
  const { t } = useTranslation();
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const side = useSide(stage);
  useCropGestures(stage, picture, onChange);

  useEffect(() => {
    const element = canvas.current;
    if (!element || side === 0) return;
    if (element.width !== side) element.width = element.height = side;
    drawCrop(element, picture, crop);
  }, [side, picture, crop]);

  const onKeyDown = (event: KeyboardEvent) => {
    const change = changeOf(event, picture);
    if (!change) return;
    event.preventDefault();
    onChange(change);
  };

  return (
    <div
      ref={stage}
      role="application"
      aria-label={t('profile.picture.stage')}
      aria-describedby={hintId}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="relative mx-auto aspect-square w-full max-w-72 cursor-grab touch-none overflow-clip rounded-control
        select-none active:cursor-grabbing"
    >
      <canvas ref={canvas} className="size-full" />
      <span
        aria-hidden
        className="petal pointer-events-none absolute inset-0 border-2 border-[rgb(255_255_255/0.9)] shadow-[0_0_0_6rem_rgb(4_18_20/0.55)]"
      />
    </div>
  );
}

/** How many pixels of the screen it is wide; none before the dialog around it has opened. */
function useSide(stage: RefObject<HTMLElement | null>): number {
  const [side, setSide] = useState(0);
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setSide(Math.round(element.clientWidth * devicePixelRatio)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage]);
  return side;
}

const ARROWS: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

function changeOf(
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent,
  picture: ImageBitmap,
): ((crop: Crop) => Crop) | null {
  if (ctrlKey || metaKey || altKey) return null;
  const arrow = ARROWS[key];
  const step = shiftKey ? LONG_STEP : STEP;
  if (arrow) return (crop) => move(crop, { x: arrow.x * step, y: arrow.y * step }, picture);
  if (key === '+' || key === '=') return (crop) => zoomTo(crop, crop.zoom * ZOOM_STEP, picture);
  if (key === '-') return (crop) => zoomTo(crop, crop.zoom / ZOOM_STEP, picture);
  return null;
}
