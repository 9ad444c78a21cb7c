import { SessionList, Tokens } from '@parley/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO, postJson, startApi, type TestApi } from './api.fixture.ts';

const BY_COOKIE = { 'x-parley-tokens': 'cookie' };

let api: TestApi;
beforeAll(async () => {
  api = await startApi({
    PUBLIC_URL: 'https://chat.example.org',
    ALLOWED_ORIGINS: 'https://app.example.org',
  });
});
afterAll(() => api.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  postJson(`${api.url}${path}`, body, headers);
const login = (headers: Record<string, string> = {}) => post('/api/auth/login', DEMO, headers);
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

describe('Tokens in the body', () => {
  it('are what programs get, and no cookie', async () => {
    const response = await login();
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(Tokens.parse(await response.json()).refreshToken).toEqual(expect.any(String));
  });

  it('are refreshed without regard to cookies', async () => {
    const { refreshToken } = Tokens.parse(await (await login()).json());
    const response = await post(
      '/api/auth/refresh',
      { refreshToken },
      { cookie: 'parley_refresh=something' },
    );
    expect(response.status).toBe(200);
  });
});

describe('The refresh token in a cookie', () => {
  it('is out of reach for scripts, for other sites and for plain HTTP', async () => {
    const response = await login(BY_COOKIE);
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(
      /^parley_refresh=[\w-]+; Max-Age=5184000; Path=\/api\/auth; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(Tokens.parse(await response.json()).refreshToken).toBeNull();
  });

  it('is exchanged for its successor, from a page that is allowed', async () => {
    const first = await login(BY_COOKIE);
    const second = await post(
      '/api/auth/refresh',
      {},
      { ...BY_COOKIE, cookie: cookieOf(first), origin: 'https://app.example.org' },
    );
    expect(second.status).toBe(200);
    expect(cookieOf(second)).toMatch(/^parley_refresh=/);
    expect(cookieOf(second)).not.toBe(cookieOf(first));
  });

  it('is not looked at without the header, so a form of another site is of no use', async () => {
    const cookie = cookieOf(await login(BY_COOKIE));
    for (const path of ['/api/auth/refresh', '/api/auth/logout']) {
      const response = await post(path, {}, { cookie });
      expect(response.status).toBe(403);
      expect(await codeOf(response)).toBe('CSRF_REJECTED');
    }
  });

  it('is not given to, nor taken from, a page of another origin', async () => {
    const signedIn = await login(BY_COOKIE);
    const { accessToken } = Tokens.parse(await signedIn.json());
    const stranger = { ...BY_COOKIE, origin: 'https://evil.example' };
    const count = async () =>
      SessionList.parse(
        await (
          await fetch(`${api.url}/api/auth/sessions`, { headers: { authorization: `Bearer ${accessToken}` } })
        ).json(),
      ).items.length;
    const before = await count();
    expect(await codeOf(await login(stranger))).toBe('CSRF_REJECTED');
    expect(await count()).toBe(before);
    expect(
      await codeOf(await post('/api/auth/refresh', {}, { ...stranger, cookie: cookieOf(signedIn) })),
    ).toBe('CSRF_REJECTED');
  });

  it('goes when its owner signs out, and is worth nothing then', async () => {
    const cookie = cookieOf(await login(BY_COOKIE));
    const out = await post('/api/auth/logout', {}, { ...BY_COOKIE, cookie });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toMatch(/^parley_refresh=; .*Expires=Thu, 01 Jan 1970/);
    expect(await codeOf(await post('/api/auth/refresh', {}, { ...BY_COOKIE, cookie }))).toBe(
      'SESSION_REVOKED',
    );
  });

  it('may be missing or mangled, which is an answer and no accident', async () => {
    expect(await codeOf(await post('/api/auth/refresh', {}, BY_COOKIE))).toBe('INVALID_REFRESH_TOKEN');
    for (const mangled of [
      'parley_refresh=',
      'parley_refresh=j:{"a":1}',
      'parley_refresh=%E0%A4%A',
      'parley_refresh=a b',
    ]) {
      const response = await post('/api/auth/refresh', {}, { ...BY_COOKIE, cookie: mangled });
      expect(await codeOf(response), mangled).toBe('INVALID_REFRESH_TOKEN');
    }
    expect(await codeOf(await post('/api/auth/logout', {}, BY_COOKIE))).toBe('UNAUTHENTICATED');
  });

  it('is asked for by one value of the header only', async () => {
    expect(await codeOf(await login({ 'x-parley-tokens': 'body' }))).toBe('VALIDATION_FAILED');
  });
});
