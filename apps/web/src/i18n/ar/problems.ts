import type * as english from '../en/problems.ts';
import type { TextsIn } from '../languages.ts';

const oldPage = 'لا تتفاهم هذه الصفحة مع الخادم. أعد تحميل الصفحة.';

export const problems: TextsIn<'ar', typeof english.problems> = {
  NETWORK: 'تعذّر الوصول إلى Parley. تحقق من اتصالك ثم حاول مجددًا.',
  UNEXPECTED_ANSWER: oldPage,
  MALFORMED_BODY: oldPage,
  UNSUPPORTED_MEDIA_TYPE: oldPage,
  METHOD_NOT_ALLOWED: oldPage,
  UNKNOWN_CHANNEL: oldPage,
  UNKNOWN_ACTION: oldPage,
  MALFORMED_FRAME: oldPage,
  FRAME_TOO_LARGE: 'هذا أكثر مما يقبله الخادم دفعة واحدة. اختصره.',
  BODY_TOO_LARGE: 'هذا أكثر مما يقبله الخادم دفعة واحدة. اختصره.',
  VALIDATION_FAILED: 'في النموذج خطأ ما. راجع ما كتبته.',
  PICTURE_INVALID: 'لا تصلح هذه الصورة. جرّب أخرى، مثل JPEG أو PNG.',
  UNAUTHENTICATED: 'لقد سُجّل خروجك. سجّل الدخول مجددًا.',
  TOKEN_EXPIRED: 'غبت طويلًا. أعد تحميل الصفحة.',
  SESSION_REVOKED: 'سُجّل خروج هذا الجهاز. سجّل الدخول مجددًا.',
  INVALID_CREDENTIALS: 'الاسم أو كلمة المرور غير صحيحة.',
  INVALID_REFRESH_TOKEN: 'لقد سُجّل خروجك. سجّل الدخول مجددًا.',
  CODE_INVALID: 'هذا الرمز غير صحيح أو قديم. راجعه أو اطلب غيره.',
  LINK_INVALID: 'استُخدم هذا الرابط من قبل أو أنه قديم. اطلب رابطًا جديدًا.',
  CSRF_REJECTED: 'لا يقبل الخادم شيئًا من هذا العنوان. افتح Parley بعنوانه المعتاد.',
  FORBIDDEN: 'لا يحق لك هذا.',
  PASSWORD_REQUIRED: 'اكتب كلمة المرور الحالية للتأكيد.',
  COUNTRY_NOT_ALLOWED: 'لا تُستخدم هنا أرقام هذا البلد. سجّل الدخول بطريقة أخرى.',
  NOT_FOUND: 'لم يعد هنا شيء.',
  CONFLICT: 'تغيّر شيء في هذه الأثناء. أعد تحميل الصفحة وحاول مجددًا.',
  USERNAME_TAKEN: 'اسم المستخدم هذا لغيرك. جرّب آخر.',
  EMAIL_TAKEN: 'هذا البريد لحساب آخر. ادخل إليه أو استخدم بريدًا غيره.',
  PHONE_TAKEN: 'رقم الهاتف هذا لحساب آخر.',
  LAST_SIGN_IN_METHOD: 'هذه طريقتك الوحيدة للدخول. أضف أخرى أولًا.',
  RATE_LIMITED: 'محاولات كثيرة. انتظر قليلًا ثم حاول مجددًا.',
  SMS_LIMIT_REACHED: 'لا يمكن إرسال مزيد من الرموز اليوم. ادخل بطريقة أخرى أو عد غدًا.',
  FEATURE_DISABLED: 'هذا غير مفعَّل على هذا الخادم.',
  UNAVAILABLE: 'لا يستطيع Parley هذا الآن. حاول بعد قليل.',
  INTERNAL: 'حدث خطأ من جانبنا. حاول بعد قليل.',
};

export const problemPage: TextsIn<'ar', typeof english.problemPage> = {
  title: 'حدث خطأ ما',
  unreachable: 'لا اتصال',
  quote: 'إن أبلغت عن هذا فاذكر',
};

export const notFound: TextsIn<'ar', typeof english.notFound> = {
  title: 'لا شيء هنا',
  text: 'نُقلت الصفحة، أو لم تكن قط. ربما زلّ القلم في العنوان.',
};
