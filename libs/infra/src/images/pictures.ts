import { LIMITS } from '@parley/contracts';
import type sharpFunction from 'sharp';
import type { Sharp } from 'sharp';

/** Whatever was sent as a picture is none that can be used. */
export class UnusablePicture extends Error {
  override readonly name = 'UnusablePicture';
}

const QUALITY = 82;
const SECONDS = 10;

/** WebP squares of the given sizes, cut from the middle, upright, without anything that the file said about itself. */
export async function squaresOf(bytes: Uint8Array, sizes: readonly number[]): Promise<Buffer[]> {
  const squares = [];
  // One after the other: each takes the memory of the unpacked picture.
  for (const size of sizes) {
    squares.push(await reencode(bytes, (picture) => picture.resize(size, size, { fit: 'cover' })));
  }
  return squares;
}

/** A WebP that fits into the given frame and is never enlarged; else like `squaresOf`. */
export function thumbnailOf(
  bytes: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Buffer> {
  return reencode(bytes, (picture) =>
    picture.resize(width, height, { fit: 'inside', withoutEnlargement: true }),
  );
}

/** Of what moves the first frame; on white where it is transparent. */
async function reencode(bytes: Uint8Array, change: (picture: Sharp) => Sharp): Promise<Buffer> {
  const sharp = await loadSharp();
  try {
    const picture = sharp(bytes, { limitInputPixels: LIMITS.picturePixels, failOn: 'error', pages: 1 })
      .timeout({ seconds: SECONDS })
      .autoOrient();
    return await change(picture).flatten({ background: '#ffffff' }).webp({ quality: QUALITY }).toBuffer();
  } catch (error) {
    throw new UnusablePicture('The picture cannot be read.', { cause: error });
  }
}

/** The only ways that libvips may read bytes. It goes by what they are, so nothing else reaches any of its decoders. */
const DECODERS = ['Jpeg', 'Png', 'Webp', 'Nsgif'].map((format) => `VipsForeignLoad${format}Buffer`);

let loaded: Promise<typeof sharpFunction> | undefined;

/** The library is large and native, so only those processes load it that meet a picture. */
function loadSharp(): Promise<typeof sharpFunction> {
  loaded ??= import('sharp').then(({ default: sharp }) => {
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: DECODERS });
    sharp.cache(false);
    return sharp;
  });
  return loaded;
}
