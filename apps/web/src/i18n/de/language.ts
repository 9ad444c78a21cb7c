import type * as english from '../en/language.ts';
import type { TextsIn } from '../languages.ts';

export const language: TextsIn<'de', typeof english.language> = {
  label: 'Sprache',
  notLoaded: 'Diese Sprache wurde nicht geladen. Prüfe deine Verbindung und versuch es noch einmal.',
};
