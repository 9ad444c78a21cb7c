import type * as english from '../en/sessions.ts';
import type { TextsIn } from '../languages.ts';

export const sessions: TextsIn<'de', typeof english.sessions> = {
  lead: 'Die Geräte, die in deinem Konto angemeldet sind.',
  thisDevice: 'Dieses Gerät',
  others: 'Andere Geräte',
  noOthers: 'Sonst bist du nirgends angemeldet.',
  activeNow: 'Gerade aktiv',
  lastUsed: 'Zuletzt benutzt',
  since: 'Angemeldet',
  end: 'Abmelden',
  ended: '{{device}} wurde abgemeldet.',
  endOthers: 'Alle anderen Geräte abmelden',
  endOthersConfirm: 'Abmelden',
  endOthersText: 'Jedes Gerät außer diesem muss sich wieder anmelden.',
  othersEnded: 'Alle anderen Geräte wurden abgemeldet.',
};
