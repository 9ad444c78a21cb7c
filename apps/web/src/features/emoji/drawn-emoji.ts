const SIZE = 24;
/** Old enough to be drawn wherever emoji are drawn at all. */
const KNOWN_EVERYWHERE = '😀';

/** Tells whether this device has a picture for an emoji. One that has none at all is asked for everything. */
export function drawnHere(): (emoji: string) => boolean {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return () => true;
  const isDrawn = (emoji: string) => hasOwnColours(context, emoji) && isOnePicture(context, emoji);
  return isDrawn(KNOWN_EVERYWHERE) ? isDrawn : () => true;
}

/** A picture looks the same whatever the colour of the text; the box for an unknown character does not. */
function hasOwnColours(context: CanvasRenderingContext2D, emoji: string): boolean {
  const [black, white] = ['#000', '#fff'].map((colour) => {
    context.clearRect(0, 0, SIZE, SIZE);
    context.font = `${SIZE * 0.75}px sans-serif`;
    context.textBaseline = 'top';
    context.fillStyle = colour;
    context.fillText(emoji, 0, 0);
    return context.getImageData(0, 0, SIZE, SIZE).data;
  });
  return black !== undefined && black.some(Boolean) && black.every((value, at) => value === white?.[at]);
}

/** Joined emoji that a font does not know fall apart into several pictures. */
function isOnePicture(context: CanvasRenderingContext2D, emoji: string): boolean {
  return context.measureText(emoji).width < context.measureText(KNOWN_EVERYWHERE).width * 1.5;
}
