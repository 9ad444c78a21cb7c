import type * as english from '../en/shared.ts';
import type { TextsIn } from '../languages.ts';

export const common: TextsIn<'ar', typeof english.common> = {
  cancel: 'إلغاء',
  close: 'إغلاق',
  loading: 'جارٍ التحميل',
  moment: 'لحظة…',
  notLoaded: 'لم يُحمَّل هذا',
  save: 'حفظ',
  toSignIn: 'إلى صفحة الدخول',
  toStart: 'إلى صفحة البداية',
  tryAgain: 'إعادة المحاولة',
};

export const copy: TextsIn<'ar', typeof english.copy> = {
  done: 'نُسخ',
  refused: 'لم يسمح المتصفح بالنسخ. حدّد النص وانسخه بنفسك.',
};

export const offline: TextsIn<'ar', typeof english.offline> = {
  banner: 'أنت غير متصل. قد يكون ما تراه قديمًا، وعلى التغييرات أن تنتظر.',
  full: 'لم يبقَ متسع على هذا الجهاز. يعمل Parley، لكنه لا يحفظ هنا شيئًا لوقت انقطاع الاتصال.',
};

export const time: TextsIn<'ar', typeof english.time> = {
  waitFor: 'محاولات كثيرة. حاول مجددًا بعد {{wait}}.',
  seconds_zero: 'لحظة',
  seconds_one: 'ثانية واحدة',
  seconds_two: 'ثانيتين',
  seconds_few: '{{count}} ثوانٍ',
  seconds_many: '{{count}} ثانية',
  seconds_other: '{{count}} ثانية',
  minutes_zero: 'لحظة',
  minutes_one: 'دقيقة واحدة',
  minutes_two: 'دقيقتين',
  minutes_few: '{{count}} دقائق',
  minutes_many: '{{count}} دقيقة',
  minutes_other: '{{count}} دقيقة',
  hours_zero: 'لحظة',
  hours_one: 'ساعة واحدة',
  hours_two: 'ساعتين',
  hours_few: '{{count}} ساعات',
  hours_many: '{{count}} ساعة',
  hours_other: '{{count}} ساعة',
  days_zero: 'لحظة',
  days_one: 'يوم واحد',
  days_two: 'يومين',
  days_few: '{{count}} أيام',
  days_many: '{{count}} يومًا',
  days_other: '{{count}} يوم',
};

export const toast: TextsIn<'ar', typeof english.toast> = {
  label: 'تنبيه',
};
