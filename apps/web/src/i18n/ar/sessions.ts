import type * as english from '../en/sessions.ts';
import type { TextsIn } from '../languages.ts';

export const sessions: TextsIn<'ar', typeof english.sessions> = {
  lead: 'الأجهزة التي دخلت إلى حسابك.',
  thisDevice: 'هذا الجهاز',
  others: 'أجهزة أخرى',
  noOthers: 'لم تدخل من أي مكان آخر.',
  activeNow: 'نشط الآن',
  lastUsed: 'آخر استخدام',
  since: 'وقت الدخول',
  end: 'تسجيل الخروج',
  ended: 'سُجّل خروج {{device}}.',
  endOthers: 'تسجيل خروج كل الأجهزة الأخرى',
  endOthersConfirm: 'تسجيل خروجها',
  endOthersText: 'على كل جهاز غير هذا أن يسجّل الدخول مجددًا.',
  othersEnded: 'سُجّل خروج كل الأجهزة الأخرى.',
};
