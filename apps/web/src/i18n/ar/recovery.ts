import type * as english from '../en/recovery.ts';
import type { TextsIn } from '../languages.ts';

export const forgot: TextsIn<'ar', typeof english.forgot> = {
  title: 'نسيت كلمة المرور؟',
  lead: 'أخبرنا ببريد حسابك لنرسل إليك رابطًا لاختيار كلمة جديدة.',
  noMail: 'لا يرسل هذا الخادم بريدًا. ادخل بطريقة أخرى، أو اسأل من يديره.',
  submit: 'إرسال الرابط',
  sentTitle: 'انظر في بريدك',
  sent: 'إن كان لحساب ما العنوان <address>{{email}}</address> فالرابط في طريقه إليه.',
};

export const reset: TextsIn<'ar', typeof english.reset> = {
  title: 'اختر كلمة مرور جديدة',
  lead: 'سيُسجَّل خروج كل جهاز دخل إلى حسابك.',
  submit: 'حفظ كلمة المرور',
  done: 'حُفظت كلمة المرور الجديدة. سجّل الدخول بها.',
  stale: 'استُخدم هذا الرابط من قبل أو أنه قديم.',
  again: 'طلب رابط جديد',
};

export const confirmEmail: TextsIn<'ar', typeof english.confirmEmail> = {
  title: 'تأكيد بريدك الإلكتروني',
  doneTitle: 'تأكد البريد الإلكتروني',
  done: 'شكرًا. صار العنوان لك.',
  goOn: 'المتابعة إلى Parley',
  failedTitle: 'لم ينجح هذا',
  stale: 'استُخدم هذا الرابط من قبل أو أنه قديم. يمكنك طلب غيره من ملفك الشخصي.',
  toProfile: 'إلى ملفك الشخصي',
};
