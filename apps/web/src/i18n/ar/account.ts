import type * as english from '../en/account.ts';
import type { TextsIn } from '../languages.ts';

export const password: TextsIn<'ar', typeof english.password> = {
  label: 'كلمة المرور',
  current: 'كلمة المرور الحالية',
  new: 'كلمة مرور جديدة',
  hint: '10 أحرف على الأقل. بضع كلمات متتالية يسهل تذكّرها.',
  show: 'إظهار كلمة المرور',
  hide: 'إخفاء كلمة المرور',
};

export const email: TextsIn<'ar', typeof english.email> = {
  label: 'البريد الإلكتروني',
};

export const account: TextsIn<'ar', typeof english.account> = {
  title: 'تسجيل الدخول',
  hint: 'لا يرى هذا أحد غيرك.',
  none: 'لا يوجد بعد',
  add: 'إضافة',
  change: 'تغيير',
  remove: 'إزالة',
  phone: {
    label: 'رقم الهاتف',
    changeTitle: 'رقم هاتفك',
    changed: 'حُفظ رقم هاتفك الجديد.',
    removed: 'أُزيل رقم الهاتف.',
    removeTitle: 'إزالة رقم الهاتف؟',
    removeText: 'لن تتمكن بعدها من الدخول برمز يُرسل إلى هذا الرقم.',
  },
  email: {
    changeTitle: 'بريدك الإلكتروني',
    hint: 'نرسل رابطًا إلى العنوان الجديد، ويُعتمد بعد أن تفتحه.',
    submit: 'إرسال الرابط',
    sent: 'الرابط في طريقه إلى {{email}}.',
    waiting: 'بانتظار التأكيد: {{email}}',
    removed: 'أُزيل البريد الإلكتروني.',
    removeTitle: 'إزالة البريد الإلكتروني؟',
    removeText: 'إن نسيت كلمة المرور فلن يمكن استعادتها بالبريد.',
  },
  password: {
    set: 'محدَّدة',
    addTitle: 'اختر كلمة مرور',
    changeTitle: 'تغيير كلمة المرور',
    submit: 'حفظ كلمة المرور',
    changed: 'حُفظت كلمة المرور الجديدة.',
  },
  google: {
    linked: 'مرتبط',
    notLinked: 'غير مرتبط',
    link: 'ربط',
    unlink: 'فك الربط',
    unlinkTitle: 'فك ربط حساب Google؟',
    unlinkText: 'لن تتمكن بعدها من الدخول بحساب Google.',
    unlinked: 'فُك ربط حساب Google.',
  },
};

export const deletion: TextsIn<'ar', typeof english.deletion> = {
  title: 'حذف الحساب',
  hint: 'مع بطاقتك وإعداداتك وأجهزتك.',
  open: 'حذف حسابي…',
  text: 'يُسجَّل خروجك من كل مكان فورًا. لأيام معدودة يعيد تسجيل الدخول كل شيء، وبعدها يزول نهائيًا.',
  keep: 'الإبقاء عليه',
  submit: 'حذفه',
  done: 'سيُحذف حسابك بعد {{date}}. سجّل الدخول قبل ذلك للإبقاء عليه.',
};
