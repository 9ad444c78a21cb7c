import type * as english from '../en/sign-in.ts';
import type { TextsIn } from '../languages.ts';

export const entrance: TextsIn<'ar', typeof english.entrance> = {
  promise: 'للحديث بقية.',
  text: 'مكان لأهلك وأصدقائك وكلماتهم، على خادم تملكه.',
  inbox: 'صندوق التطوير',
};

export const signIn: TextsIn<'ar', typeof english.signIn> = {
  title: 'أهلًا بك في Parley',
  lead: 'جديد هنا؟ يكفي رقم هاتف.',
  ended: 'سُجّل خروج هذا الجهاز. سجّل الدخول للمتابعة.',
  invited: 'دعاك أحدهم. سجّل الدخول أو أنشئ حسابًا لتُسأل عن الانضمام.',
  ways: 'طرق الدخول',
  way: { phone: 'الهاتف', password: 'كلمة المرور' },
  or: 'أو',
  newHere: 'لا هاتف في متناولك؟',
  register: 'التسجيل بالبريد الإلكتروني',
  restored: 'أهلًا بعودتك، {{name}}. لن يُحذف حسابك.',
};

export const phone: TextsIn<'ar', typeof english.phone> = {
  label: 'رقم الهاتف',
  hint: 'نرسل إليك رمزًا في رسالة نصية.',
  missing: 'اكتب رقم هاتفك.',
  invalid: 'ليس هذا رقمًا من البلد المختار. راجع البلد والأرقام.',
  sendCode: 'إرسال الرمز',
  country: 'البلد: {{name}}',
  chooseCountry: 'اختر بلدًا',
  searchCountry: 'البحث بالاسم أو الرمز',
  countries: 'البلدان',
  noCountry: 'لا بلد بهذا الاسم.',
};

export const code: TextsIn<'ar', typeof english.code> = {
  title: 'اكتب الرمز',
  label: 'رمز من ستة أرقام',
  sentTo: 'أرسلنا رمزًا من ستة أرقام إلى <number>{{phone}}</number>.',
  checking: 'جارٍ التحقق من الرمز…',
  changeNumber: 'تغيير الرقم',
  resend: 'إرسال رمز آخر',
  resendIn: 'رمز آخر بعد {{time}}',
  resent: 'رمز آخر في الطريق.',
};

export const passwordSignIn: TextsIn<'ar', typeof english.passwordSignIn> = {
  login: 'اسم المستخدم أو البريد أو الهاتف',
  forgot: 'نسيتها؟',
  submit: 'دخول',
};

export const google: TextsIn<'ar', typeof english.google> = {
  signIn: 'المتابعة بحساب Google',
  finishing: 'العودة من Google',
  failed: 'لم ينجح الدخول بحساب Google',
  linked: 'رُبط حساب Google.',
  backToProfile: 'العودة إلى ملفك الشخصي',
};

export const demo: TextsIn<'ar', typeof english.demo> = {
  title: 'تلقي نظرة فقط؟',
  lead: 'كن شخصية متخيَّلة لبعض الوقت. الأصدقاء والمجموعات والغرف موجودة.',
  as: 'تجوّل باسم {{name}}',
  others: 'أو باسم شخص آخر',
};

export const register: TextsIn<'ar', typeof english.register> = {
  title: 'إنشاء حساب',
  lead: 'ثلاثة أشياء وتدخل.',
  emailHint: 'للتأكد من أنك أنت، ولاستعادة كلمة المرور إن نُسيت.',
  submit: 'إنشاء الحساب',
  closed: 'لا يقبل هذا الخادم التسجيل بالبريد. ادخل بهاتفك.',
  alreadyHere: 'لديك حساب؟',
  signIn: 'دخول',
};
