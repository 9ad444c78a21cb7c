import type * as english from '../en/profile.ts';
import type { TextsIn } from '../languages.ts';

export const profile: TextsIn<'ar', typeof english.profile> = {
  lead: 'من أنت هنا.',
  cardTitle: 'بطاقتك',
  cardHint: 'يراها كل من سجّل الدخول.',
  displayName: 'الاسم',
  displayNameHint: 'الاسم الذي يراه الآخرون، ولا يلزم أن يكون الحقيقي.',
  username: 'اسم المستخدم',
  usernameHint: 'أحرف لاتينية وأرقام ونقاط وشرطات سفلية. لا يتكرر لدى غيرك.',
  about: 'نبذة عنك',
  aboutHint_zero: 'لم يبقَ أي حرف',
  aboutHint_one: 'بقي حرف واحد',
  aboutHint_two: 'بقي حرفان',
  aboutHint_few: 'بقيت {{count}} أحرف',
  aboutHint_many: 'بقي {{count}} حرفًا',
  aboutHint_other: 'بقي {{count}} حرف',
  saved: 'حُفظ ملفك الشخصي.',
  picture: {
    choose: 'اختيار صورة',
    change: 'تغيير الصورة',
    remove: 'إزالتها',
    cropTitle: 'صورتك',
    stage: 'الجزء الذي يراه الآخرون من الصورة',
    zoom: 'التكبير',
    hint: 'اسحب الصورة أو استخدم الأسهم. كبّر بالمنزلق أو بإصبعين أو بزرَّي زائد وناقص.',
    use: 'استخدام هذه الصورة',
    saved: 'حُفظت صورتك.',
    removed: 'أُزيلت صورتك.',
    unreadable: 'لا يمكن عرض هذا الملف كصورة. جرّب JPEG أو PNG.',
  },
};

export const privacy: TextsIn<'ar', typeof english.privacy> = {
  audience: { everyone: 'الجميع', friends: 'الأصدقاء', nobody: 'لا أحد' },
  lastSeen: {
    label: 'الاتصال وآخر ظهور',
    hint: 'من يرى أنك هنا، ومتى كنت هنا آخر مرة.',
  },
  readReceipts: {
    label: 'إيصالات القراءة',
    hint: 'يرى الآخرون ما قرأته وترى ما قرؤوه. بدونها لا هذا ولا ذاك.',
  },
  findByPhone: {
    label: 'العثور عليك برقم الهاتف',
    hint: 'من يعرف رقمك كاملًا يجدك به. لا يراه أحد في بطاقتك.',
  },
  findByEmail: {
    label: 'العثور عليك بالبريد الإلكتروني',
    hint: 'من يعرف عنوانك كاملًا يجدك به. لا يراه أحد في بطاقتك.',
  },
  signInMails: {
    label: 'بريد عند كل دخول جديد',
    hint: 'رسالة حين يدخل أحد إلى حسابك من جهاز جديد، أو يُسجَّل خروج جهاز.',
  },
};

export const theme: TextsIn<'ar', typeof english.theme> = {
  label: 'المظهر',
  hint: 'لهذا المتصفح.',
  system: 'كالنظام',
  light: 'فاتح',
  dark: 'داكن',
};
