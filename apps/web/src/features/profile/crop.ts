/** How large a picture is, in its own pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Which square of a picture is taken: its middle, in pixels of the picture, and how closely it is looked at. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  /** At 1 the square is as large as the picture allows. */
  readonly zoom: number;
}

/** A place in the square, from -0.5 to 0.5 each way. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export const MAX_ZOOM = 5;
const MIDDLE: Place = { x: 0, y: 0 };

export function wholePicture({ width, height }: PictureSize): Crop {
  return { x: width / 2, y: height / 2, zoom: 1 };
}

/** The side of the square. */
export function sideOf({ zoom }: Crop, { width, height }: PictureSize): number {
  return Math.min(width, height) / zoom;
}

/** Moves the square by parts of its side; never beyond the picture. */
export function move(crop: Crop, by: Place, size: PictureSize): Crop {
  const side = sideOf(crop, size);
  return inside({ ...crop, x: crop.x + by.x * side, y: crop.y + by.y * side }, size);
}

/** Looks more or less closely, so that what is at a place in the square stays there. */
export function zoomTo(crop: Crop, zoom: number, size: PictureSize, at: Place = MIDDLE): Crop {
  const before = sideOf(crop, size);
  const closer = { ...crop, zoom: clamp(zoom, 1, MAX_ZOOM) };
  const lost = before - sideOf(closer, size);
  return inside({ ...closer, x: crop.x + at.x * lost, y: crop.y + at.y * lost }, size);
}

function inside(crop: Crop, size: PictureSize): Crop {
  const half = sideOf(crop, size) / 2;
  return {
    ...crop,
    x: clamp(crop.x, half, size.width - half),
    y: clamp(crop.y, half, size.height - half),
  };
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
