import type * as english from '../en/language.ts';
import type { TextsIn } from '../languages.ts';

export const language: TextsIn<'es', typeof english.language> = {
  label: 'Idioma',
  notLoaded: 'Este idioma no se ha cargado. Revisa tu conexión y vuelve a intentarlo.',
};
