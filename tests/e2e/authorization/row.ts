import { type Caller, type Outcomes } from './outcomes.ts';
import { type People } from './people.ts';
import { type Place, type Scene } from './places.ts';

export interface Cell {
  readonly caller: Caller;
  readonly people: People;
}

/** What a route is called with. Path parameters that are left out name the place, a message in it, or another member. */
export interface Request {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: string;
  /** Bytes are sent as a picture, all else as JSON. */
  readonly body?: object;
  /** Instead of the caller's own. */
  readonly token?: string;
}

export interface Row<Given> {
  /** `GET /api/me`, or `messages/send`. */
  readonly name: string;
  /** Tells rows of the same name apart. */
  readonly what: string;
  readonly gets: Outcomes;
  /** Null where no conversation is needed. */
  readonly scene: Scene | null;
  readonly give: (place: Place, cell: Cell) => Given | Promise<Given>;
}

type Give<Given> = Row<Given>['give'];

/** Of something that does not take place in a conversation. */
export function row<Given extends object>(
  name: string,
  gets: Outcomes,
  give: (cell: Cell) => Given | Promise<Given>,
  what = '',
): Row<Given> {
  return { name, what, gets, scene: null, give: (_, cell) => give(cell) };
}

/** Of something that does. */
export function rowIn<Given extends object>(
  scene: Scene,
  name: string,
  gets: Outcomes,
  give: Give<Given>,
  what = '',
): Row<Given> {
  return { name, what, gets, scene, give };
}

/** Made for the first cell of a row, and there for all of them. */
export function forAll<T>(make: (cell: Cell) => Promise<T>): (cell: Cell) => Promise<T> {
  let made: Promise<T> | undefined;
  return (cell) => (made ??= make(cell));
}

export const nothing = (): Request => ({});
