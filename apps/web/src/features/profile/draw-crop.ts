import { type Crop, sideOf } from './crop.ts';

/** Larger than it is ever shown; the server makes its own sizes of it. */
const SENT_SIDE = 512;
const QUALITY = 0.92;

/** Fills the canvas with the square, on white where the picture is transparent. */
export function drawCrop(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw.');
  const { width, height } = canvas;
  const side = sideOf(crop, picture);
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, crop.x - side / 2, crop.y - side / 2, side, side, 0, 0, width, height);
}

/** The square as a file to send: WebP, or PNG where the browser cannot make one. */
export async function cutOut(picture: ImageBitmap, crop: Crop): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.max(1, Math.min(SENT_SIDE, Math.round(sideOf(crop, picture))));
  drawCrop(canvas, picture, crop);
  return await new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture cannot be cut out.'))),
      'image/webp',
      QUALITY,
    );
  });
}
