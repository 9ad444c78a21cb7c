import { expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

it.each([
  ['**Bold** and _slanted_, ~~gone~~', 'Bold and slanted, gone'],
  ['`npm start` does it', 'npm start does it'],
  ['```ts\nconst a = 1;\n```', 'const a = 1;'],
  ['> quoted\n> twice\n\nanswered', 'quoted twice answered'],
  ['- milk\n- bread', 'milk bread'],
  ['See [the map](https://example.org/map)', 'See the map'],
])('leaves out what only shapes %j', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});

it.each(['2 * 3 * 4', 'snake_case_name', 'a ** b', 'https://example.org/a_b_c', '5 > 3'])(
  'leaves %j alone',
  (text) => {
    expect(plainText(text)).toBe(text);
  },
);

it('cuts long texts short without cutting a character in two', () => {
  const text = plainText(`${'x'.repeat(299)}😀 and more`);
  expect(text).toBe('x'.repeat(299));
});
