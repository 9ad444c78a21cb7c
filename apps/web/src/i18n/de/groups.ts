import type * as english from '../en/groups.ts';
import type { TextsIn } from '../languages.ts';

export const groups: TextsIn<'de', typeof english.groups> = {
  kind: 'Was es werden soll',
  kinds: {
    group: {
      name: 'Gruppe',
      new: 'Neue Gruppe',
      hint: 'Für Leute, die du aussuchst. Sonst findet sie niemand.',
      example: 'Sonntagsspaziergang',
      create: 'Gruppe gründen',
      alone: 'Gleich danach kannst du auch mit einem Link einladen.',
    },
    room: {
      name: 'Raum',
      new: 'Neuer Raum',
      hint: 'Für ein Thema. Alle hier finden ihn und können hinein.',
      example: 'Buchstaben in freier Wildbahn',
      create: 'Raum eröffnen',
      alone: 'Andere finden ihn unter Räume.',
    },
    channel: {
      name: 'Kanal',
      new: 'Neuer Kanal',
      hint: 'Für Neuigkeiten. Du und andere Admins schreiben, alle anderen lesen.',
      example: 'Neues von der Fähre',
      create: 'Kanal eröffnen',
      alone: 'Gleich danach kannst du auch mit einem Link einladen.',
    },
  },
  title: 'Name',
  description: 'Worum es geht',
  descriptionHint_one: 'Kann leer bleiben. Noch {{count}} Zeichen',
  descriptionHint_other: 'Kann leer bleiben. Noch {{count}} Zeichen',
  open: 'Alle dürfen ihn finden und hinein',
  openHint:
    'Er steht dann unter Räume. Sonst kommt man nur hinein, wenn man hinzugefügt wird oder einen Link hat.',
  members: 'Wer dabei ist',
  chosen_one: '{{count}} ausgewählt',
  chosen_other: '{{count}} ausgewählt',
  unchoose: '{{name}} weglassen',
  searchFriends: 'Freunde durchsuchen',
  nobody: 'Keiner deiner Freunde heißt so.',
  full_one: 'Das ist {{count}} Person, mehr gehen nicht auf einmal. Weitere kannst du später hinzufügen.',
  full_other:
    'Das sind {{count}} Personen, mehr gehen nicht auf einmal. Weitere kannst du später hinzufügen.',
  noFriends: 'Du hast hier noch keine Freunde, die du hinzufügen könntest. Ein Link tut es auch.',
  findFriends: 'Leute finden',
};
