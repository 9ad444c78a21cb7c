import { type ErrorCode, LIMITS } from '@parley/contracts';
import { z } from 'zod';
import { claimsOf, encode, sign } from '../access-tokens.ts';
import { fromJson } from './case.ts';
import { type Scene } from './scene.ts';

/** What somebody shows who wants to come in, and must not. */
export interface BadHandshake {
  readonly what: string;
  readonly auth: (scene: Scene) => object;
  readonly headers?: (scene: Scene) => Record<string, string>;
  readonly query?: (scene: Scene) => Record<string, string>;
  readonly code: ErrorCode;
}

const AnObject = z.custom<object>((value) => typeof value === 'object' && value !== null);

export function handshakeCases(): BadHandshake[] {
  const now = Math.floor(Date.now() / 1000);
  const showing = (what: string, auth: (scene: Scene) => object, code: ErrorCode = 'UNAUTHENTICATED') => ({
    what,
    auth,
    code,
  });
  const tokens: readonly [what: string, token: unknown][] = [
    ['null', null],
    ['a number', 7],
    ['true', true],
    ['an empty text', ''],
    ['a list', ['x']],
    ['an object', { toString: 'x' }],
    ['a word', 'abc'],
    ['three empty parts', '..'],
    ['text of many parts', 'a.'.repeat(500)],
    ['a text that is too long', 'x'.repeat(LIMITS.accessToken + 1)],
    ['a NUL', '\0'],
  ];
  return [
    showing('nothing', () => ({})),
    ...tokens.map(([what, token]) => showing(`${what} for a token`, () => ({ token }))),
    showing('the token under another name', ({ sender }) => ({ accessToken: sender.accessToken })),
    showing('more than the token', ({ sender }) => ({ token: sender.accessToken, role: 'admin' })),
    showing('a __proto__ key with the token', ({ sender }) =>
      AnObject.parse(fromJson(`{"token":"${sender.accessToken}","__proto__":{"role":"admin"}}`)),
    ),
    showing('the token with “Bearer”', ({ sender }) => ({ token: `Bearer ${sender.accessToken}` })),
    showing('a refresh token', ({ sender }) => ({ token: sender.refreshToken })),
    showing('a user’s id', ({ sender }) => ({ token: sender.user.id })),
    showing('a token without its signature', ({ sender }) => ({
      token: sender.accessToken.replace(/[^.]+$/, ''),
    })),
    showing('alg none', ({ sender }) => ({
      token: `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claimsOf(sender.accessToken))}.`,
    })),
    showing('a token under another secret', ({ sender }) => ({
      token: sign(claimsOf(sender.accessToken), {
        secret: 'another secret of the same length 0123456789 abc',
      }),
    })),
    showing(
      'a token that has expired',
      ({ sender }) => ({ token: sign({ ...claimsOf(sender.accessToken), exp: now - 1 }) }),
      'TOKEN_EXPIRED',
    ),
    showing(
      'a token of a session that has ended',
      ({ endedToken }) => ({ token: endedToken }),
      'SESSION_REVOKED',
    ),
    showing(
      'somebody else’s session',
      ({ sender, stranger }) => ({
        token: sign({ ...claimsOf(sender.accessToken), sid: claimsOf(stranger.accessToken).sid }),
      }),
      'SESSION_REVOKED',
    ),
    {
      ...showing('the token in a header', () => ({})),
      headers: ({ sender }) => ({ authorization: `Bearer ${sender.accessToken}` }),
    },
    {
      ...showing('the token in a cookie', () => ({})),
      headers: ({ sender }) => ({ cookie: `token=${sender.accessToken}` }),
    },
    {
      ...showing('the token in the address', () => ({})),
      query: ({ sender }) => ({ token: sender.accessToken }),
    },
  ];
}
