import type * as english from '../en/settings.ts';
import type { TextsIn } from '../languages.ts';

export const settings: TextsIn<'ar', typeof english.settings> = {
  atOnce: 'يسري ما تختاره فورًا، على كل أجهزتك.',
  blocked: 'المحظورون',
  account: { name: 'الحساب وتسجيل الدخول' },
  privacy: {
    name: 'الخصوصية',
    seen: 'ما يراه الآخرون',
    found: 'كيف يجدك الآخرون',
    foundHint: 'يجدك الجميع هنا باسمك أو باسم المستخدم.',
    blockedHint: 'لا يمكنهم مراسلتك ولا طلب صداقتك، ولا يُخبَرون بذلك.',
    showBlocked: 'عرض المحظورين',
  },
  devices: { name: 'الأجهزة' },
  notifications: {
    name: 'الإشعارات',
    mails: 'بالبريد الإلكتروني',
    noMail: 'لا يرسل هذا الخادم بريدًا.',
    noAddress: 'لا بريد لحسابك بعد، فلا يصلك شيء.',
  },
  appearance: {
    name: 'المظهر واللغة',
    colours: 'الألوان',
    textSize: 'حجم النص',
    small: 'صغير',
    normal: 'عادي',
    large: 'كبير',
    larger: 'أكبر',
    motion: 'إن طلب نظامك حركة أقل، سكن Parley.',
    languageHint: 'لهذه الصفحة، وللرسائل النصية التي تحمل الرموز.',
  },
  about: {
    name: 'حول Parley',
    text: 'تحدّث على انفراد وفي مجموعات وغرف، على خادم تملكه.',
    version: 'الإصدار {{version}}',
    builders: 'لمن يبني',
    http: 'واجهة HTTP',
    socket: 'واجهة WebSocket',
    newTab: '(يُفتح في تبويب جديد)',
  },
};
