import type * as english from '../en/emoji.ts';
import type { TextsIn } from '../languages.ts';

export const emoji: TextsIn<'de', typeof english.emoji> = {
  open: 'Emoji',
  picker: 'Emoji auswählen',
  search: 'Emoji suchen',
  none: 'Kein Emoji heißt so.',
  notLoaded: 'Die Emoji wurden nicht geladen.',
  all: 'Alle Emoji',
  quick: 'Schnelle Reaktionen',
  groups: {
    found: 'Gefunden',
    recent: 'Zuletzt verwendet',
    smileys_emotion: 'Smileys und Gefühle',
    people_body: 'Menschen',
    animals_nature: 'Tiere und Natur',
    food_drink: 'Essen und Trinken',
    travel_places: 'Reisen und Orte',
    activities: 'Aktivitäten',
    objects: 'Dinge',
    symbols: 'Symbole',
    flags: 'Flaggen',
  },
  tone: 'Hautton',
  tones: {
    none: 'Kein bestimmter',
    light: 'Hell',
    mediumLight: 'Mittelhell',
    medium: 'Mittel',
    mediumDark: 'Mitteldunkel',
    dark: 'Dunkel',
  },
};
