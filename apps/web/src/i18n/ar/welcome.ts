import type * as english from '../en/welcome.ts';
import type { TextsIn } from '../languages.ts';

export const welcome: TextsIn<'ar', typeof english.welcome> = {
  title: 'سعداء بلقائك',
  lead: 'هكذا يراك الآخرون.',
  submit: 'حفظ ومتابعة',
  skip: 'لاحقًا',
};

export const firstSteps: TextsIn<'ar', typeof english.firstSteps> = {
  title: 'أهلًا، {{name}}',
  lead: 'المكان هادئ بعد. ثلاث طرق لتغيير ذلك:',
  people: { title: 'البحث عن أشخاص', why: 'بالاسم أو اسم المستخدم أو الهاتف أو البريد.' },
  group: { title: 'إنشاء مجموعة', why: 'للفريق أو العائلة أو نزهة الميناء.' },
  rooms: { title: 'تصفح الغرف', why: 'مفتوحة للجميع على هذا الخادم.' },
};

export const checklist: TextsIn<'ar', typeof english.checklist> = {
  title: 'رتّب أمورك',
  done: 'تم {{done}} من {{all}}',
  isDone: 'تم:',
  about: { title: 'قل بضع كلمات عنك', why: 'ليعرف الناس أنهم وجدوا من يبحثون عنه.' },
  email: { title: 'أضف بريدًا إلكترونيًا وأكّده', why: 'يعيدك إن ضاع هاتفك.' },
  secondWay: {
    title: 'اجعل لك طريقة ثانية للدخول',
    why: 'رقم هاتف أو كلمة مرور أو Google، إلى جانب ما لديك.',
  },
};
