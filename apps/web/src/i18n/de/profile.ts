import type * as english from '../en/profile.ts';
import type { TextsIn } from '../languages.ts';

export const profile: TextsIn<'de', typeof english.profile> = {
  lead: 'Wer du hier bist.',
  cardTitle: 'Deine Karte',
  cardHint: 'Das sehen alle, die angemeldet sind.',
  displayName: 'Name',
  displayNameHint: 'So sehen dich andere. Es muss nicht dein echter Name sein.',
  username: 'Benutzername',
  usernameHint: 'Buchstaben, Ziffern, Punkte und Unterstriche. Es gibt ihn nur einmal.',
  about: 'Über dich',
  aboutHint_one: 'Noch {{count}} Zeichen',
  aboutHint_other: 'Noch {{count}} Zeichen',
  saved: 'Dein Profil ist gespeichert.',
  picture: {
    choose: 'Bild auswählen',
    change: 'Bild ändern',
    remove: 'Entfernen',
    cropTitle: 'Dein Bild',
    stage: 'Der Teil des Bildes, den andere sehen',
    zoom: 'Zoom',
    hint: 'Zieh das Bild, oder nimm die Pfeiltasten. Zoomen kannst du mit dem Regler, zwei Fingern oder Plus und Minus.',
    use: 'Dieses Bild nehmen',
    saved: 'Dein Bild ist gespeichert.',
    removed: 'Dein Bild wurde entfernt.',
    unreadable: 'Diese Datei lässt sich nicht als Bild zeigen. Versuch ein JPEG oder PNG.',
  },
};

export const privacy: TextsIn<'de', typeof english.privacy> = {
  audience: { everyone: 'Alle', friends: 'Freunde', nobody: 'Niemand' },
  lastSeen: {
    label: 'Online und zuletzt da',
    hint: 'Wer sieht, ob du hier bist und wann du zuletzt hier warst.',
  },
  readReceipts: {
    label: 'Lesebestätigungen',
    hint: 'Andere sehen, was du gelesen hast, und du siehst es von ihnen. Ohne sie gilt beides nicht.',
  },
  findByPhone: {
    label: 'Auffindbar per Telefonnummer',
    hint: 'Wer deine ganze Nummer kennt, findet dich damit. Auf deiner Karte sieht sie niemand.',
  },
  findByEmail: {
    label: 'Auffindbar per E-Mail-Adresse',
    hint: 'Wer deine ganze Adresse kennt, findet dich damit. Auf deiner Karte sieht sie niemand.',
  },
  signInMails: {
    label: 'E-Mail bei neuen Anmeldungen',
    hint: 'Eine E-Mail, wenn sich jemand von einem neuen Gerät in deinem Konto anmeldet oder ein Gerät abgemeldet wird.',
  },
};

export const theme: TextsIn<'de', typeof english.theme> = {
  label: 'Erscheinungsbild',
  hint: 'Für diesen Browser.',
  system: 'Wie das System',
  light: 'Hell',
  dark: 'Dunkel',
};
