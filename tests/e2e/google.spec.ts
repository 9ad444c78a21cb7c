import { createHash, randomBytes } from 'node:crypto';
import { GoogleLink, Me, Tokens } from '@parley/contracts';
import {
  type FakeGoogle,
  type GooglePerson,
  type ParleySystem,
  startFakeGoogle,
  startSystem,
} from '@parley/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awaitMessage, call, newUsername, read, refusal, signUp, system, tokenIn } from './http.ts';

let google: FakeGoogle;
let parley: ParleySystem;

beforeAll(async () => {
  google = await startFakeGoogle();
  parley = await startSystem(system.mode, {
    env: {
      GOOGLE_CLIENT_ID: google.clientId,
      GOOGLE_CLIENT_SECRET: google.clientSecret,
      GOOGLE_BASE_URL: google.url,
    },
  });
});

afterAll(async () => {
  await parley.stop();
  await google.stop();
});

/** Goes the way of a browser: to Google, back to the callback, and to the page that ends the redirect. */
async function throughGoogle(start: string): Promise<URLSearchParams> {
  const toGoogle = await fetch(new URL(start, parley.url), { redirect: 'manual' });
  const cookie = toGoogle.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const back = await fetch(toGoogle.headers.get('location') ?? '', { redirect: 'manual' });
  const end = await fetch(back.headers.get('location') ?? '', { redirect: 'manual', headers: { cookie } });
  return new URL(end.headers.get('location') ?? '').searchParams;
}

function somebody(details: Partial<GooglePerson> = {}): GooglePerson {
  const sub = String(BigInt(`0x${randomBytes(8).toString('hex')}`));
  return {
    sub,
    email: `${newUsername()}@gmail.example`,
    email_verified: true,
    name: 'Grace Hopper',
    ...details,
  };
}

const exchange = (body: object) => call('POST', '/api/auth/exchange', { body, url: parley.url });

describe('signing in by Google', () => {
  test('makes an account with the confirmed address, and finds it again', async () => {
    const person = somebody();
    google.become(person);
    const first = read(
      Tokens,
      await exchange({ code: (await throughGoogle('/api/auth/google')).get('code') }),
    );
    expect(first).toMatchObject({
      created: true,
      user: { email: person.email, googleLinked: true, displayName: 'Grace Hopper' },
    });
    const second = read(
      Tokens,
      await exchange({ code: (await throughGoogle('/api/auth/google')).get('code') }),
    );
    expect(second).toMatchObject({ created: false, user: { id: first.user.id } });
  });

  test('the code at the end works once, and only with the verifier that was promised', async () => {
    google.become(somebody());
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const code = (await throughGoogle(`/api/auth/google?challenge=${challenge}`)).get('code');
    expect(refusal(await exchange({ code }))).toBe('400 CODE_INVALID');
    expect(refusal(await exchange({ code, verifier: `${verifier.slice(0, -2)}AA` }))).toBe(
      '400 CODE_INVALID',
    );
    expect((await exchange({ code, verifier })).status).toBe(200);
    expect(refusal(await exchange({ code, verifier }))).toBe('400 CODE_INVALID');
  });

  test('links to the owner of a confirmed address, never to who merely claims one', async () => {
    const username = newUsername();
    const email = `${username}@example.org`;
    const account = { username, email, password: 'a password of mine' };
    const local = read(Tokens, await call('POST', '/api/auth/register', { body: account, url: parley.url }));

    google.become(somebody({ email, email_verified: false }));
    const unproven = read(
      Tokens,
      await exchange({ code: (await throughGoogle('/api/auth/google')).get('code') }),
    );
    expect(unproven.user.id).not.toBe(local.user.id);

    const token = tokenIn(await awaitMessage(email, [], parley.url));
    await call('POST', '/api/auth/email/confirm', { body: { token }, url: parley.url });
    google.become(somebody({ email }));
    const proven = read(
      Tokens,
      await exchange({ code: (await throughGoogle('/api/auth/google')).get('code') }),
    );
    expect(proven).toMatchObject({ created: false, user: { id: local.user.id, googleLinked: true } });
  });

  test('is linked from inside the account', async () => {
    google.become(somebody());
    const { accessToken: token } = await signUp(parley.url);
    const { url } = read(GoogleLink, await call('POST', '/api/me/google', { token, url: parley.url }));
    expect((await throughGoogle(url)).get('linked')).toBe('1');
    expect(read(Me, await call('GET', '/api/me', { token, url: parley.url })).googleLinked).toBe(true);
    const unlinked = read(Me, await call('DELETE', '/api/me/google', { token, url: parley.url }));
    expect(unlinked.googleLinked).toBe(false);
  });

  test('saying no at Google leads back with a reason', async () => {
    google.become(somebody());
    google.denyNext();
    const end = await throughGoogle('/api/auth/google');
    expect(end.get('code')).toBeNull();
    expect(end.get('error')).toBeTruthy();
  });

  test('a callback that this browser did not start is refused', async () => {
    google.become(somebody());
    const toGoogle = await fetch(new URL('/api/auth/google', parley.url), { redirect: 'manual' });
    const back = await fetch(toGoogle.headers.get('location') ?? '', { redirect: 'manual' });
    const end = await fetch(back.headers.get('location') ?? '', { redirect: 'manual' });
    const location = new URL(end.headers.get('location') ?? '');
    expect(location.searchParams.get('code')).toBeNull();
    expect(location.searchParams.get('error')).toBeTruthy();
  });
});

test('where it is not set up, it is not offered', async () => {
  expect(refusal(await call('GET', '/api/auth/google'))).toBe('404 FEATURE_DISABLED');
});
