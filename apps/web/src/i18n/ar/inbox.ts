import type * as english from '../en/inbox.ts';
import type { TextsIn } from '../languages.ts';

export const inbox: TextsIn<'ar', typeof english.inbox> = {
  title: 'صندوق التطوير',
  lead: 'رسائل نصية وبريدية كان هذا الخادم سيرسلها. الجديد يظهر من تلقاء نفسه.',
  messages: 'الرسائل',
  onlyTo: 'الرسائل إلى',
  showAll: 'عرض الكل',
  emptyTitle: 'لم يُرسل شيء بعد',
  empty: 'اطلب رمزًا في صفحة الدخول ليظهر هنا فورًا.',
  sms: 'رسالة نصية',
  email: 'بريد إلكتروني',
  copyCode: 'نسخ الرمز {{code}}',
};
