import { TEST_ADMIN } from '@parley/testing';
import { aPicture } from '@parley/testing/pictures';
import { claimsOf } from '../access-tokens.ts';
import { newPhone, newUsername, requestCode } from '../http.ts';
import { everybody, signedIn } from './outcomes.ts';
import { nothing, type Request, row, type Row } from './row.ts';

const NOBODYS_ID = '01JD3V6W7Y8Z9A0B1C2D3E4F5G';
const NOBODYS_PICTURE = '0'.repeat(32);
const NOBODYS_TOKEN = 'x'.repeat(43);

const newAddress = () => `${newUsername()}@example.org`;

const signingIn: Row<Request>[] = [
  row('POST /api/auth/otp/request', everybody(), () => ({ body: { phone: newPhone() } })),
  row('POST /api/auth/otp/verify', everybody(), async () => {
    const phone = newPhone();
    return { body: { phone, code: await requestCode(phone) } };
  }),
  row('POST /api/auth/register', everybody(), () => ({
    body: { username: newUsername(), email: newAddress(), password: 'correct horse battery' },
  })),
  row('POST /api/auth/login', everybody(), ({ people: { accounts } }) => ({
    body: { login: accounts.bystander.username, password: accounts.bystander.password },
  })),
  row('POST /api/auth/exchange', everybody('CODE_INVALID'), () => ({ body: { code: NOBODYS_TOKEN } })),
  row('POST /api/auth/refresh', everybody(), async ({ people }) => ({
    body: { refreshToken: (await people.signInAgain('anonymous')).refreshToken },
  })),
  row(
    'POST /api/auth/logout',
    signedIn('ok', { expired: 'UNAUTHENTICATED', revoked: 'UNAUTHENTICATED' }),
    async ({ people, caller }) =>
      people.isSignedIn(caller)
        ? { token: (await people.signInAgain(caller)).accessToken, body: {} }
        : { body: {} },
  ),
  row('POST /api/auth/email/confirm', everybody('LINK_INVALID'), () => ({ body: { token: NOBODYS_TOKEN } })),
  row('POST /api/auth/password/forgot', everybody(), () => ({ body: { email: newAddress() } })),
  row('POST /api/auth/password/reset', everybody('LINK_INVALID'), () => ({
    body: { token: NOBODYS_TOKEN, password: 'correct horse battery' },
  })),
  row('GET /api/auth/google', everybody('FEATURE_DISABLED'), nothing),
  row('GET /api/auth/google/callback', everybody(), nothing),
];

const sessions: Row<Request>[] = [
  row('GET /api/auth/sessions', signedIn(), nothing),
  row('DELETE /api/auth/sessions', signedIn(), nothing),
  row('DELETE /api/auth/sessions/{id}', signedIn('NOT_FOUND', { owner: 'ok' }), async ({ people }) => {
    const { accessToken } = await people.signInAgain('owner');
    return { path: { id: claimsOf(accessToken).sid } };
  }),
];

/** Everybody has a password, without which nobody's account is deleted or gets another one. */
const me: Row<Request>[] = [
  row('GET /api/me', signedIn(), nothing),
  row('PATCH /api/me', signedIn(), () => ({ body: { about: 'Changed' } })),
  row('PUT /api/me/avatar', signedIn(), async () => ({ body: await aPicture() })),
  row('DELETE /api/me/avatar', signedIn(), nothing),
  row('DELETE /api/me', signedIn('PASSWORD_REQUIRED'), () => ({ body: {} })),
  row('PUT /api/me/password', signedIn('PASSWORD_REQUIRED'), () => ({
    body: { newPassword: 'correct horse battery' },
  })),
  row('POST /api/me/phone', signedIn(), () => ({ body: { phone: newPhone() } })),
  row('POST /api/me/phone/confirm', signedIn('CODE_INVALID'), () => ({
    body: { phone: newPhone(), code: '000000' },
  })),
  row('DELETE /api/me/phone', signedIn(), nothing),
  row('POST /api/me/email', signedIn(), () => ({ body: { email: newAddress() } })),
  row('DELETE /api/me/email', signedIn(), nothing),
  row('POST /api/me/google', signedIn('FEATURE_DISABLED'), nothing),
  row('DELETE /api/me/google', signedIn(), nothing),
];

/** Whoever knows the name of a picture sees it; links are visited for nobody whom the server does not know. */
const pictures: Row<Request>[] = [
  row('GET /api/avatars/{name}', everybody('NOT_FOUND'), () => ({ path: { name: NOBODYS_PICTURE } })),
  row('GET /api/links/images/{name}', everybody('NOT_FOUND'), () => ({ path: { name: NOBODYS_PICTURE } })),
  row('GET /api/links/preview', signedIn(), () => ({ query: 'url=http%3A%2F%2F127.0.0.1%2F' })),
];

const server: Row<Request>[] = [
  row('GET /api/server', everybody(), nothing),
  row('GET /dev/inbox.json', everybody(), () => ({
    query: `to=${encodeURIComponent(TEST_ADMIN.ADMIN_PHONE)}`,
  })),
  row('GET /api/admin/jobs', signedIn('FORBIDDEN', { operator: 'ok' }), nothing),
  row('POST /api/admin/jobs/{id}/retry', signedIn('FORBIDDEN', { operator: 'NOT_FOUND' }), () => ({
    path: { id: NOBODYS_ID },
  })),
  row('DELETE /api/admin/jobs/{id}', signedIn('FORBIDDEN', { operator: 'NOT_FOUND' }), () => ({
    path: { id: NOBODYS_ID },
  })),
];

export const accountRows: readonly Row<Request>[] = [
  ...signingIn,
  ...sessions,
  ...me,
  ...pictures,
  ...server,
];
