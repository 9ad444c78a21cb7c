import { expect, it } from 'vitest';
import { endsAlong } from './text-direction.ts';

it('goes by the first letter of the last paragraph', () => {
  expect(endsAlong('Good morning', 'ltr')).toBe(true);
  expect(endsAlong('Good morning', 'rtl')).toBe(false);
  expect(endsAlong('1. صباح الخير, Ada', 'rtl')).toBe(true);
  expect(endsAlong('صباح الخير\n\nGood morning', 'rtl')).toBe(false);
  expect(endsAlong('Good morning\n\nصباح الخير', 'rtl')).toBe(true);
});

it('takes what has no letters as the browser does: from left to right', () => {
  expect(endsAlong('12:30!', 'ltr')).toBe(true);
  expect(endsAlong('12:30!', 'rtl')).toBe(false);
});
