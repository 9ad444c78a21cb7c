import { describe, expect, it } from 'vitest';
import { en } from './en/index.ts';
import { LANGUAGES, isLanguage, languageFor, loadTexts } from './languages.ts';

type Texts = Readonly<Record<string, string>>;

const PLURAL = /^(?<name>.+)_(?<form>zero|one|two|few|many|other)$/u;

function flat(texts: object, path = ''): Texts {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(flat(value, `${path}${key}.`))
        : [[path + key, String(value)]],
    ),
  );
}

const english = flat(en);

/** The keys that a language must have: its own plural forms in place of the English ones. */
function keysIn(language: string): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const keys = Object.keys(english).flatMap((key) => {
    const found = PLURAL.exec(key)?.groups;
    return !found || found['form'] === 'zero' ? [key] : forms.map((form) => `${found['name']}_${form}`);
  });
  return [...new Set(keys)].sort();
}

const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}|<\/?\w+>/gu) ?? [])].sort();

/** What must stand in a text; a form for an exact number may say it in words. */
function neededIn(key: string): string[] {
  const plural = PLURAL.exec(key)?.groups;
  const all = placeholders(english[key] ?? english[`${plural?.['name']}_other`] ?? '');
  const saysNumber =
    !plural || plural['form'] === 'other' || plural['form'] === 'many' || plural['form'] === 'few';
  return saysNumber ? all : all.filter((placeholder) => placeholder !== '{{count}}');
}

async function textsIn(language: string): Promise<Texts> {
  if (!isLanguage(language)) throw new Error(`${language} is not a language of Parley.`);
  return flat(await loadTexts[language]());
}

describe.each(Object.keys(LANGUAGES))('in %s', (language) => {
  it('every text is there, in every plural form, and nothing else', async () => {
    expect(Object.keys(await textsIn(language)).sort()).toEqual(keysIn(language));
  });

  it('every text says what the English one does', async () => {
    const wrong = Object.entries(await textsIn(language)).filter(([key, text]) => {
      const said = placeholders(text).filter((one) => one !== '{{count}}' || neededIn(key).includes(one));
      return JSON.stringify(said) !== JSON.stringify(neededIn(key));
    });
    expect(wrong).toEqual([]);
  });

  it('no text is empty, or begins or ends with a space', async () => {
    const texts = Object.entries(await textsIn(language));
    expect(texts.filter(([, text]) => text === '' || text !== text.trim())).toEqual([]);
  });

  it('Parley is called Parley', async () => {
    const texts = await textsIn(language);
    const named = Object.keys(english).filter((key) => key in texts && english[key]?.includes('Parley'));
    expect(named.filter((key) => !texts[key]?.includes('Parley'))).toEqual([]);
  });
});

it('speaks the first language that it knows of those that are wanted', () => {
  expect(languageFor(['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(languageFor(['ar-EG'])).toBe('ar');
  expect(languageFor(['tlh'])).toBe('en');
  expect(languageFor([])).toBe('en');
});
