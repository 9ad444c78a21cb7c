import type * as english from '../en/conversation.ts';
import type { TextsIn } from '../languages.ts';

export const conversation: TextsIn<'ar', typeof english.conversation> = {
  nobody: 'حساب محذوف',
  goneTitle: 'لم تعد هنا',
  left: 'غادرت «{{title}}».',
  removed: 'أخرجك أحد المشرفين من «{{title}}».',
  banned: 'مُنعت من «{{title}}»، فلا يمكنك العودة بنفسك.',
  gone: 'لم تعد في «{{title}}».',
  unknownTitle: 'لا يمكنك رؤية هذه المحادثة',
  unknown: 'ربما لم تعد موجودة، أو أنها خاصة. إن كانت غرفة عامة فيمكنك الدخول.',
  join: 'دخول الغرفة',
  joinRefused: 'لا توجد غرفة عامة هنا.',
  toChats: 'إلى دردشاتك',
  toRooms: 'البحث عن غرفة',
  loading: 'جارٍ فتح المحادثة',
};
