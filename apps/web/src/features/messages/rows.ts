import { type PendingMessage } from '@parley/client';
import { type Message } from '@parley/contracts';

/** What stands at one place of the history. The same object as long as it is to look the same. */
export type Row = MessageRow | NoteRow | FoldedRow | PendingRow;

interface Placed {
  readonly key: string;
  /** The day of it is said above. */
  readonly startsDay: boolean;
  /** Above it stands where the unread messages began. */
  readonly startsNew: boolean;
}

/** Messages that one person wrote shortly after one another belong together. */
interface Grouped {
  readonly startsGroup: boolean;
  readonly endsGroup: boolean;
}

export interface MessageRow extends Placed, Grouped {
  readonly type: 'message';
  readonly message: Message;
}

export interface NoteRow extends Placed {
  readonly type: 'note';
  readonly message: Message;
}

/** Messages of somebody who is blocked, folded away until they are asked for. */
export interface FoldedRow extends Placed {
  readonly type: 'folded';
  readonly messages: readonly [Message, ...Message[]];
}

export interface PendingRow extends Placed, Grouped {
  readonly type: 'pending';
  readonly pending: PendingMessage;
}

export interface RowsOf {
  readonly messages: readonly Message[];
  readonly pending: readonly PendingMessage[];
  readonly me: string;
  readonly blocked: Readonly<Record<string, true>>;
  /** The seqs of folded messages that were asked for. */
  readonly revealed: ReadonlySet<number>;
  /** The first message that was unread when the conversation was opened. */
  readonly newFrom: number | null;
  /** What comes above the first message is not known yet: it might be of the same day, and of the same person. */
  readonly hasBefore: boolean;
  /** In channels every message stands for itself. */
  readonly posts: boolean;
}

const TOGETHER_MS = 5 * 60_000;

/** Remembers its rows, so that those that stay as they were need not be drawn again. */
export class Rows {
  readonly #moments = new WeakMap<Message, { at: number; day: number }>();
  readonly #rows = new WeakMap<object, Row>();

  of(wanted: RowsOf): readonly Row[] {
    const { messages, pending } = wanted;
    const rows: Row[] = [];
    let before: Placeable | null = null;
    for (let index = 0; index < messages.length;) {
      const message = messages[index];
      if (!message) break;
      const startsNew = this.#startsNew(wanted, messages[index - 1], message);
      const folded = this.#foldedFrom(wanted, index);
      const here = this.#place(message);
      const isCut = index === 0 && wanted.hasBefore;
      const placed = { startsDay: !isCut && here.day !== before?.day, startsNew };
      if (folded) {
        const [first] = folded;
        rows.push(
          this.#keep(first, { type: 'folded', key: `folded-${first.seq}`, messages: folded, ...placed }),
        );
        before = { ...here, senderId: null };
        index += folded.length;
        continue;
      }
      const key = message.senderId === wanted.me ? message.clientId : String(message.seq);
      if (message.note) {
        rows.push(this.#keep(message, { type: 'note', key, message, ...placed }));
        before = { ...here, senderId: null };
      } else {
        const startsGroup = wanted.posts || startsNew || (!isCut && !together(before, here));
        const next = messages[index + 1];
        const endsGroup = wanted.posts || !this.#continues(wanted, message, here, next);
        rows.push(this.#keep(message, { type: 'message', key, message, startsGroup, endsGroup, ...placed }));
        before = here;
      }
      index += 1;
    }
    this.#addPending(rows, pending, before, wanted);
    return rows;
  }

  #addPending(
    rows: Row[],
    pending: readonly PendingMessage[],
    last: Placeable | null,
    { me, posts }: RowsOf,
  ): void {
    let before = last;
    for (const [index, one] of pending.entries()) {
      const here = { ...dayOf(one.createdAt), senderId: me };
      const row = {
        type: 'pending' as const,
        key: one.clientId,
        pending: one,
        startsDay: here.day !== before?.day,
        startsNew: false,
        startsGroup: posts || !together(before, here),
        endsGroup: posts || index === pending.length - 1,
      };
      rows.push(this.#keep(one, row));
      before = here;
    }
  }

  #continues(wanted: RowsOf, message: Message, here: Placeable, next: Message | undefined): boolean {
    if (!next) {
      const [first] = wanted.pending;
      return first !== undefined && together(here, { ...dayOf(first.createdAt), senderId: wanted.me });
    }
    if (next.note || isFolded(wanted, next) || this.#startsNew(wanted, message, next)) return false;
    return together(here, this.#place(next));
  }

  #foldedFrom(wanted: RowsOf, index: number): [Message, ...Message[]] | null {
    const { messages } = wanted;
    const first = messages[index];
    if (!first || !isFolded(wanted, first)) return null;
    const folded: [Message, ...Message[]] = [first];
    const { day } = this.#place(first);
    for (let next = index + 1; next < messages.length; next += 1) {
      const message = messages[next];
      if (!message || !isFolded(wanted, message) || this.#place(message).day !== day) break;
      if (this.#startsNew(wanted, messages[next - 1], message)) break;
      folded.push(message);
    }
    return folded;
  }

  #startsNew({ newFrom }: RowsOf, before: Message | undefined, message: Message): boolean {
    if (newFrom === null || message.seq < newFrom) return false;
    return before === undefined ? message.seq === newFrom : before.seq < newFrom;
  }

  #place(message: Message): Placeable {
    const known = this.#moments.get(message);
    if (known) return { ...known, senderId: message.senderId };
    const moment = dayOf(message.createdAt);
    this.#moments.set(message, moment);
    return { ...moment, senderId: message.senderId };
  }

  #keep(of: object, row: Row): Row {
    const before = this.#rows.get(of);
    if (before && looksSame(before, row)) return before;
    this.#rows.set(of, row);
    return row;
  }
}

/** The seq at which a row stands; of several, the last one. Messages that wait have none. */
export function seqOf(row: Row): number | null {
  if (row.type === 'pending') return null;
  return row.type === 'folded' ? (row.messages.at(-1)?.seq ?? row.messages[0].seq) : row.message.seq;
}

/** When the first of it was written. */
export function momentOf(row: Row): string {
  switch (row.type) {
    case 'pending':
      return row.pending.createdAt;
    case 'folded':
      return row.messages[0].createdAt;
    default:
      return row.message.createdAt;
  }
}

/** The place of a message among the rows; where it is not there, of the next one. */
export function indexOfSeq(rows: readonly Row[], seq: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && (seqOf(row) ?? Infinity) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Placeable {
  readonly at: number;
  readonly day: number;
  /** Null for what goes together with nothing. */
  readonly senderId: string | null;
}

function dayOf(createdAt: string): { at: number; day: number } {
  const date = new Date(createdAt);
  const day = date.getFullYear() * 10_000 + date.getMonth() * 100 + date.getDate();
  return { at: date.getTime(), day };
}

function together(before: Placeable | null, here: Placeable): boolean {
  return (
    before !== null &&
    before.senderId !== null &&
    before.senderId === here.senderId &&
    before.day === here.day &&
    here.at - before.at <= TOGETHER_MS
  );
}

function isFolded({ blocked, revealed }: RowsOf, { note, senderId, seq }: Message): boolean {
  return note === null && blocked[senderId] === true && !revealed.has(seq);
}

function looksSame(one: Row, other: Row): boolean {
  if (one.startsDay !== other.startsDay || one.startsNew !== other.startsNew) return false;
  if (one.type === 'folded' && other.type === 'folded') {
    const { messages } = other;
    return one.messages.length === messages.length && one.messages.every((held, at) => held === messages[at]);
  }
  if (one.type === 'note' || one.type === 'folded') return one.type === other.type;
  if (one.type !== other.type) return false;
  return one.startsGroup === other.startsGroup && one.endsGroup === other.endsGroup;
}
