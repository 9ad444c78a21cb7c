import type * as english from '../en/people.ts';
import type { TextsIn } from '../languages.ts';

export const people: TextsIn<'de', typeof english.people> = {
  search: 'Leute suchen',
  placeholder: 'Name, Benutzername, Telefon oder E-Mail',
  clear: 'Suche leeren',
  found: 'Gefundene Leute',
  startTitle: 'Wen suchst du?',
  start:
    'Der Anfang eines Namens oder Benutzernamens genügt. Telefonnummern und E-Mail-Adressen müssen vollständig sein.',
  noneTitle: 'Niemand gefunden für „{{query}}“',
  none: 'Prüfe die Schreibweise, oder versuch es mit dem Benutzernamen. Telefonnummern brauchen die Landesvorwahl, etwa +49.',
  count_one: '{{count}} Person gefunden',
  count_other: '{{count}} Personen gefunden',
  more: 'Mehr anzeigen',
  back: 'Zurück',
  goneTitle: 'Diese Person ist nicht hier',
  gone: 'Vielleicht wurde das Konto gelöscht, oder der Link ist falsch.',
  copyUsername: 'Benutzernamen kopieren',
  editYours: 'Dein Profil bearbeiten',
  you: 'Du',
  isFriend: 'Befreundet',
  isAsked: 'Angefragt',
  isBlocked: 'Blockiert',
  beFoundTitle: 'Bring jemanden mit',
  beFound: 'Schick diesen Link einem Freund. Er führt zu deiner Seite hier, und von dort kommt die Anfrage.',
  sharedGroups: 'Gemeinsame Gruppen',
};
