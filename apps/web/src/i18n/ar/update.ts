import type * as english from '../en/update.ts';
import type { TextsIn } from '../languages.ts';

export const update: TextsIn<'ar', typeof english.update> = {
  ready: 'إصدار جديد من Parley جاهز.',
  reload: 'إعادة التحميل',
  later: 'لاحقًا',
};
