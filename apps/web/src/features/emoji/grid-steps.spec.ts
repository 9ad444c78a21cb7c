import { expect, it } from 'vitest';
import { type Place, step } from './grid-steps.ts';

/** Two rows of four and one of two; a row of three; nothing; a row of one. */
const lengths = [10, 3, 0, 1];
const from = (section: number, index: number) => (key: string) => step(lengths, { section, index }, key, 4);
const at = (section: number, index: number): Place => ({ section, index });

it('goes along and on into the next section', () => {
  expect(from(0, 8)('ArrowRight')).toEqual(at(0, 9));
  expect(from(0, 9)('ArrowRight')).toEqual(at(1, 0));
  expect(from(1, 2)('ArrowRight')).toEqual(at(3, 0));
  expect(from(3, 0)('ArrowLeft')).toEqual(at(1, 2));
});

it('goes up and down in a column as far as there is one', () => {
  expect(from(0, 1)('ArrowDown')).toEqual(at(0, 5));
  expect(from(0, 7)('ArrowDown')).toEqual(at(0, 9));
  expect(from(0, 9)('ArrowDown')).toEqual(at(1, 1));
  expect(from(1, 2)('ArrowUp')).toEqual(at(0, 9));
  expect(from(1, 0)('ArrowUp')).toEqual(at(0, 8));
});

it('stays at the ends', () => {
  expect(from(3, 0)('ArrowDown')).toEqual(at(3, 0));
  expect(from(0, 0)('ArrowUp')).toEqual(at(0, 0));
  expect(from(0, 0)('PageDown')).toEqual(at(3, 0));
});

it('begins at the beginning, and leaves other keys alone', () => {
  expect(step([0, 3], null, 'ArrowDown', 4)).toEqual(at(1, 0));
  expect(step([], null, 'ArrowDown', 4)).toBeNull();
  expect(from(0, 0)('a')).toBeNull();
});
