import type * as english from '../en/language.ts';
import type { TextsIn } from '../languages.ts';

export const language: TextsIn<'ar', typeof english.language> = {
  label: 'اللغة',
  notLoaded: 'لم تُحمَّل هذه اللغة. تحقق من اتصالك ثم حاول مجددًا.',
};
