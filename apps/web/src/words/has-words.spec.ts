import { expect, it } from 'vitest';
import { hasWords } from './has-words.ts';

it.each([
  ['hop gra', true],
  ['GRACE', true],
  ['amazing', true],
  ['grace ada', false],
  ['opper', false],
  ['  ', false],
])('of Grace Hopper, @amazing.grace, finds %j: %s', (query, found) => {
  expect(hasWords(['Grace Hopper', 'amazing.grace'], query)).toBe(found);
});

it('overlooks accents, and looks inside of what has no spaces', () => {
  expect(hasWords(['Zoë Łukasiewicz'], 'zoe')).toBe(true);
  expect(hasWords(['港で会いましょう'], '会い')).toBe(true);
});
