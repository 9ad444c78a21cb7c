import type * as english from '../en/problems.ts';
import type { TextsIn } from '../languages.ts';

const oldPage = 'Diese Seite und der Server verstehen sich nicht. Lade die Seite neu.';

export const problems: TextsIn<'de', typeof english.problems> = {
  NETWORK: 'Parley ist nicht erreichbar. Prüfe deine Verbindung und versuch es noch einmal.',
  UNEXPECTED_ANSWER: oldPage,
  MALFORMED_BODY: oldPage,
  UNSUPPORTED_MEDIA_TYPE: oldPage,
  METHOD_NOT_ALLOWED: oldPage,
  UNKNOWN_CHANNEL: oldPage,
  UNKNOWN_ACTION: oldPage,
  MALFORMED_FRAME: oldPage,
  FRAME_TOO_LARGE: 'Das ist mehr, als der Server auf einmal nimmt. Kürze es.',
  BODY_TOO_LARGE: 'Das ist mehr, als der Server auf einmal nimmt. Kürze es.',
  VALIDATION_FAILED: 'Etwas im Formular stimmt nicht. Prüfe, was du eingegeben hast.',
  PICTURE_INVALID: 'Dieses Bild geht nicht. Versuch ein anderes, etwa ein JPEG oder PNG.',
  UNAUTHENTICATED: 'Du bist abgemeldet. Melde dich wieder an.',
  TOKEN_EXPIRED: 'Du warst lange weg. Lade die Seite neu.',
  SESSION_REVOKED: 'Dieses Gerät wurde abgemeldet. Melde dich wieder an.',
  INVALID_CREDENTIALS: 'Der Name oder das Passwort stimmt nicht.',
  INVALID_REFRESH_TOKEN: 'Du bist abgemeldet. Melde dich wieder an.',
  CODE_INVALID: 'Dieser Code stimmt nicht oder ist zu alt. Prüfe ihn, oder fordere einen neuen an.',
  LINK_INVALID: 'Dieser Link wurde schon benutzt oder ist zu alt. Fordere einen neuen an.',
  CSRF_REJECTED: 'Von dieser Adresse nimmt der Server nichts an. Öffne Parley unter seiner üblichen Adresse.',
  FORBIDDEN: 'Das darfst du nicht.',
  PASSWORD_REQUIRED: 'Gib zur Bestätigung dein aktuelles Passwort ein.',
  COUNTRY_NOT_ALLOWED:
    'Telefonnummern aus diesem Land gehen hier nicht. Melde dich auf einem anderen Weg an.',
  NOT_FOUND: 'Hier ist nichts mehr.',
  CONFLICT: 'Inzwischen hat sich etwas geändert. Lade die Seite neu und versuch es noch einmal.',
  USERNAME_TAKEN: 'Diesen Benutzernamen hat schon jemand. Versuch einen anderen.',
  EMAIL_TAKEN:
    'Diese E-Mail-Adresse gehört zu einem anderen Konto. Melde dich dort an, oder nimm eine andere.',
  PHONE_TAKEN: 'Diese Telefonnummer gehört zu einem anderen Konto.',
  LAST_SIGN_IN_METHOD: 'Anders kannst du dich nicht anmelden. Füge zuerst einen zweiten Weg hinzu.',
  RATE_LIMITED: 'Das war zu oft. Warte einen Moment und versuch es noch einmal.',
  SMS_LIMIT_REACHED:
    'Heute können keine Codes mehr verschickt werden. Melde dich anders an, oder komm morgen wieder.',
  FEATURE_DISABLED: 'Das ist auf diesem Server nicht eingeschaltet.',
  UNAVAILABLE: 'Das geht bei Parley gerade nicht. Versuch es gleich noch einmal.',
  INTERNAL: 'Bei uns ist etwas schiefgegangen. Versuch es gleich noch einmal.',
};

export const problemPage: TextsIn<'de', typeof english.problemPage> = {
  title: 'Etwas ist schiefgegangen',
  unreachable: 'Keine Verbindung',
  quote: 'Wenn du das meldest, nenne',
};

export const notFound: TextsIn<'de', typeof english.notFound> = {
  title: 'Hier ist nichts',
  text: 'Die Seite ist umgezogen, oder es gab sie nie. Vielleicht hat sich in der Adresse ein Fehler eingeschlichen.',
};
