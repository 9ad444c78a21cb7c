import type * as english from '../en/inbox.ts';
import type { TextsIn } from '../languages.ts';

export const inbox: TextsIn<'de', typeof english.inbox> = {
  title: 'Entwicklungs-Posteingang',
  lead: 'SMS und E-Mails, die dieser Server verschickt hätte. Neue erscheinen von selbst.',
  messages: 'Nachrichten',
  onlyTo: 'Nur Nachrichten an',
  showAll: 'Alle anzeigen',
  emptyTitle: 'Noch wurde nichts verschickt',
  empty: 'Fordere auf der Anmeldeseite einen Code an, dann steht er sofort hier.',
  sms: 'SMS',
  email: 'E-Mail',
  copyCode: 'Code {{code}} kopieren',
};
