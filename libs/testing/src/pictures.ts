import sharp from 'sharp';

interface PictureOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colour?: string;
  /** The colour of the right half, where it is another one. */
  readonly right?: string;
  readonly format?: 'png' | 'jpeg' | 'webp' | 'gif';
}

/** A picture of one colour, or of two. */
export function aPicture(options: PictureOptions = {}): Promise<Buffer> {
  const { width = 60, height = 40, colour = '#2a7a7a', right = colour, format = 'png' } = options;
  const area = (size: number, background: string) =>
    ({ create: { width: size, height, channels: 3, background }, limitInputPixels: false }) as const;
  const half = Math.floor(width / 2);
  return sharp(area(width, colour))
    .composite(right === colour ? [] : [{ input: area(half, right), left: width - half, top: 0 }])
    .toFormat(format)
    .toBuffer();
}

/** The colour in the middle of a picture, as `#rrggbb`. */
export async function colourOf(picture: Uint8Array): Promise<string> {
  const { data } = await sharp(picture)
    .resize(1, 1, { fit: 'cover' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return `#${data.toString('hex')}`;
}
