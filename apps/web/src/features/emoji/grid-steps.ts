/** A place in a list of sections. */
export interface Place {
  readonly section: number;
  readonly index: number;
}

const PAGE_ROWS = 5;

/** Where a key leads in sections of the given lengths, which are drawn in rows; null for keys that lead nowhere. */
export function step(
  lengths: readonly number[],
  from: Place | null,
  key: string,
  columns: number,
): Place | null {
  const moves: Partial<Record<string, (place: Place) => Place>> = {
    ArrowDown: (place) => down(lengths, place, columns),
    ArrowUp: (place) => up(lengths, place, columns),
    ArrowRight: (place) => next(lengths, place),
    ArrowLeft: (place) => previous(lengths, place),
    PageDown: (place) => repeated(PAGE_ROWS, place, (one) => down(lengths, one, columns)),
    PageUp: (place) => repeated(PAGE_ROWS, place, (one) => up(lengths, one, columns)),
  };
  const move = moves[key];
  if (!move) return null;
  if (from) return move(from);
  const first = lengths.findIndex((length) => length > 0);
  return first < 0 ? null : { section: first, index: 0 };
}

const repeated = (times: number, place: Place, move: (place: Place) => Place): Place =>
  Array.from({ length: times }).reduce<Place>((at) => move(at), place);

const lengthAt = (lengths: readonly number[], section: number) => lengths[section] ?? 0;

function neighbour(lengths: readonly number[], section: number, direction: 1 | -1): number | null {
  for (let at = section + direction; at >= 0 && at < lengths.length; at += direction) {
    if (lengthAt(lengths, at) > 0) return at;
  }
  return null;
}

function next(lengths: readonly number[], place: Place): Place {
  const { section, index } = place;
  if (index + 1 < lengthAt(lengths, section)) return { section, index: index + 1 };
  const below = neighbour(lengths, section, 1);
  return below === null ? place : { section: below, index: 0 };
}

function previous(lengths: readonly number[], place: Place): Place {
  const { section, index } = place;
  if (index > 0) return { section, index: index - 1 };
  const above = neighbour(lengths, section, -1);
  return above === null ? place : { section: above, index: lengthAt(lengths, above) - 1 };
}

function down(lengths: readonly number[], place: Place, columns: number): Place {
  const { section, index } = place;
  const length = lengthAt(lengths, section);
  if (index + columns < length) return { section, index: index + columns };
  const isLastRow = Math.floor(index / columns) === Math.floor((length - 1) / columns);
  if (!isLastRow) return { section, index: length - 1 };
  const below = neighbour(lengths, section, 1);
  if (below === null) return place;
  return { section: below, index: Math.min(index % columns, lengthAt(lengths, below) - 1) };
}

function up(lengths: readonly number[], place: Place, columns: number): Place {
  const { section, index } = place;
  if (index >= columns) return { section, index: index - columns };
  const above = neighbour(lengths, section, -1);
  if (above === null) return place;
  const length = lengthAt(lengths, above);
  const lastRow = Math.floor((length - 1) / columns) * columns;
  return { section: above, index: Math.min(lastRow + (index % columns), length - 1) };
}
