import { type ParleyErrorCode } from '@parley/client';

const oldPage = 'This page and the server do not understand each other. Reload the page.';

/** What people read when something fails: what happened, and what they can do. By error code. */
export const problems = {
  NETWORK: 'Parley cannot be reached. Check your connection, then try again.',
  UNEXPECTED_ANSWER: oldPage,
  MALFORMED_BODY: oldPage,
  UNSUPPORTED_MEDIA_TYPE: oldPage,
  METHOD_NOT_ALLOWED: oldPage,
  UNKNOWN_CHANNEL: oldPage,
  UNKNOWN_ACTION: oldPage,
  MALFORMED_FRAME: oldPage,
  FRAME_TOO_LARGE: 'That is more than the server takes at once. Make it shorter.',
  BODY_TOO_LARGE: 'That is more than the server takes at once. Make it shorter.',
  VALIDATION_FAILED: 'Something in the form is not right. Check what you typed.',
  PICTURE_INVALID: 'This picture cannot be used. Try another one, such as a JPEG or a PNG.',
  UNAUTHENTICATED: 'You are signed out. Sign in again.',
  TOKEN_EXPIRED: 'You were away for long. Reload the page.',
  SESSION_REVOKED: 'This device was signed out. Sign in again.',
  INVALID_CREDENTIALS: 'The name or the password is not right.',
  INVALID_REFRESH_TOKEN: 'You are signed out. Sign in again.',
  CODE_INVALID: 'This code is not right, or it is too old. Check it, or ask for another one.',
  LINK_INVALID: 'This link was used already, or it is too old. Ask for a new one.',
  CSRF_REJECTED: 'The server does not accept requests from this address. Open Parley at its usual address.',
  FORBIDDEN: 'You may not do this.',
  PASSWORD_REQUIRED: 'Type your current password to confirm.',
  COUNTRY_NOT_ALLOWED: 'Phone numbers of this country cannot be used here. Sign in another way.',
  NOT_FOUND: 'There is nothing here any more.',
  CONFLICT: 'Something has changed in the meantime. Reload the page and try again.',
  USERNAME_TAKEN: 'Somebody else has this username. Try another one.',
  EMAIL_TAKEN: 'Another account has this e-mail address. Sign in to that one, or use another address.',
  PHONE_TAKEN: 'Another account has this phone number.',
  LAST_SIGN_IN_METHOD: 'This is your only way to sign in. Add another one first.',
  RATE_LIMITED: 'That was too often. Wait a moment, then try again.',
  SMS_LIMIT_REACHED: 'No more codes can be sent today. Sign in another way, or come back tomorrow.',
  FEATURE_DISABLED: 'This is not switched on at this server.',
  UNAVAILABLE: 'Parley cannot do this right now. Try again in a moment.',
  INTERNAL: 'Something went wrong on our side. Try again in a moment.',
} as const satisfies Record<ParleyErrorCode, string>;

export const problemPage = {
  title: 'Something went wrong',
  unreachable: 'No connection',
  quote: 'When you report this, quote',
} as const;

export const notFound = {
  title: 'Nothing here',
  text: 'The page was moved, or it never was. The address may have a slip of the pen.',
} as const;
