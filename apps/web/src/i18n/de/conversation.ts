import type * as english from '../en/conversation.ts';
import type { TextsIn } from '../languages.ts';

export const conversation: TextsIn<'de', typeof english.conversation> = {
  nobody: 'Gelöschtes Konto',
  goneTitle: 'Du bist hier nicht mehr dabei',
  left: 'Du hast „{{title}}“ verlassen.',
  removed: 'Ein Admin hat dich aus „{{title}}“ entfernt.',
  banned: 'Du wurdest aus „{{title}}“ ausgeschlossen und kannst nicht von selbst zurückkommen.',
  gone: 'Du bist nicht mehr in „{{title}}“.',
  unknownTitle: 'Diese Unterhaltung kannst du nicht sehen',
  unknown:
    'Vielleicht gibt es sie nicht mehr, oder sie ist privat. Ist es ein öffentlicher Raum, kannst du hineingehen.',
  join: 'Raum betreten',
  joinRefused: 'Hier ist kein öffentlicher Raum.',
  toChats: 'Zu deinen Chats',
  toRooms: 'Raum finden',
  loading: 'Unterhaltung wird geöffnet',
};
