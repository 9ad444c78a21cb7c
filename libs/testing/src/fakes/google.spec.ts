import { Strategy, type Profile } from 'passport-google-oauth20';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFakeGoogle, type FakeGoogle } from './google.ts';

const CALLBACK = 'http://localhost:8080/api/auth/google/callback';
let google: FakeGoogle;

beforeEach(async () => {
  google = await startFakeGoogle();
});
afterEach(async () => {
  await google.stop();
});

interface Outcome {
  redirect?: string;
  profile?: Profile;
  failure?: unknown;
}

/** Runs the real strategy on one request, without a web framework around it. */
function authenticate(query: Record<string, string>, secret = google.clientSecret): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const strategy = new Strategy(
      {
        clientID: google.clientId,
        clientSecret: secret,
        callbackURL: CALLBACK,
        authorizationURL: `${google.url}/o/oauth2/v2/auth`,
        tokenURL: `${google.url}/oauth2/v4/token`,
        userProfileURL: `${google.url}/oauth2/v3/userinfo`,
      },
      (_accessToken, _refreshToken, profile, done) => done(null, profile),
    );
    const running = Object.assign(Object.create(strategy) as Strategy, {
      redirect: (url: string) => resolve({ redirect: url }),
      success: (profile: Profile) => resolve({ profile }),
      fail: (failure: unknown) => resolve({ failure }),
      error: reject,
    });
    running.authenticate({ query } as never, { scope: ['openid', 'email', 'profile'], state: 'the-state' });
  });
}

async function visit(url = ''): Promise<Record<string, string>> {
  const response = await fetch(url, { redirect: 'manual' });
  expect(response.status).toBe(302);
  const back = new URL(response.headers.get('location') ?? '');
  expect(`${back.origin}${back.pathname}`).toBe(CALLBACK);
  return Object.fromEntries(back.searchParams);
}

test('signs in whoever sits at the browser', async () => {
  const ada = {
    sub: '42',
    email: 'ada@gmail.example',
    email_verified: true,
    name: 'Ada Lovelace',
    picture: 'http://localhost/a.png',
  };
  google.become(ada);
  const query = await visit((await authenticate({})).redirect);
  expect(query).toMatchObject({ state: 'the-state' });
  google.become({ ...ada, sub: '43' });

  const { profile } = await authenticate(query);
  expect(profile).toMatchObject({
    id: '42',
    displayName: 'Ada Lovelace',
    emails: [{ value: ada.email, verified: true }],
  });
});

test('takes a code once', async () => {
  const query = await visit((await authenticate({})).redirect);
  await authenticate(query);
  await expect(authenticate(query)).rejects.toMatchObject({ code: 'invalid_grant' });
});

test('refuses a client with a wrong secret', async () => {
  const query = await visit((await authenticate({})).redirect);
  await expect(authenticate(query, 'wrong')).rejects.toThrow();
});

test('the person may refuse', async () => {
  google.denyNext();
  const { redirect } = await authenticate({});
  expect(await visit(redirect)).toEqual({ error: 'access_denied', state: 'the-state' });
  expect(await visit(redirect)).toHaveProperty('code');
});

test('shows a page with a button when it is interactive', async () => {
  const interactive = await startFakeGoogle({ interactive: true });
  interactive.become({ sub: '1', email: 'x@example.org', email_verified: true, name: '<Eve> & "Co"' });
  const url = new URL('/o/oauth2/v2/auth', interactive.url);
  url.search = String(
    new URLSearchParams({
      client_id: interactive.clientId,
      response_type: 'code',
      redirect_uri: CALLBACK,
      state: 's',
    }),
  );
  const page = await (await fetch(url)).text();
  expect(page).toContain('Continue as &#60;Eve&#62; &#38; &#34;Co&#34;</button>');
  url.searchParams.set('answer', 'yes');
  expect(Object.keys(await visit(url.href))).toContain('code');
  url.searchParams.set('answer', 'no');
  expect(await visit(url.href)).toMatchObject({ error: 'access_denied' });
  await interactive.stop();
});
