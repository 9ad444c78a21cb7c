import { DeletionScheduled, Me, Tokens, UserPage } from '@parley/contracts';
import { describe, expect, test } from 'vitest';
import {
  awaitMessage,
  call,
  codeIn,
  newPhone,
  newUsername,
  read,
  refusal,
  register,
  registerConfirmed,
  requestCode,
  signUp,
  tokenIn,
} from './http.ts';

const me = async (token: string) => read(Me, await call('GET', '/api/me', { token }));

describe('the profile', () => {
  test('changes what is given and keeps the rest', async () => {
    const { accessToken: token, user } = await signUp();
    const body = { displayName: 'Zoë  Ångström', about: 'two\nlines', settings: { lastSeen: 'nobody' } };
    const changed = read(Me, await call('PATCH', '/api/me', { token, body }));
    expect(changed).toMatchObject({ username: user.username, about: 'two\nlines' });
    expect(changed.settings).toEqual({ ...user.settings, lastSeen: 'nobody' });
    expect(await me(token)).toEqual(changed);
  });

  test('refuses a username that somebody has, whatever its case', async () => {
    const [{ username }, { accessToken: token }] = await Promise.all([register(), signUp()]);
    const answer = await call('PATCH', '/api/me', { token, body: { username: username.toUpperCase() } });
    expect(refusal(answer)).toBe('409 USERNAME_TAKEN');
  });

  test('a new phone number counts once its code is given', async () => {
    const { accessToken: token, phone: former } = await signUp();
    const phone = newPhone();
    expect((await call('POST', '/api/me/phone', { token, body: { phone } })).status).toBe(202);
    expect((await me(token)).phone).toBe(former);
    const code = codeIn(await awaitMessage(phone));
    expect(refusal(await call('POST', '/api/auth/otp/verify', { body: { phone, code } }))).toBe(
      '400 CODE_INVALID',
    );
    const changed = read(Me, await call('POST', '/api/me/phone/confirm', { token, body: { phone, code } }));
    expect(changed.phone).toBe(phone);
  });

  test('a number of another account is refused only after its code', async () => {
    const [{ accessToken: token }, other] = await Promise.all([signUp(), signUp()]);
    const { phone } = other;
    const seen = [await awaitMessage(phone)];
    expect((await call('POST', '/api/me/phone', { token, body: { phone } })).status).toBe(202);
    const code = codeIn(await awaitMessage(phone, seen));
    const answer = await call('POST', '/api/me/phone/confirm', { token, body: { phone, code } });
    expect(refusal(answer)).toBe('409 PHONE_TAKEN');
  });

  test('the only way to sign in cannot be taken away', async () => {
    const { accessToken: token } = await signUp();
    expect(refusal(await call('DELETE', '/api/me/phone', { token }))).toBe('409 LAST_SIGN_IN_METHOD');
  });
});

describe('e-mail', () => {
  test('an address is confirmed by the link that was mailed to it, once', async () => {
    const { accessToken, email } = await register();
    expect(await me(accessToken)).toMatchObject({ email: null, pendingEmail: email, emailVerified: false });
    const token = tokenIn(await awaitMessage(email));
    expect((await call('POST', '/api/auth/email/confirm', { body: { token } })).status).toBe(204);
    expect(await me(accessToken)).toMatchObject({ email, pendingEmail: null, emailVerified: true });
    expect(refusal(await call('POST', '/api/auth/email/confirm', { body: { token } }))).toBe(
      '400 LINK_INVALID',
    );
  });

  test('a confirmed address cannot be registered again, an unconfirmed one is nobody’s', async () => {
    const confirmed = await registerConfirmed();
    const claimed = await register();
    const again = (email: string) =>
      call('POST', '/api/auth/register', {
        body: { username: newUsername(), email, password: 'another password' },
      });
    expect(refusal(await again(confirmed.email.toUpperCase()))).toBe('409 EMAIL_TAKEN');
    expect((await again(claimed.email)).status).toBe(201);
  });

  test('a changed address is told to the former one', async () => {
    const { accessToken: token, email, username } = await registerConfirmed();
    const seen = [await awaitMessage(email)];
    const next = `new.${username}@example.org`;
    expect(read(Me, await call('POST', '/api/me/email', { token, body: { email: next } })).email).toBe(email);
    await call('POST', '/api/auth/email/confirm', { body: { token: tokenIn(await awaitMessage(next)) } });
    expect((await me(token)).email).toBe(next);
    expect((await awaitMessage(email, seen)).text).toContain('does not use this address any more');
  });
});

describe('the password', () => {
  test('is changed with the current one, and ends the other sessions', async () => {
    const { username, password, accessToken: token } = await register();
    const other = read(
      Tokens,
      await call('POST', '/api/auth/login', { body: { login: username, password } }),
    );
    const change = (currentPassword: string) =>
      call('PUT', '/api/me/password', {
        token,
        body: { currentPassword, newPassword: 'a wholly new password' },
      });
    expect(refusal(await change('not the password'))).toBe('403 PASSWORD_REQUIRED');
    expect((await change(password)).status).toBe(204);
    expect((await call('GET', '/api/me', { token })).status).toBe(200);
    expect(refusal(await call('GET', '/api/me', { token: other.accessToken }))).toBe('401 SESSION_REVOKED');
    const login = await call('POST', '/api/auth/login', {
      body: { login: username, password: 'a wholly new password' },
    });
    expect(login.status).toBe(200);
  });

  test('is set anew by a mailed link, which works once and ends every session', async () => {
    const { email, username, accessToken } = await registerConfirmed();
    const seen = [await awaitMessage(email)];
    expect((await call('POST', '/api/auth/password/forgot', { body: { email } })).status).toBe(202);
    const token = tokenIn(await awaitMessage(email, seen));
    const reset = () =>
      call('POST', '/api/auth/password/reset', { body: { token, password: 'remembered from now on' } });
    expect((await reset()).status).toBe(204);
    expect(refusal(await reset())).toBe('400 LINK_INVALID');
    expect(refusal(await call('GET', '/api/me', { token: accessToken }))).toBe('401 SESSION_REVOKED');
    const login = { login: username, password: 'remembered from now on' };
    expect((await call('POST', '/api/auth/login', { body: login })).status).toBe(200);
  });

  test('forgetting answers the same for an address that nobody has', async () => {
    const answer = await call('POST', '/api/auth/password/forgot', {
      body: { email: `${newUsername()}@example.org` },
    });
    expect(answer.status).toBe(202);
  });
});

describe('leaving', () => {
  test('ends every session at once, and signing in within the grace period brings the account back', async () => {
    const { accessToken: token, phone, user } = await signUp();
    const { deletedAfter } = read(DeletionScheduled, await call('DELETE', '/api/me', { token, body: {} }));
    expect(Date.parse(deletedAfter)).toBeGreaterThan(Date.now());
    expect(refusal(await call('GET', '/api/me', { token }))).toBe('401 SESSION_REVOKED');

    const searcher = await signUp();
    expect(refusal(await call('GET', `/api/users/${user.id}`, { token: searcher.accessToken }))).toBe(
      '404 NOT_FOUND',
    );

    const code = await requestCode(phone);
    const back = read(Tokens, await call('POST', '/api/auth/otp/verify', { body: { phone, code } }));
    expect(back).toMatchObject({ restored: true, created: false, user: { id: user.id } });
  });
});

describe('finding people', () => {
  const search = async (token: string, query: string, more = '') =>
    read(UserPage, await call('GET', `/api/users?query=${encodeURIComponent(query)}${more}`, { token }));

  test('by the start of any word of a name, without regard to case and accents', async () => {
    const [searcher, { accessToken: token, user }] = await Promise.all([signUp(), signUp()]);
    const family = `Q${user.id.slice(-10).toLowerCase()}`;
    await call('PATCH', '/api/me', { token, body: { displayName: `Élodie ${family}` } });
    const found = await search(searcher.accessToken, family.toUpperCase());
    expect(found.items.map(({ id }) => id)).toEqual([user.id]);
    expect(found.items[0]).not.toHaveProperty('phone');
  });

  test('by a whole phone number only, and only those who allow it', async () => {
    const [searcher, { accessToken: token, user, phone }] = await Promise.all([signUp(), signUp()]);
    expect((await search(searcher.accessToken, phone)).items.map(({ id }) => id)).toEqual([user.id]);
    expect((await search(searcher.accessToken, phone.slice(0, -1))).items).toEqual([]);
    await call('PATCH', '/api/me', { token, body: { settings: { findByPhone: false } } });
    expect((await search(searcher.accessToken, phone)).items).toEqual([]);
  });

  test('page by page, each once', async () => {
    const searcher = await signUp();
    const family = `P${searcher.user.id.slice(-10).toLowerCase()}`;
    const people = await Promise.all(Array.from({ length: 5 }, () => signUp()));
    for (const { accessToken: token } of people)
      await call('PATCH', '/api/me', { token, body: { displayName: family } });
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: UserPage = await search(
        searcher.accessToken,
        family,
        `&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      found.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(found.toSorted()).toEqual(people.map(({ user }) => user.id).toSorted());
  });
});
