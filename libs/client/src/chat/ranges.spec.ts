import { describe, expect, it } from 'vitest';
import { message, messages } from './chat.fixture.ts';
import { heldAt, insertRange, keepTail, type MessageRange, removeHeld, replaceHeld } from './ranges.ts';

const piece = (from: number, to: number): MessageRange => ({ from, to, messages: messages(from, to) });
const bounds = (ranges: readonly MessageRange[]) => ranges.map(({ from, to }) => [from, to]);
const seqs = (ranges: readonly MessageRange[]) => ranges.map((range) => range.messages.map(({ seq }) => seq));

describe('stretches of history', () => {
  it.each<[string, [number, number][], [number, number], [number, number][]]>([
    ['the first one', [], [5, 9], [[5, 9]]],
    [
      'one that is apart',
      [[1, 3]],
      [7, 9],
      [
        [1, 3],
        [7, 9],
      ],
    ],
    [
      'one before the others',
      [[7, 9]],
      [1, 3],
      [
        [1, 3],
        [7, 9],
      ],
    ],
    ['one right after', [[1, 3]], [4, 6], [[1, 6]]],
    ['one right before', [[4, 6]], [1, 3], [[1, 6]]],
    ['one that overlaps', [[1, 5]], [3, 8], [[1, 8]]],
    ['one within', [[1, 9]], [3, 5], [[1, 9]]],
    ['one around', [[3, 5]], [1, 9], [[1, 9]]],
    [
      'one that closes a gap',
      [
        [1, 3],
        [7, 9],
      ],
      [4, 6],
      [[1, 9]],
    ],
    [
      'one across several',
      [
        [1, 2],
        [4, 5],
        [8, 9],
        [20, 21],
      ],
      [2, 8],
      [
        [1, 9],
        [20, 21],
      ],
    ],
    [
      'one between others',
      [
        [1, 2],
        [9, 9],
      ],
      [5, 6],
      [
        [1, 2],
        [5, 6],
        [9, 9],
      ],
    ],
    ['an empty one', [[1, 2]], [5, 4], [[1, 2]]],
  ])('take in %s', (_, before, [from, to], after) => {
    const ranges = insertRange(
      before.map(([start, end]) => piece(start, end)),
      piece(from, to),
    );
    expect(bounds(ranges)).toEqual(after);
    expect(seqs(ranges)).toEqual(after.map(([start, end]) => messages(start, end).map(({ seq }) => seq)));
  });

  it('keep the later view of each message, whichever came first', () => {
    const edited = message(2, { version: 9, text: 'edited' });
    const held = replaceHeld([piece(1, 3)], [edited]);
    expect(heldAt(insertRange(held, piece(1, 3)), 2)).toEqual(edited);
    const paged = { ...piece(1, 3), messages: [message(1), edited, message(3)] };
    expect(heldAt(insertRange([piece(1, 3)], paged), 2)).toEqual(edited);
  });

  it('believe a page that a message is not there any more', () => {
    const page = { from: 1, to: 5, messages: [message(1), message(5)] };
    expect(seqs(insertRange([piece(3, 8)], page))).toEqual([[1, 5, 6, 7, 8]]);
  });

  it('do not change for messages that are not held', () => {
    const ranges = [piece(1, 3), piece(7, 9)];
    expect(replaceHeld(ranges, [message(5, { version: 9 })])).toEqual(ranges);
    expect(replaceHeld(ranges, [message(2, { version: 9 })])[1]).toBe(ranges[1]);
  });

  it('know that a removed message is not there', () => {
    const ranges = removeHeld([piece(1, 3)], 2);
    expect(ranges).toEqual([{ from: 1, to: 3, messages: [message(1), message(3)] }]);
    expect(removeHeld(ranges, 2)[0]).toBe(ranges[0]);
  });

  it('can be forgotten up to their end', () => {
    expect(bounds(keepTail([piece(1, 3), piece(7, 20)], 4))).toEqual([[17, 20]]);
    const short = [piece(7, 9)];
    expect(keepTail(short, 4)).toBe(short);
    expect(keepTail([], 4)).toEqual([]);
  });
});
