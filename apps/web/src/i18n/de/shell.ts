import type * as english from '../en/shell.ts';
import type { TextsIn } from '../languages.ts';

export const shell: TextsIn<'de', typeof english.shell> = {
  skip: 'Zum Inhalt springen',
  navigation: 'Hauptnavigation',
  chats: 'Chats',
  people: 'Leute',
  rooms: 'Räume',
  settings: 'Einstellungen',
  profile: 'Profil',
  sessions: 'Geräte',
  account: 'Dein Konto',
  signOut: 'Abmelden',
  unread_one: '{{count}} ungelesene Unterhaltung',
  unread_other: '{{count}} ungelesene Unterhaltungen',
  requests_one: '{{count}} Anfrage zu beantworten',
  requests_other: '{{count}} Anfragen zu beantworten',
  unreadTitle: '({{number}}) {{title}}',
};

export const connection: TextsIn<'de', typeof english.connection> = {
  offline: 'Du bist offline. Was du schreibst, wartet und geht später hinaus.',
  connecting: 'Verbindung wird aufgebaut … Was du schreibst, wartet so lange.',
  tryNow: 'Jetzt versuchen',
  flooded:
    'Diese Seite wollte zu viel auf einmal vom Server und wurde getrennt. Warte einen Moment und verbinde dich neu.',
  refused: 'Der Server hat die Verbindung beendet. Lade die Seite neu.',
  again: 'Neu verbinden',
};

export const arrivals: TextsIn<'de', typeof english.arrivals> = {
  label: 'Neue Nachrichten',
  direct: '{{name}}: {{text}}',
  group: '{{name}} in {{title}}: {{text}}',
  severalIn_one: '{{count}} neue Nachricht in {{title}}',
  severalIn_other: '{{count}} neue Nachrichten in {{title}}',
  several_one: '{{count}} neue Nachricht in {{conversations}} Unterhaltungen',
  several_other: '{{count}} neue Nachrichten in {{conversations}} Unterhaltungen',
};

export const shortcuts: TextsIn<'de', typeof english.shortcuts> = {
  title: 'Tastenkürzel',
  open: 'Tastenkürzel',
  everywhere: 'Überall',
  inList: 'In der Liste der Unterhaltungen',
  inConversation: 'In einer Unterhaltung',
  or: 'oder',
  search: 'Alles durchsuchen',
  help: 'Diese Liste zeigen',
  previous: 'Zur Unterhaltung darüber',
  next: 'Zur Unterhaltung darunter',
  toasts: 'Zu den Mitteilungen auf der Seite',
  move: 'Durch die Liste gehen',
  openOne: 'Unterhaltung öffnen',
  menu: 'Was man damit tun kann',
  leaveSearch: 'Suche verlassen',
  send: 'Nachricht senden',
  newLine: 'Neue Zeile',
  editLast: 'Deine letzte Nachricht bearbeiten, wenn noch nichts geschrieben ist',
  find: 'In der Unterhaltung suchen',
  key: {
    alt: 'Alt',
    control: 'Strg',
    shift: 'Umschalt',
    enter: 'Enter',
    escape: 'Esc',
  },
  name: {
    up: 'Pfeil nach oben',
    down: 'Pfeil nach unten',
    command: 'Befehlstaste',
    option: 'Wahltaste',
  },
};
