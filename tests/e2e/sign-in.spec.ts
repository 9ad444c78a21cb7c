import { OtpSent, ServerInfo, Tokens } from '@parley/contracts';
import { TEST_ADMIN } from '@parley/testing';
import { describe, expect, test } from 'vitest';
import { call, newPhone, newUsername, read, refusal, register, requestCode, signUp } from './http.ts';

const verify = (phone: string, code: string) =>
  call('POST', '/api/auth/otp/verify', { body: { phone, code } });

describe('signing in by phone', () => {
  test('the first code makes the account, a later one finds it', async () => {
    const first = await signUp();
    expect(first).toMatchObject({
      created: true,
      restored: false,
      user: { phone: first.phone, role: 'user' },
    });

    const code = await requestCode(first.phone);
    const second = read(Tokens, await verify(first.phone, code));
    expect(second).toMatchObject({ created: false, user: { id: first.user.id } });
  });

  test('the answer to a request does not tell whether the number is known', async () => {
    const { phone } = await signUp();
    const [known, unknown] = await Promise.all(
      [phone, newPhone()].map((number) => call('POST', '/api/auth/otp/request', { body: { phone: number } })),
    );
    expect(known?.status).toBe(202);
    expect(known?.body).toEqual(unknown?.body);
    expect(OtpSent.safeParse(known?.body).success).toBe(true);
  });

  test('of 100 parallel verifications of the right code one succeeds', async () => {
    const phone = newPhone();
    const code = await requestCode(phone);
    const answers = await Promise.all(Array.from({ length: 100 }, () => verify(phone, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(refusal))).toEqual(
      new Set(['400 CODE_INVALID']),
    );
  });

  test('a code is closed after five wrong tries', async () => {
    const phone = newPhone();
    const code = await requestCode(phone);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(refusal(await verify(phone, wrong))).toBe('400 CODE_INVALID');
    expect(refusal(await verify(phone, code))).toBe('400 CODE_INVALID');
  });

  test('a second code has to wait, and the answer says how long', async () => {
    const phone = newPhone();
    await requestCode(phone);
    const answer = await call('POST', '/api/auth/otp/request', { body: { phone } });
    expect(refusal(answer)).toBe('429 RATE_LIMITED');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('a number may be written as people write it', async () => {
    const phone = newPhone();
    const spaced = `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`;
    const code = await requestCode(phone);
    expect(read(Tokens, await verify(spaced, code)).user.phone).toBe(phone);
  });
});

describe('signing in by password', () => {
  test('username, in any case, and unconfirmed e-mail address both work', async () => {
    const { username, email, password, user } = await register();
    for (const login of [username, username.toUpperCase(), email]) {
      const tokens = read(Tokens, await call('POST', '/api/auth/login', { body: { login, password } }));
      expect(tokens.user.id).toBe(user.id);
    }
  });

  test('an unknown name and a wrong password look the same', async () => {
    const { username } = await register();
    const answers = await Promise.all([
      call('POST', '/api/auth/login', { body: { login: username, password: 'not the password' } }),
      call('POST', '/api/auth/login', { body: { login: newUsername(), password: 'not the password' } }),
    ]);
    expect(answers.map(refusal)).toEqual(['401 INVALID_CREDENTIALS', '401 INVALID_CREDENTIALS']);
  });

  test('of 20 parallel registrations of one username one succeeds', async () => {
    const username = newUsername();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        call('POST', '/api/auth/register', {
          body: { username, email: `${index}.${username}@example.org`, password: 'a password for all' },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(refusal))).toEqual(
      new Set(['409 USERNAME_TAKEN']),
    );
  });

  test('the administrator of the settings is there, and is one', async () => {
    const tokens = read(
      Tokens,
      await call('POST', '/api/auth/login', {
        body: { login: 'admin', password: TEST_ADMIN.ADMIN_PASSWORD },
      }),
    );
    expect(tokens.user.role).toBe('admin');
    expect((await call('GET', '/api/admin/jobs', { token: tokens.accessToken })).status).toBe(200);
    const { accessToken } = await signUp();
    expect(refusal(await call('GET', '/api/admin/jobs', { token: accessToken }))).toBe('403 FORBIDDEN');
  });

  test('demo people are listed, and can be signed in as', async () => {
    const { demoPeople } = read(ServerInfo, await call('GET', '/api/server'));
    expect(demoPeople).toHaveLength(12);
    const [person] = demoPeople;
    const tokens = read(
      Tokens,
      await call('POST', '/api/auth/login', {
        body: { login: person?.username, password: person?.password },
      }),
    );
    expect(tokens.user.displayName).toBe(person?.displayName);
  });
});
