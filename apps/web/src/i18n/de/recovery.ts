import type * as english from '../en/recovery.ts';
import type { TextsIn } from '../languages.ts';

export const forgot: TextsIn<'de', typeof english.forgot> = {
  title: 'Passwort vergessen?',
  lead: 'Nenn uns die E-Mail-Adresse deines Kontos. Wir schicken dir einen Link für ein neues Passwort.',
  noMail: 'Dieser Server verschickt keine E-Mails. Melde dich anders an, oder frag, wer ihn betreibt.',
  submit: 'Link schicken',
  sentTitle: 'Schau in deine E-Mails',
  sent: 'Wenn ein Konto die Adresse <address>{{email}}</address> hat, ist ein Link dorthin unterwegs.',
};

export const reset: TextsIn<'de', typeof english.reset> = {
  title: 'Neues Passwort festlegen',
  lead: 'Alle Geräte, die in deinem Konto angemeldet sind, werden abgemeldet.',
  submit: 'Passwort speichern',
  done: 'Dein neues Passwort ist gespeichert. Melde dich damit an.',
  stale: 'Dieser Link wurde schon benutzt oder ist zu alt.',
  again: 'Neuen Link anfordern',
};

export const confirmEmail: TextsIn<'de', typeof english.confirmEmail> = {
  title: 'E-Mail-Adresse wird bestätigt',
  doneTitle: 'E-Mail-Adresse bestätigt',
  done: 'Danke. Die Adresse gehört jetzt zu dir.',
  goOn: 'Weiter zu Parley',
  failedTitle: 'Das hat nicht geklappt',
  stale:
    'Dieser Link wurde schon benutzt oder ist zu alt. In deinem Profil kannst du dir einen neuen schicken lassen.',
  toProfile: 'Zu deinem Profil',
};
