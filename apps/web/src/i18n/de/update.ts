import type * as english from '../en/update.ts';
import type { TextsIn } from '../languages.ts';

export const update: TextsIn<'de', typeof english.update> = {
  ready: 'Eine neue Version von Parley ist da.',
  reload: 'Neu laden',
  later: 'Später',
};
