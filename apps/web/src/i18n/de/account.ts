import type * as english from '../en/account.ts';
import type { TextsIn } from '../languages.ts';

export const password: TextsIn<'de', typeof english.password> = {
  label: 'Passwort',
  current: 'Aktuelles Passwort',
  new: 'Neues Passwort',
  hint: 'Mindestens 10 Zeichen. Ein paar Wörter hintereinander merkt man sich leicht.',
  show: 'Passwort anzeigen',
  hide: 'Passwort verbergen',
};

export const email: TextsIn<'de', typeof english.email> = {
  label: 'E-Mail-Adresse',
};

export const account: TextsIn<'de', typeof english.account> = {
  title: 'Anmeldung',
  hint: 'Das sieht niemand außer dir.',
  none: 'Noch keine',
  add: 'Hinzufügen',
  change: 'Ändern',
  remove: 'Entfernen',
  phone: {
    label: 'Telefonnummer',
    changeTitle: 'Deine Telefonnummer',
    changed: 'Deine neue Telefonnummer ist gespeichert.',
    removed: 'Die Telefonnummer wurde entfernt.',
    removeTitle: 'Telefonnummer entfernen?',
    removeText: 'Du kannst dich dann nicht mehr mit einem Code an diese Nummer anmelden.',
  },
  email: {
    changeTitle: 'Deine E-Mail-Adresse',
    hint: 'Wir schicken einen Link an die neue Adresse. Sie gilt, sobald du ihn geöffnet hast.',
    submit: 'Link schicken',
    sent: 'Ein Link ist unterwegs an {{email}}.',
    waiting: 'Noch nicht bestätigt: {{email}}',
    removed: 'Die E-Mail-Adresse wurde entfernt.',
    removeTitle: 'E-Mail-Adresse entfernen?',
    removeText: 'Ein vergessenes Passwort lässt sich dann nicht mehr per E-Mail zurücksetzen.',
  },
  password: {
    set: 'Festgelegt',
    addTitle: 'Passwort festlegen',
    changeTitle: 'Passwort ändern',
    submit: 'Passwort speichern',
    changed: 'Dein neues Passwort ist gespeichert.',
  },
  google: {
    linked: 'Verknüpft',
    notLinked: 'Nicht verknüpft',
    link: 'Verknüpfen',
    unlink: 'Trennen',
    unlinkTitle: 'Google-Konto trennen?',
    unlinkText: 'Du kannst dich dann nicht mehr mit Google anmelden.',
    unlinked: 'Das Google-Konto ist nicht mehr verknüpft.',
  },
};

export const deletion: TextsIn<'de', typeof english.deletion> = {
  title: 'Konto löschen',
  hint: 'Mit deiner Karte, deinen Einstellungen und deinen Geräten.',
  open: 'Mein Konto löschen …',
  text: 'Du wirst sofort überall abgemeldet. Einige Tage lang holt eine Anmeldung alles zurück, danach ist es endgültig weg.',
  keep: 'Behalten',
  submit: 'Löschen',
  done: 'Dein Konto wird nach dem {{date}} gelöscht. Melde dich vorher an, um es zu behalten.',
};
