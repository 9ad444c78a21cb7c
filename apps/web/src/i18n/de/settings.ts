import type * as english from '../en/settings.ts';
import type { TextsIn } from '../languages.ts';

export const settings: TextsIn<'de', typeof english.settings> = {
  atOnce: 'Was du wählst, gilt sofort, auf allen deinen Geräten.',
  blocked: 'Blockierte Leute',
  account: { name: 'Konto und Anmeldung' },
  privacy: {
    name: 'Privatsphäre',
    seen: 'Was andere sehen',
    found: 'Wie andere dich finden',
    foundHint: 'Über deinen Namen oder Benutzernamen finden dich hier alle.',
    blockedHint:
      'Sie können dir nicht schreiben und dich nicht um Freundschaft bitten, und erfahren nichts davon.',
    showBlocked: 'Blockierte anzeigen',
  },
  devices: { name: 'Geräte' },
  notifications: {
    name: 'Benachrichtigungen',
    mails: 'Per E-Mail',
    noMail: 'Dieser Server verschickt keine E-Mails.',
    noAddress: 'Dein Konto hat noch keine E-Mail-Adresse, also erreicht dich keine E-Mail.',
  },
  appearance: {
    name: 'Aussehen und Sprache',
    colours: 'Farben',
    textSize: 'Textgröße',
    small: 'Klein',
    normal: 'Normal',
    large: 'Groß',
    larger: 'Größer',
    motion: 'Wenn dein System um weniger Bewegung bittet, hält Parley still.',
    languageHint: 'Für diese Seite und für SMS mit Codes.',
  },
  about: {
    name: 'Über Parley',
    text: 'Rede zu zweit, in Gruppen und in Räumen, auf einem eigenen Server.',
    version: 'Version {{version}}',
    builders: 'Für alle, die bauen',
    http: 'HTTP-Schnittstelle',
    socket: 'WebSocket-Schnittstelle',
    newTab: '(öffnet sich in einem neuen Tab)',
  },
};
