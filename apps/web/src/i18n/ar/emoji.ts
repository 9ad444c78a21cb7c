import type * as english from '../en/emoji.ts';
import type { TextsIn } from '../languages.ts';

export const emoji: TextsIn<'ar', typeof english.emoji> = {
  open: 'رموز تعبيرية',
  picker: 'اختر رمزًا تعبيريًا',
  search: 'البحث في الرموز',
  none: 'لا رمز بهذا الاسم.',
  notLoaded: 'لم تُحمَّل الرموز التعبيرية.',
  all: 'كل الرموز',
  quick: 'تفاعلات سريعة',
  groups: {
    found: 'النتائج',
    recent: 'المستخدمة مؤخرًا',
    smileys_emotion: 'وجوه ومشاعر',
    people_body: 'أشخاص',
    animals_nature: 'حيوانات وطبيعة',
    food_drink: 'طعام وشراب',
    travel_places: 'سفر وأماكن',
    activities: 'أنشطة',
    objects: 'أشياء',
    symbols: 'رموز',
    flags: 'أعلام',
  },
  tone: 'لون البشرة',
  tones: {
    none: 'بلا تحديد',
    light: 'فاتح',
    mediumLight: 'فاتح متوسط',
    medium: 'متوسط',
    mediumDark: 'داكن متوسط',
    dark: 'داكن',
  },
};
