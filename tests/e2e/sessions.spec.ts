import { get } from 'node:http';
import { COOKIE_DELIVERY, SessionList, TOKEN_DELIVERY_HEADER, Tokens } from '@parley/contracts';
import { describe, expect, test } from 'vitest';
import { awaitMessage, call, read, refusal, registerConfirmed, requestCode, signUp, system } from './http.ts';

const refresh = (refreshToken: string) => call('POST', '/api/auth/refresh', { body: { refreshToken } });
const me = (token: string) => call('GET', '/api/me', { token });

/** As refresh tokens of another time would be: longer ago than a lost answer could be asked for again. */
const RETRY_WINDOW_MS = 10_000;

describe('refreshing', () => {
  test('50 parallel refreshes with one token keep one session signed in', async () => {
    const { accessToken, refreshToken } = await signUp();
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(refreshToken)));
    const tokens = answers.map((answer) => read(Tokens, answer));
    expect(new Set(tokens.map((each) => each.refreshToken)).size).toBe(1);

    const { items } = read(SessionList, await call('GET', '/api/auth/sessions', { token: accessToken }));
    expect(items).toHaveLength(1);
    for (const each of tokens) expect((await me(each.accessToken)).status).toBe(200);
  });

  test('a token that was exchanged long ago ends the session for whoever holds it', async () => {
    const { refreshToken } = await signUp();
    const next = read(Tokens, await refresh(refreshToken));
    await new Promise((resolve) => setTimeout(resolve, RETRY_WINDOW_MS + 1000));

    expect(refusal(await refresh(refreshToken))).toBe('401 SESSION_REVOKED');
    expect(refusal(await refresh(next.refreshToken ?? ''))).toBe('401 SESSION_REVOKED');
    expect(refusal(await me(next.accessToken))).toBe('401 SESSION_REVOKED');
  });

  test('a made-up token is refused and harms nobody', async () => {
    const { refreshToken, accessToken } = await signUp();
    const forged = `${refreshToken.slice(0, -3)}AAA`;
    expect(refusal(await refresh(forged))).toBe('401 INVALID_REFRESH_TOKEN');
    expect((await me(accessToken)).status).toBe(200);
  });
});

describe('the cookie of browser pages', () => {
  const asPage = { [TOKEN_DELIVERY_HEADER]: COOKIE_DELIVERY };

  async function signInAsPage(): Promise<{ cookie: string; tokens: Tokens }> {
    const { phone } = await signUp();
    const code = await requestCode(phone);
    const answer = await call('POST', '/api/auth/otp/verify', { body: { phone, code }, headers: asPage });
    const [cookie = ''] = answer.headers.getSetCookie();
    return { cookie, tokens: read(Tokens, answer) };
  }

  test('holds the refresh token, out of reach of scripts and of other sites', async () => {
    const { cookie, tokens } = await signInAsPage();
    expect(tokens.refreshToken).toBeNull();
    expect(cookie).toMatch(/^parley_refresh=/);
    for (const attribute of [/HttpOnly/i, /SameSite=Strict/i, /Path=\/api\/auth/i])
      expect(cookie).toMatch(attribute);
  });

  test('refreshes, but only with the header that no form can send', async () => {
    const { cookie } = await signInAsPage();
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    const good = await call('POST', '/api/auth/refresh', { body: {}, headers: { ...headers, ...asPage } });
    expect(read(Tokens, good).refreshToken).toBeNull();
    expect(refusal(await call('POST', '/api/auth/refresh', { body: {}, headers }))).toBe('403 CSRF_REJECTED');
  });

  test('is not taken from pages of other origins', async () => {
    const { cookie } = await signInAsPage();
    const headers = { cookie: cookie.split(';')[0] ?? '', origin: 'https://evil.example', ...asPage };
    expect(refusal(await call('POST', '/api/auth/refresh', { body: {}, headers }))).toBe('403 CSRF_REJECTED');
  });

  test('goes away on signing out', async () => {
    const { cookie, tokens } = await signInAsPage();
    const headers = { cookie: cookie.split(';')[0] ?? '', ...asPage };
    const answer = await call('POST', '/api/auth/logout', { body: {}, headers, token: tokens.accessToken });
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie().join()).toMatch(/parley_refresh=;/);
    expect(refusal(await me(tokens.accessToken))).toBe('401 SESSION_REVOKED');
  });
});

describe('the list of sessions', () => {
  test('names the devices, and ends one, or all others, at once', async () => {
    const { phone, accessToken: first } = await signUp();
    const signInAgain = async (agent: string) => {
      const code = await requestCode(phone);
      return read(
        Tokens,
        await call('POST', '/api/auth/otp/verify', {
          body: { phone, code },
          headers: { 'user-agent': agent },
        }),
      ).accessToken;
    };
    const firefox = await signInAgain(
      'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
    );
    const bot = await signInAgain('weather-bot/2.1');

    const { items } = read(SessionList, await call('GET', '/api/auth/sessions', { token: first }));
    expect(items.map(({ device }) => device)).toEqual(
      expect.arrayContaining(['Firefox on Linux', 'weather-bot']),
    );
    expect(items.filter(({ current }) => current)).toHaveLength(1);

    const bots = items.find(({ device }) => device === 'weather-bot');
    expect((await call('DELETE', `/api/auth/sessions/${bots?.id}`, { token: first })).status).toBe(204);
    expect(refusal(await me(bot))).toBe('401 SESSION_REVOKED');
    expect((await me(firefox)).status).toBe(200);

    expect((await call('DELETE', '/api/auth/sessions', { token: first })).status).toBe(204);
    expect(refusal(await me(firefox))).toBe('401 SESSION_REVOKED');
    expect((await me(first)).status).toBe(200);
  });

  test('does not end sessions of others', async () => {
    const [mine, theirs] = await Promise.all([signUp(), signUp()]);
    const { items } = read(
      SessionList,
      await call('GET', '/api/auth/sessions', { token: theirs.accessToken }),
    );
    const answer = await call('DELETE', `/api/auth/sessions/${items[0]?.id}`, { token: mine.accessToken });
    expect(refusal(answer)).toBe('404 NOT_FOUND');
    expect((await me(theirs.accessToken)).status).toBe(200);
  });

  test('a sign-in from a new device is mailed to a confirmed address', async () => {
    const { username, email, password } = await registerConfirmed();
    const seen = [await awaitMessage(email)];
    await call('POST', '/api/auth/login', {
      body: { login: username, password },
      headers: { 'user-agent': 'toaster/1.0' },
    });
    expect((await awaitMessage(email, seen)).text).toContain('toaster');
  });
});

test('requests carry an id, and the limits that apply', async () => {
  const { accessToken } = await signUp();
  const answer = await me(accessToken);
  expect(answer.headers.get('x-request-id')).toBeTruthy();
  expect(answer.headers.get('ratelimit-limit')).toBeTruthy();
});

test('what has not changed is not sent again', async () => {
  const { accessToken: token } = await signUp();
  const { headers } = await me(token);
  // fetch() would add `Cache-Control: no-cache` to a request with If-None-Match, as its specification wants.
  const status = await new Promise((resolve, reject) => {
    get(
      new URL('/api/me', system.url),
      { headers: { authorization: `Bearer ${token}`, 'if-none-match': headers.get('etag') ?? '' } },
      (response) => resolve(response.resume().statusCode),
    ).on('error', reject);
  });
  expect(status).toBe(304);
});
