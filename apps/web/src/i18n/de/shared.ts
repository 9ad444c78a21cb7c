import type * as english from '../en/shared.ts';
import type { TextsIn } from '../languages.ts';

export const common: TextsIn<'de', typeof english.common> = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  loading: 'Wird geladen',
  moment: 'Einen Moment …',
  notLoaded: 'Das wurde nicht geladen',
  save: 'Speichern',
  toSignIn: 'Zur Anmeldung',
  toStart: 'Zur Startseite',
  tryAgain: 'Noch einmal versuchen',
};

export const copy: TextsIn<'de', typeof english.copy> = {
  done: 'Kopiert',
  refused: 'Der Browser hat das Kopieren nicht erlaubt. Markiere den Text und kopier ihn selbst.',
};

export const offline: TextsIn<'de', typeof english.offline> = {
  banner: 'Du bist offline. Was du siehst, ist vielleicht alt; Änderungen müssen warten.',
  full: 'Auf diesem Gerät ist kein Platz mehr. Parley funktioniert, behält hier aber nichts für die Zeit ohne Verbindung.',
};

export const time: TextsIn<'de', typeof english.time> = {
  waitFor: 'Das war zu oft. Versuch es in {{wait}} noch einmal.',
  seconds_one: '{{count}} Sekunde',
  seconds_other: '{{count}} Sekunden',
  minutes_one: '{{count}} Minute',
  minutes_other: '{{count}} Minuten',
  hours_one: '{{count}} Stunde',
  hours_other: '{{count}} Stunden',
  days_one: '{{count}} Tag',
  days_other: '{{count}} Tagen',
};

export const toast: TextsIn<'de', typeof english.toast> = {
  label: 'Mitteilung',
};
