import type * as english from '../en/welcome.ts';
import type { TextsIn } from '../languages.ts';

export const welcome: TextsIn<'de', typeof english.welcome> = {
  title: 'Schön, dass du da bist',
  lead: 'So werden dich andere sehen.',
  submit: 'Speichern und weiter',
  skip: 'Später',
};

export const firstSteps: TextsIn<'de', typeof english.firstSteps> = {
  title: 'Willkommen, {{name}}',
  lead: 'Noch ist es still hier. Drei Wege, das zu ändern:',
  people: { title: 'Leute finden', why: 'Nach Name, Benutzername, Telefonnummer oder E-Mail.' },
  group: { title: 'Gruppe gründen', why: 'Fürs Team, für die Familie, für den Hafenspaziergang.' },
  rooms: { title: 'In den Räumen stöbern', why: 'Offen für alle auf diesem Server.' },
};

export const checklist: TextsIn<'de', typeof english.checklist> = {
  title: 'Richte dich ein',
  done: '{{done}} von {{all}} erledigt',
  isDone: 'Erledigt:',
  about: { title: 'Sag ein paar Worte über dich', why: 'Damit man weiß, dass man richtig ist.' },
  email: {
    title: 'E-Mail-Adresse hinzufügen und bestätigen',
    why: 'Sie bringt dich zurück, wenn ein Telefon verloren geht.',
  },
  secondWay: {
    title: 'Zweiter Weg zur Anmeldung',
    why: 'Eine Telefonnummer, ein Passwort oder Google, neben dem, was du schon hast.',
  },
};
