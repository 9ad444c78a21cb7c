import { createHash, randomBytes } from 'node:crypto';
import { GoogleLink, Me, Tokens } from '@parley/contracts';
import { type FakeGoogle, startFakeGoogle } from '@parley/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO, postJson, startApi, type TestApi } from './api.fixture.ts';

const PUBLIC_URL = 'http://chat.test:8080';

let google: FakeGoogle;
let api: TestApi;
let subject = 110_000;

beforeAll(async () => {
  google = await startFakeGoogle();
  api = await startApi({
    PUBLIC_URL,
    GOOGLE_CLIENT_ID: google.clientId,
    GOOGLE_CLIENT_SECRET: google.clientSecret,
    GOOGLE_BASE_URL: google.url,
  });
});
afterAll(async () => {
  await api.close();
  await google.stop();
});
beforeEach(() => {
  subject += 1;
  google.become({
    sub: String(subject),
    email: `person${subject}@gmail.example`,
    email_verified: true,
    name: `Person ${subject}`,
  });
});

const go = (url: string | URL, cookie = '') => fetch(url, { redirect: 'manual', headers: { cookie } });
const whereTo = (response: Response) => new URL(response.headers.get('location') ?? '');
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** Until Google sends the browser back; answers the address it sends it to. */
async function toGoogleAndBack(query = '') {
  const start = await go(`${api.url}/api/auth/google${query}`);
  expect(start.status).toBe(302);
  const back = whereTo(await go(whereTo(start)));
  expect(back.href.startsWith(`${PUBLIC_URL}/api/auth/google/callback?`)).toBe(true);
  return { cookie: cookieOf(start), callback: `${api.url}${back.pathname}${back.search}` };
}

async function journey(query = ''): Promise<URL> {
  const { cookie, callback } = await toGoogleAndBack(query);
  return whereTo(await go(callback, cookie));
}

const exchange = (body: object) => postJson(`${api.url}/api/auth/exchange`, body);
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;

describe('Signing in with Google', () => {
  it('makes an account, and finds it again', async () => {
    const end = await journey();
    expect(end.origin + end.pathname).toBe(`${PUBLIC_URL}/auth/callback`);
    const first = Tokens.parse(await (await exchange({ code: end.searchParams.get('code') })).json());
    expect(first).toMatchObject({
      created: true,
      user: { displayName: `Person ${subject}`, googleLinked: true },
    });
    expect(first.user.email).toBe(`person${subject}@gmail.example`);

    const again = await journey();
    const second = Tokens.parse(await (await exchange({ code: again.searchParams.get('code') })).json());
    expect(second).toMatchObject({ created: false, user: { id: first.user.id } });
  });

  it('does not believe an address that Google has not verified', async () => {
    google.become({ ...google.person, email_verified: false });
    const end = await journey();
    const { user } = Tokens.parse(await (await exchange({ code: end.searchParams.get('code') })).json());
    expect(user.email).toBeNull();
  });

  it('gives a code that is good once', async () => {
    const code = (await journey()).searchParams.get('code');
    expect((await exchange({ code })).status).toBe(200);
    expect(await codeOf(await exchange({ code }))).toBe('CODE_INVALID');
  });

  it('gives a code only to who knows the verifier, where a challenge was sent', async () => {
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const code = (await journey(`?challenge=${challenge}`)).searchParams.get('code');
    const other = randomBytes(32).toString('base64url');
    expect(await codeOf(await exchange({ code, verifier: other }))).toBe('CODE_INVALID');
    const fresh = (await journey(`?challenge=${challenge}`)).searchParams.get('code');
    expect((await exchange({ code: fresh, verifier })).status).toBe(200);
  });

  it('leads back with an error when the person refuses', async () => {
    google.denyNext();
    expect((await journey()).search).toBe('?error=UNAUTHENTICATED');
  });

  it('counts only in the browser that set out', async () => {
    const { callback } = await toGoogleAndBack();
    const { cookie: otherCookie } = await toGoogleAndBack();
    for (const cookie of ['', otherCookie, 'parley_google=mangled', `${otherCookie}x`]) {
      expect(whereTo(await go(callback, cookie)).search).toBe('?error=CSRF_REJECTED');
    }
  });

  it('leads back with an error when Google does not know its own code', async () => {
    const { cookie, callback } = await toGoogleAndBack();
    const forged = new URL(callback);
    forged.searchParams.set('code', 'forged');
    expect(whereTo(await go(forged, cookie)).search).toBe('?error=UNAVAILABLE');
  });
});

describe('Linking a Google account', () => {
  it('adds it to the account that asked', async () => {
    const { accessToken } = Tokens.parse(await (await postJson(`${api.url}/api/auth/login`, DEMO)).json());
    const bearer = { authorization: `Bearer ${accessToken}` };
    const { url } = GoogleLink.parse(await (await postJson(`${api.url}/api/me/google`, {}, bearer)).json());
    expect(url.startsWith(`${PUBLIC_URL}/api/auth/google?link=`)).toBe(true);
    expect((await journey(new URL(url).search)).search).toBe('?linked=1');
    const me = Me.parse(await (await fetch(`${api.url}/api/me`, { headers: bearer })).json());
    expect(me).toMatchObject({ username: DEMO.login, googleLinked: true });

    expect((await journey(new URL(url).search)).search).toBe('?error=LINK_INVALID');
  });
});

describe('Without Google', () => {
  it('says that it is switched off', async () => {
    const without = await startApi();
    expect(await codeOf(await go(`${without.url}/api/auth/google`))).toBe('FEATURE_DISABLED');
    await without.close();
  });
});
