import { expect, it } from 'vitest';
import { type Crop, MAX_ZOOM, move, type PictureSize, sideOf, wholePicture, zoomTo } from './crop.ts';

const WIDE: PictureSize = { width: 800, height: 400 };

/** The left, top, right and bottom edge. */
function edges(crop: Crop, size = WIDE): number[] {
  const half = sideOf(crop, size) / 2;
  return [crop.x - half, crop.y - half, crop.x + half, crop.y + half];
}

it('begins with the largest square in the middle', () => {
  expect(edges(wholePicture(WIDE))).toEqual([200, 0, 600, 400]);
  const tall = { width: 300, height: 900 };
  expect(edges(wholePicture(tall), tall)).toEqual([0, 300, 300, 600]);
});

it('moves by parts of the square', () => {
  const crop = move(wholePicture(WIDE), { x: 0.25, y: 0 }, WIDE);
  expect(edges(crop)).toEqual([300, 0, 700, 400]);
});

it('stops at the edges of the picture', () => {
  const start = wholePicture(WIDE);
  expect(edges(move(start, { x: 9, y: 9 }, WIDE))).toEqual([400, 0, 800, 400]);
  expect(edges(move(start, { x: -9, y: -9 }, WIDE))).toEqual([0, 0, 400, 400]);
});

it('looks closer at the middle', () => {
  expect(edges(zoomTo(wholePicture(WIDE), 2, WIDE))).toEqual([300, 100, 500, 300]);
});

it('keeps under the fingers what was there', () => {
  const closer = zoomTo(wholePicture(WIDE), 2, WIDE, { x: -0.5, y: -0.5 });
  expect(edges(closer)).toEqual([200, 0, 400, 200]);
  expect(edges(zoomTo(closer, 1, WIDE, { x: -0.5, y: -0.5 }))).toEqual([200, 0, 600, 400]);
});

it('comes back into the picture when it looks less closely at a corner', () => {
  const corner = move(zoomTo(wholePicture(WIDE), 4, WIDE), { x: 99, y: 99 }, WIDE);
  expect(edges(corner)).toEqual([700, 300, 800, 400]);
  expect(edges(zoomTo(corner, 1, WIDE))).toEqual([400, 0, 800, 400]);
});

it('neither shows more than there is nor goes closer than is of use', () => {
  const start = wholePicture(WIDE);
  expect(zoomTo(start, 0.1, WIDE)).toEqual(start);
  expect(zoomTo(start, 99, WIDE).zoom).toBe(MAX_ZOOM);
});
