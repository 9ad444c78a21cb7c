import type * as english from '../en/composer.ts';
import type { TextsIn } from '../languages.ts';

export const composer: TextsIn<'de', typeof english.composer> = {
  label: 'Nachricht',
  messageTo: 'Nachricht an {{name}}',
  postTo: 'Beitrag für {{name}}',
  send: 'Senden',
  save: 'Änderung speichern',
  editing: 'Nachricht bearbeiten',
  replying: 'Dir selbst antworten',
  replyingTo: '{{name}} antworten',
  cancelEdit: 'Nachricht lassen, wie sie war',
  cancelReply: 'Nicht antworten',
  suggestions: 'Vorschläge',
  suggestionCount_one: '{{count}} Vorschlag. Mit den Pfeiltasten auswählen.',
  suggestionCount_other: '{{count}} Vorschläge. Mit den Pfeiltasten auswählen.',
  everyone: 'Alle, die hier sind',
  left_one: 'Noch {{count}} Zeichen',
  left_other: 'Noch {{count}} Zeichen',
  tooLong_one: '{{count}} Zeichen zu lang',
  tooLong_other: '{{count}} Zeichen zu lang',
  hints: { bold: 'fett', italic: 'kursiv', code: 'Code', newLine: 'Umschalt + Enter für eine neue Zeile' },
  emptied: {
    title: 'Diese Nachricht löschen?',
    text: 'Es ist nichts von ihr übrig. Sie verschwindet für alle.',
    delete: 'Löschen',
  },
  adminsOnly: 'Hier schreiben nur Admins.',
  deleted: 'Dieses Konto wurde gelöscht. Was gesagt wurde, bleibt.',
  blocked: 'Du hast {{name}} blockiert.',
  notFriends: 'Du und {{name}} seid nicht befreundet. Hier schreibt man nur mit Freunden.',
  toCard: 'Profil öffnen',
};
