import { Emoji } from '@parley/contracts';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, isLanguage } from '../../i18n/languages.ts';
import { loadEmojiSet } from './emoji-set.ts';
import { findEmoji } from './find-emoji.ts';

const all = async (language: string, isDrawn?: (emoji: string) => boolean) => {
  const set = await loadEmojiSet(isLanguage(language) ? language : 'en', isDrawn);
  return set.groups.flatMap(({ entries }) => entries);
};

it('has nothing that the server would refuse', async () => {
  const refused = (await all('en')).filter(({ emoji }) => !Emoji.safeParse(emoji).success);
  expect(refused).toEqual([]);
});

it.each(Object.keys(LANGUAGES))('names every emoji in %s', async (language) => {
  const nameless = (await all(language)).filter(({ emoji, name }) => name === emoji || name === '');
  expect(nameless).toEqual([]);
});

it('leaves out what the device cannot draw', async () => {
  const known = await all('en', () => false);
  expect(known.length).toBeGreaterThan(1500);
  expect(known.map(({ emoji }) => emoji)).not.toContain('🫠');
});

describe('searching', () => {
  const found = async (query: string, limit?: number) =>
    findEmoji(await loadEmojiSet('en'), query, limit).map(({ emoji }) => emoji);

  it('finds by name, by other words and by the beginning of either', async () => {
    expect(await found('pizza')).toContain('🍕');
    expect(await found('lol')).toContain('😂');
    expect(await found('party pop')).toContain('🎉');
  });

  it('puts the name itself first', async () => {
    expect((await found('fire'))[0]).toBe('🔥');
    expect((await found('thumbs up'))[0]).toBe('👍');
  });

  it('takes underscores for spaces, and any case', async () => {
    expect(await found('RED_heart', 3)).toContain('❤️');
  });

  it('finds nothing for nothing', async () => {
    expect(await found('  ')).toEqual([]);
    expect(await found('qqqq')).toEqual([]);
  });
});
