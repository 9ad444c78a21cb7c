import { type Message } from '@parley/contracts';

/**
 * A stretch of history that is known without a hole: every message from the seq `from` to the seq `to` that this person
 * can see. Seqs in between that have no message were deleted for this person.
 */
export interface MessageRange {
  readonly from: number;
  readonly to: number;
  readonly messages: readonly Message[];
}

/** Adds a stretch; those that it touches become one with it. Within its bounds it says which messages there are. */
export function insertRange(ranges: readonly MessageRange[], piece: MessageRange): readonly MessageRange[] {
  if (piece.to < piece.from) return ranges;
  const before = ranges.filter(({ to }) => to < piece.from - 1);
  const after = ranges.filter(({ from }) => from > piece.to + 1);
  const touching = ranges.filter(({ from, to }) => to >= piece.from - 1 && from <= piece.to + 1);
  return [...before, touching.reduce(join, piece), ...after];
}

function join(piece: MessageRange, known: MessageRange): MessageRange {
  const heldVersions = new Map(known.messages.map((message) => [message.seq, message]));
  return {
    from: Math.min(piece.from, known.from),
    to: Math.max(piece.to, known.to),
    messages: [
      ...known.messages.filter(({ seq }) => seq < piece.from),
      ...piece.messages.map((message) => newer(heldVersions.get(message.seq), message)),
      ...known.messages.filter(({ seq }) => seq > piece.to),
    ],
  };
}

/** Puts changed messages in the place of what is held of them; those that are not held stay unknown. */
export function replaceHeld(
  ranges: readonly MessageRange[],
  changed: readonly Message[],
): readonly MessageRange[] {
  const bySeq = new Map(changed.map((message) => [message.seq, message]));
  return ranges.map((range) => {
    if (!changed.some(({ seq }) => range.from <= seq && seq <= range.to)) return range;
    const messages = range.messages.map((held) => newer(held, bySeq.get(held.seq) ?? held));
    return { ...range, messages };
  });
}

/** Takes a message out of sight; that it is not there is known from then on. */
export function removeHeld(ranges: readonly MessageRange[], seq: number): readonly MessageRange[] {
  return ranges.map((range) =>
    range.messages.some((message) => message.seq === seq)
      ? { ...range, messages: range.messages.filter((message) => message.seq !== seq) }
      : range,
  );
}

export function rangeAt(ranges: readonly MessageRange[], seq: number): MessageRange | undefined {
  return ranges.find(({ from, to }) => from <= seq && seq <= to);
}

export function heldAt(ranges: readonly MessageRange[], seq: number): Message | undefined {
  return rangeAt(ranges, seq)?.messages.find((message) => message.seq === seq);
}

/** Forgets all but the end of the newest stretch. */
export function keepTail(ranges: readonly MessageRange[], size: number): readonly MessageRange[] {
  const tail = ranges.at(-1);
  if (!tail) return ranges;
  const from = Math.max(tail.from, tail.to - size + 1);
  if (ranges.length === 1 && from === tail.from) return ranges;
  return [{ from, to: tail.to, messages: tail.messages.filter(({ seq }) => seq >= from) }];
}

/** Of two views of one message, the later one. */
export function newer(held: Message | undefined, other: Message): Message {
  return held && held.version > other.version ? held : other;
}
