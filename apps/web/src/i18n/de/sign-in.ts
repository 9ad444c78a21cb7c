import type * as english from '../en/sign-in.ts';
import type { TextsIn } from '../languages.ts';

export const entrance: TextsIn<'de', typeof english.entrance> = {
  promise: 'Reden wir drüber.',
  text: 'Ein Ort für deine Leute und ihre Worte, auf einem Server, der dir gehört.',
  inbox: 'Entwicklungs-Posteingang',
};

export const signIn: TextsIn<'de', typeof english.signIn> = {
  title: 'Willkommen bei Parley',
  lead: 'Neu hier? Eine Telefonnummer genügt.',
  ended: 'Dieses Gerät wurde abgemeldet. Melde dich an, um weiterzumachen.',
  invited: 'Jemand hat dich eingeladen. Melde dich an oder leg ein Konto an, dann kannst du beitreten.',
  ways: 'Wege zur Anmeldung',
  way: { phone: 'Telefon', password: 'Passwort' },
  or: 'oder',
  newHere: 'Kein Telefon zur Hand?',
  register: 'Mit E-Mail registrieren',
  restored: 'Willkommen zurück, {{name}}. Dein Konto wird nicht gelöscht.',
};

export const phone: TextsIn<'de', typeof english.phone> = {
  label: 'Telefonnummer',
  hint: 'Wir schicken dir einen Code per SMS.',
  missing: 'Gib deine Telefonnummer ein.',
  invalid: 'Das ist keine Nummer aus dem gewählten Land. Prüfe Land und Ziffern.',
  sendCode: 'Code schicken',
  country: 'Land: {{name}}',
  chooseCountry: 'Land auswählen',
  searchCountry: 'Nach Name oder Vorwahl suchen',
  countries: 'Länder',
  noCountry: 'Kein Land heißt so.',
};

export const code: TextsIn<'de', typeof english.code> = {
  title: 'Gib den Code ein',
  label: 'Sechsstelliger Code',
  sentTo: 'Wir haben einen sechsstelligen Code an <number>{{phone}}</number> geschickt.',
  checking: 'Code wird geprüft …',
  changeNumber: 'Nummer ändern',
  resend: 'Neuen Code schicken',
  resendIn: 'Neuer Code in {{time}}',
  resent: 'Ein neuer Code ist unterwegs.',
};

export const passwordSignIn: TextsIn<'de', typeof english.passwordSignIn> = {
  login: 'Benutzername, E-Mail oder Telefon',
  forgot: 'Vergessen?',
  submit: 'Anmelden',
};

export const google: TextsIn<'de', typeof english.google> = {
  signIn: 'Weiter mit Google',
  finishing: 'Zurück von Google',
  failed: 'Die Anmeldung mit Google hat nicht geklappt',
  linked: 'Dein Google-Konto ist verknüpft.',
  backToProfile: 'Zurück zu deinem Profil',
};

export const demo: TextsIn<'de', typeof english.demo> = {
  title: 'Nur mal schauen?',
  lead: 'Sei eine Weile jemand Ausgedachtes. Freunde, Gruppen und Räume sind schon da.',
  as: 'Umsehen als {{name}}',
  others: 'Oder als jemand anderes',
};

export const register: TextsIn<'de', typeof english.register> = {
  title: 'Konto anlegen',
  lead: 'Drei Angaben, und du bist drin.',
  emailHint: 'Um zu bestätigen, dass du es bist, und falls du dein Passwort vergisst.',
  submit: 'Konto anlegen',
  closed: 'Auf diesem Server kann man sich nicht per E-Mail registrieren. Melde dich mit deinem Telefon an.',
  alreadyHere: 'Schon ein Konto?',
  signIn: 'Anmelden',
};
