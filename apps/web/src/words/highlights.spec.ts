import { describe, expect, it } from 'vitest';
import { excerpt, highlighted } from './highlights.ts';

const shown = (text: string, query: string) =>
  highlighted(text, query)
    .map(({ text: part, found }) => (found ? `[${part}]` : part))
    .join('');

describe('what was found', () => {
  it('is marked where words begin so, in any case and with any accents', () => {
    expect(shown('Meet at the Café, not at a cafeteria', 'cafe')).toBe(
      'Meet at the [Café], not at a [cafe]teria',
    );
    expect(shown('The coat is at the boat', 'oat')).toBe('The coat is at the boat');
  });

  it('is every word of the search', () => {
    expect(shown('The boat leaves at ten', 'TEN boat')).toBe('The [boat] leaves at [ten]');
  });

  it('is any part of a text that is written without spaces', () => {
    expect(shown('明日は東京に行く', '東京')).toBe('明日は[東京]に行く');
  });

  it('leaves a text whole in which nothing is found, signs and emoji included', () => {
    expect(shown('Hello (world) 👩‍🚀', '(*')).toBe('Hello (world) 👩‍🚀');
    expect(shown('', 'word')).toBe('');
  });

  it('marks an emoji', () => {
    expect(shown('Ship it 🚀!', '🚀')).toBe('Ship it [🚀]!');
  });
});

describe('an excerpt', () => {
  const text = (pieces: readonly { text: string }[]) => pieces.map((piece) => piece.text).join('');

  it('begins shortly before what was found, and ends some way after it', () => {
    const pieces = excerpt(highlighted(`${'before '.repeat(100)}needle${' after'.repeat(100)}`, 'needle'));
    expect(text(pieces)).toMatch(/^…(before ){1,8}needle( after)+( a?f?t?e?r?)?…$/);
    expect(text(pieces).length).toBeLessThan(350);
  });

  it('of a short text is the text', () => {
    expect(text(excerpt(highlighted('a needle here', 'needle')))).toBe('a needle here');
    expect(text(excerpt(highlighted('nothing here', 'needle')))).toBe('nothing here');
  });
});
