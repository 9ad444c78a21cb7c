import { type ErrorCode } from '@parley/contracts';
import { TEST_SECRETS } from '@parley/testing';
import { claimsOf, encode, sign } from '../access-tokens.ts';
import { type BadCase } from './case.ts';

export interface TokensToSpoil {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Of a session that has ended. */
  readonly revokedToken: string;
  readonly someoneElse: { readonly userId: string; readonly sessionId: string };
}

/** Access tokens that are worth nothing, each for another reason. */
export function tokenCases(given: TokensToSpoil): BadCase[] {
  const [head = '', body = '', signature = ''] = given.accessToken.split('.');
  const claims = claimsOf(given.accessToken);
  const without = (name: string) =>
    Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
  const now = Math.floor(Date.now() / 1000);
  const unsigned = `${encode({ alg: 'none', typ: 'JWT' })}.${body}`;

  const bearers: [what: string, header: string | null, code?: ErrorCode][] = [
    ['no token', null],
    ['an empty header', ''],
    ['a password in its place', `Basic ${Buffer.from('ada:secret').toString('base64')}`],
    ['a bearer without a token', 'Bearer'],
    ['two tokens', `Bearer ${given.accessToken} ${given.accessToken}`],
    ['a token without “Bearer”', given.accessToken],
    ['no token at all behind “Bearer”', 'Bearer null'],
    ['three empty parts', 'Bearer ..'],
    ['nonsense in three parts', 'Bearer a.b.c'],
    ['a token of many parts', `Bearer ${'a.'.repeat(500)}a`],
    ['a refresh token', `Bearer ${given.refreshToken}`],
    ['alg none, with no signature', `Bearer ${unsigned}.`],
    ['alg none, with the real signature', `Bearer ${unsigned}.${signature}`],
    ['alg none in capitals', `Bearer ${encode({ alg: 'NONE', typ: 'JWT' })}.${body}.`],
    ['the real token without its signature', `Bearer ${head}.${body}.`],
    [
      'the real token with a changed signature',
      `Bearer ${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    ],
    [
      'the real signature under other claims',
      `Bearer ${head}.${encode({ ...claims, role: 'admin' })}.${signature}`,
    ],
    ['HS384', `Bearer ${sign(claims, { alg: 'HS384' })}`],
    ['HS512', `Bearer ${sign(claims, { alg: 'HS512' })}`],
    [
      'another secret',
      `Bearer ${sign(claims, { secret: 'another secret of the same length 0123456789 abc' })}`,
    ],
    ['the key of something else', `Bearer ${sign(claims, { secret: TEST_SECRETS.SECRET_KEY })}`],
    ['an empty secret', `Bearer ${sign(claims, { secret: '' })}`],
    ['another audience', `Bearer ${sign({ ...claims, aud: 'elsewhere' })}`],
    ['no audience', `Bearer ${sign(without('aud'))}`],
    ['another issuer', `Bearer ${sign({ ...claims, iss: 'elsewhere' })}`],
    ['no issuer', `Bearer ${sign(without('iss'))}`],
    ['no subject', `Bearer ${sign(without('sub'))}`],
    ['a subject that is no id', `Bearer ${sign({ ...claims, sub: '1 OR 1=1' })}`],
    ['no session', `Bearer ${sign(without('sid'))}`],
    ['a session that is no id', `Bearer ${sign({ ...claims, sid: ['x'] })}`],
    ['no end', `Bearer ${sign(without('exp'))}`],
    ['an end that is no number', `Bearer ${sign({ ...claims, exp: 'never' })}`],
    ['a beginning in the future', `Bearer ${sign({ ...claims, nbf: now + 3600 })}`],
    ['an end one second ago', `Bearer ${sign({ ...claims, exp: now - 1 })}`, 'TOKEN_EXPIRED'],
    ['an end long ago', `Bearer ${sign({ ...claims, exp: 1 })}`, 'TOKEN_EXPIRED'],
    ['a session that has ended', `Bearer ${given.revokedToken}`, 'SESSION_REVOKED'],
    [
      'a session that never was',
      `Bearer ${sign({ ...claims, sid: '01JD3V6W7Y8Z9A0B1C2D3E4F5G' })}`,
      'SESSION_REVOKED',
    ],
    [
      'somebody else’s session',
      `Bearer ${sign({ ...claims, sid: given.someoneElse.sessionId })}`,
      'SESSION_REVOKED',
    ],
    [
      'somebody else’s name',
      `Bearer ${sign({ ...claims, sub: given.someoneElse.userId })}`,
      'SESSION_REVOKED',
    ],
  ];
  return [
    ...bearers.map(([what, authorization, code = 'UNAUTHENTICATED']): BadCase => ({
      what,
      method: 'GET',
      path: '/api/me',
      as: 'nobody',
      headers: authorization === null ? {} : { authorization },
      code,
    })),
    {
      what: 'a role that the account does not have',
      method: 'GET',
      path: '/api/admin/jobs',
      as: 'nobody',
      headers: { authorization: `Bearer ${sign({ ...claims, role: 'admin' })}` },
      code: 'FORBIDDEN',
    },
    {
      what: 'an access token for a refresh token',
      method: 'POST',
      path: '/api/auth/refresh',
      body: { refreshToken: given.accessToken },
      code: 'VALIDATION_FAILED',
      field: 'refreshToken',
    },
    {
      what: 'a refresh token of nobody',
      method: 'POST',
      path: '/api/auth/refresh',
      body: { refreshToken: 'x'.repeat(43) },
      code: 'INVALID_REFRESH_TOKEN',
    },
    {
      what: 'no refresh token',
      method: 'POST',
      path: '/api/auth/refresh',
      body: {},
      code: 'INVALID_REFRESH_TOKEN',
    },
  ];
}

/** Every route that needs somebody, asked by nobody. */
export function closedRouteCases(): BadCase[] {
  const id = '01JD3V6W7Y8Z9A0B1C2D3E4F5G';
  return [
    'GET /api/me',
    'PATCH /api/me',
    'DELETE /api/me',
    'PUT /api/me/avatar',
    'DELETE /api/me/avatar',
    'PUT /api/me/password',
    'POST /api/me/phone',
    'POST /api/me/phone/confirm',
    'DELETE /api/me/phone',
    'POST /api/me/email',
    'DELETE /api/me/email',
    'POST /api/me/google',
    'DELETE /api/me/google',
    'GET /api/auth/sessions',
    'DELETE /api/auth/sessions',
    `DELETE /api/auth/sessions/${id}`,
    'GET /api/users?query=ada',
    `GET /api/users/${id}`,
    'GET /api/links/preview?url=http://127.0.0.1/',
    'POST /api/interests',
    'GET /api/interests?box=sent',
    `POST /api/interests/${id}/accept`,
    `POST /api/interests/${id}/decline`,
    `POST /api/interests/${id}/withdraw`,
    'GET /api/friends',
    `DELETE /api/friends/${id}`,
    'GET /api/blocks',
    `PUT /api/blocks/${id}`,
    `DELETE /api/blocks/${id}`,
    'GET /api/admin/jobs',
    `POST /api/admin/jobs/${id}/retry`,
    `DELETE /api/admin/jobs/${id}`,
    'POST /api/auth/logout',
  ].map((route) => {
    const [method = '', path = ''] = route.split(' ');
    return { what: 'nobody signed in', method, path, as: 'nobody', code: 'UNAUTHENTICATED' };
  });
}
