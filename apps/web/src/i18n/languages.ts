import type { en } from './en/index.ts';

/** Every language that Parley speaks, by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español', ar: 'العربية' } as const;
export type Language = keyof typeof LANGUAGES;

/** What each language calls: the categories of CLDR, which Intl.PluralRules knows too. */
interface PluralsOf {
  en: 'one' | 'other';
  de: 'one' | 'other';
  es: 'one' | 'many' | 'other';
  ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
}

type Plural = PluralsOf[keyof PluralsOf];
/** A text for none at all, where there is one, is one in every language. */
type KeyIn<Key, Forms extends string> = Key extends `${string}_zero`
  ? Key
  : Key extends `${infer Name}_${Plural}`
    ? `${Name}_${Forms}`
    : Key;

/** The same keys as the English texts have, with the plural forms of the other language in place of the English ones. */
export type TextsIn<To extends keyof PluralsOf, English> = {
  readonly [Key in keyof English as KeyIn<Key, PluralsOf[To]>]: English[Key] extends string
    ? string
    : TextsIn<To, English[Key]>;
};

/** Each is a chunk of its own: a browser loads the one that is shown. */
export const loadTexts: { readonly [To in Language]: () => Promise<TextsIn<To, typeof en>> } = {
  en: async () => (await import('./en/index.ts')).en,
  de: async () => (await import('./de/index.ts')).de,
  es: async () => (await import('./es/index.ts')).es,
  ar: async () => (await import('./ar/index.ts')).ar,
};

export const isLanguage = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag);

/** The first of the wanted tags, such as `de-AT`, whose language Parley speaks; English where there is none. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [language = ''] = tag.toLowerCase().split('-');
    if (isLanguage(language)) return language;
  }
  return 'en';
}
