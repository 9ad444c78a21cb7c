import { type Language } from '../../i18n/languages.ts';

export const GROUPS = [
  'smileys_emotion',
  'people_body',
  'animals_nature',
  'food_drink',
  'travel_places',
  'activities',
  'objects',
  'symbols',
  'flags',
] as const;
export type GroupId = (typeof GROUPS)[number];

export interface EmojiEntry {
  readonly emoji: string;
  readonly name: string;
  /** The name and other words to find it by, with bars between them. */
  readonly words: string;
}

export interface EmojiGroup {
  readonly id: GroupId;
  readonly entries: readonly EmojiEntry[];
}

export interface EmojiSet {
  readonly groups: readonly EmojiGroup[];
  readonly byEmoji: ReadonlyMap<string, EmojiEntry>;
}

/** Each is a chunk of its own. */
const loadNames: Readonly<Record<Language, () => Promise<{ default: string[] }>>> = {
  en: () => import('./data/names.en.json'),
  de: () => import('./data/names.de.json'),
  es: () => import('./data/names.es.json'),
  ar: () => import('./data/names.ar.json'),
};

/** Every emoji that this device can draw, with names in the given language. */
export async function loadEmojiSet(
  language: Language,
  isDrawn: (emoji: string) => boolean = () => true,
): Promise<EmojiSet> {
  const [{ default: list }, { default: names }] = await Promise.all([
    import('./data/emoji.json'),
    loadNames[language](),
  ]);
  const missing = new Set(
    list.newer.flatMap(({ emoji }) => (emoji[0] !== undefined && isDrawn(emoji[0]) ? [] : emoji)),
  );
  let place = 0;
  const groups = GROUPS.map((id) => ({
    id,
    entries: list.groups[id]
      .map((emoji) => entryOf(emoji, names[place++] ?? ''))
      .filter(({ emoji }) => !missing.has(emoji)),
  }));
  const entries = groups.flatMap((group) => group.entries);
  return { groups, byEmoji: new Map(entries.map((entry) => [entry.emoji, entry])) };
}

function entryOf(emoji: string, words: string): EmojiEntry {
  const [name = emoji] = words.split('|', 1);
  return { emoji, name, words };
}
