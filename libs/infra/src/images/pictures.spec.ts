import { deflateSync } from 'node:zlib';
import { LIMITS } from '@parley/contracts';
import sharp, { type Metadata } from 'sharp';
import { describe, expect, test } from 'vitest';
import { squaresOf, thumbnailOf, UnusablePicture } from './pictures.ts';

const RED = '#cc2222';
const BLUE = '#2222cc';

/** Red at the left, blue at the right. */
function twoColours(width: number, height: number) {
  const half = { create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: BLUE } };
  return sharp({ create: { width, height, channels: 3, background: RED } }).composite([
    { input: half, left: Math.floor(width / 2), top: 0 },
  ]);
}

async function colourAt(picture: Buffer, left: number, top: number): Promise<string> {
  const { data } = await sharp(picture)
    .extract({ left, top, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [red = 0, , blue = 0] = data;
  return Math.abs(red - blue) < 60 ? 'grey' : red > blue ? 'red' : 'blue';
}

async function squareOf(bytes: Uint8Array, size = 96): Promise<Buffer> {
  const [square] = await squaresOf(bytes, [size]);
  if (!square) throw new Error('There is no square.');
  return square;
}

/** A PNG that says it has so many pixels, and holds them packed into next to nothing. */
function bomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

describe('squares of a picture', () => {
  test.each(['jpeg', 'png', 'webp', 'gif'] as const)(
    'are WebP of every size asked for, from %s',
    async (format) => {
      const squares = await squaresOf(await twoColours(300, 200).toFormat(format).toBuffer(), [96, 384]);
      const facts = await Promise.all(squares.map((square) => sharp(square).metadata()));
      expect(facts.map(({ format: kind, width, height }) => [kind, width, height])).toEqual([
        ['webp', 96, 96],
        ['webp', 384, 384],
      ]);
    },
  );

  test('are cut from the middle', async () => {
    const square = await squareOf(await twoColours(300, 100).png().toBuffer());
    expect([await colourAt(square, 5, 48), await colourAt(square, 90, 48)]).toEqual(['red', 'blue']);
  });

  test('stand upright, and keep nothing of what the file said about itself', async () => {
    const photo = await twoColours(200, 200)
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Artist: 'Ada' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
      .toBuffer();
    const told: Metadata = await sharp(photo).metadata();
    expect(told.exif?.toString('latin1')).toContain('Ada');
    const square = await squareOf(photo);
    // Turned by a quarter to the right: what was at the left is at the top.
    expect([await colourAt(square, 48, 5), await colourAt(square, 48, 90)]).toEqual(['red', 'blue']);
    const { exif, xmp, iptc, icc, orientation } = await sharp(square).metadata();
    expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
    expect(square.toString('latin1')).not.toContain('Ada');
  });

  test('show the first frame of what moves', async () => {
    const frames = await Promise.all(
      [RED, BLUE].map((background) =>
        sharp({ create: { width: 40, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const square = await squareOf(moving);
    expect((await sharp(square).metadata()).pages ?? 1).toBe(1);
    expect(await colourAt(square, 48, 48)).toBe('red');
  });

  test('are white where the picture is transparent', async () => {
    const clear = { width: 40, height: 40, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } };
    const square = await squareOf(await sharp({ create: clear }).png().toBuffer());
    const { data } = await sharp(square).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(Math.min(...data)).toBeGreaterThan(250);
  });
});

describe('a thumbnail', () => {
  test('fits into its frame, in the shape of the picture, and is never enlarged', async () => {
    const large = await thumbnailOf(await twoColours(1600, 400).png().toBuffer(), {
      width: 640,
      height: 360,
    });
    const small = await thumbnailOf(await twoColours(64, 32).png().toBuffer(), { width: 640, height: 360 });
    expect(await sharp(large).metadata()).toMatchObject({ format: 'webp', width: 640, height: 160 });
    expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 64, height: 32 });
  });
});

describe('what is no picture to us', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('hello')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>')],
    ['a document', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['the first bytes of a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['the first bytes of a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ])('%s is refused', async (_, bytes) => {
    await expect(squaresOf(bytes, [96])).rejects.toThrow(UnusablePicture);
    await expect(thumbnailOf(bytes, { width: 9, height: 9 })).rejects.toThrow(UnusablePicture);
  });

  test.each(['avif', 'tiff'] as const)('%s is refused, though it is a picture', async (format) => {
    const bytes = await sharp({ create: { width: 20, height: 20, channels: 3, background: RED } })
      .toFormat(format)
      .toBuffer();
    await expect(squaresOf(bytes, [96])).rejects.toThrow(UnusablePicture);
  });

  test('half a picture is refused', async () => {
    const whole = await twoColours(400, 400).jpeg().toBuffer();
    await expect(squaresOf(whole.subarray(0, whole.length / 2), [96])).rejects.toThrow(UnusablePicture);
  });

  test('a small file of too many pixels is refused, and one of just enough is not', async () => {
    const side = Math.floor(Math.sqrt(LIMITS.picturePixels));
    const tooLarge = bomb(side + 1);
    expect(tooLarge.length).toBeLessThan(20_000);
    await expect(squaresOf(tooLarge, [96])).rejects.toThrow(UnusablePicture);
    await expect(squaresOf(bomb(side), [96])).resolves.toHaveLength(1);
    await expect(squaresOf(bomb(60_000), [96])).rejects.toThrow(UnusablePicture);
  });
});
