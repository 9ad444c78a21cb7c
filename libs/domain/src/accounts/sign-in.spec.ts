import { type AppError, type Registration } from '@parley/contracts';
import { UserEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { newPhone, ORIGIN, startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it, vi } from 'vitest';
import { Emails } from './emails.service.ts';
import { Passwords } from './passwords.service.ts';
import { SignIn } from './sign-in.service.ts';

const PASSWORD = 'correct horse battery';
const INVALID = { code: 'INVALID_CREDENTIALS' };

function register(domain: TestDomain, fields: Partial<Registration> = {}) {
  const registration = { username: 'ada.lovelace', email: 'ada@example.org', password: PASSWORD, ...fields };
  return domain.get(SignIn).register(registration, ORIGIN);
}

function login(domain: TestDomain, name: string, password = PASSWORD) {
  return domain.get(SignIn).byPassword({ login: name, password }, ORIGIN);
}

async function confirm(domain: TestDomain, email: string): Promise<void> {
  await domain.get(Emails).confirm({ token: await domain.linkFor(email) });
}

describeOnEachDatabase('registering', (open) => {
  it('makes an account whose address waits for its confirmation', async () => {
    const domain = await startDomain(open);
    expect(await register(domain, { username: 'Ada.Lovelace', locale: 'en-GB' })).toMatchObject({
      created: true,
      restored: false,
      user: {
        username: 'Ada.Lovelace',
        displayName: 'Ada.Lovelace',
        role: 'user',
        locale: 'en-GB',
        phone: null,
        email: null,
        emailVerified: false,
        pendingEmail: 'ada@example.org',
        hasPassword: true,
        googleLinked: false,
      },
    });
  });

  it('gives a username to one of twenty who want it at once, however they write it', async () => {
    const domain = await startDomain(open);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        register(domain, {
          username: index % 2 ? 'Phone.EmailKey' : 'phone.emailkey',
          email: `${index}@example.org`,
        }),
      ),
    );
    const refusals = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as AppError] : [],
    );
    expect(refusals).toHaveLength(19);
    for (const { code, details } of refusals) {
      expect({ code, path: details?.fields?.[0]?.path }).toEqual({
        code: 'USERNAME_TAKEN',
        path: 'username',
      });
    }
    expect(await domain.database.read(({ manager }) => manager.count(UserEntity))).toBe(1);
  });

  it('refuses names of authority', async () => {
    const domain = await startDomain(open);
    await expect(register(domain, { username: 'Admin' })).rejects.toMatchObject({ code: 'USERNAME_TAKEN' });
  });

  it('refuses an address that somebody has confirmed, but not one that somebody only claims', async () => {
    const domain = await startDomain(open);
    await register(domain, { username: 'squatter' });
    const owner = await register(domain, { username: 'owner', email: 'Ada@Example.org' });
    await confirm(domain, 'Ada@Example.org');
    await expect(register(domain, { username: 'late' })).rejects.toMatchObject({
      code: 'EMAIL_TAKEN',
      details: { fields: [{ path: 'email' }] },
    });
    await expect(login(domain, 'ADA@example.ORG')).resolves.toMatchObject({ user: { id: owner.user.id } });
  });

  it('does not let strangers fill a mailbox', async () => {
    const domain = await startDomain(open);
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) => register(domain, { username: `eve${index}` })),
    );
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'RATE_LIMITED' } },
      { reason: { code: 'RATE_LIMITED' } },
    ]);
    expect(await domain.inbox('ada@example.org')).toHaveLength(10);
  });
});

describeOnEachDatabase('signing in with a password', (open) => {
  it('works by username, confirmed and unconfirmed address, and number', async () => {
    const domain = await startDomain(open);
    const { user } = await register(domain);
    const itsMe = { created: false, user: { id: user.id } };
    await expect(login(domain, 'ADA.lovelace')).resolves.toMatchObject(itsMe);
    await expect(login(domain, 'Ada@example.org')).resolves.toMatchObject(itsMe);
    await confirm(domain, 'ada@example.org');
    await expect(login(domain, 'ada@Example.org')).resolves.toMatchObject(itsMe);

    const phone = newPhone();
    const bob = await domain.person(phone);
    await domain.get(Passwords).change(bob, { newPassword: PASSWORD });
    await expect(login(domain, `+1 (202) ${phone.slice(5, 8)}-${phone.slice(8)}`)).resolves.toMatchObject({
      user: { id: bob.userId },
    });
  });

  it('tries everybody who claims an unconfirmed address, and only those with the password', async () => {
    const domain = await startDomain(open);
    await register(domain, { username: 'squatter', password: 'another password' });
    const { user } = await register(domain, { username: 'owner' });
    await expect(login(domain, 'ada@example.org')).resolves.toMatchObject({ user: { id: user.id } });
  });

  it('says the same about an unknown name, a wrong password and an account without one', async () => {
    const domain = await startDomain(open);
    await register(domain);
    const { user } = await domain.signIn();
    const refusals = await Promise.all(
      [
        ['ada.lovelace', 'wrong password'],
        ['ada@example.org', 'wrong password'],
        ['nobody', PASSWORD],
        ['nobody@example.org', PASSWORD],
        ['+14155550199', PASSWORD],
        [user.username, PASSWORD],
        [user.phone ?? '', PASSWORD],
        ['%', PASSWORD],
        ['@', PASSWORD],
        ['💥', '\0'],
      ].map(([name = '', password]) => login(domain, name, password).catch((error: unknown) => error)),
    );
    for (const refusal of refusals) expect(refusal).toEqual(refusals[0]);
    expect(refusals[0]).toMatchObject(INVALID);
  });

  it('stops guesses at one login, however it is written and even if they come all at once', async () => {
    const domain = await startDomain(open, { settings: { SIGN_IN_FAILURES_PER_HOUR: '4' } });
    await register(domain);
    const guesses = [
      'ada.lovelace',
      'ADA.LOVELACE',
      'Ada.Lovelace',
      'ada.Lovelace',
      'ADA.lovelace',
      'aDA.lovelace',
    ];
    const results = await Promise.allSettled(guesses.map((name) => login(domain, name, 'wrong password')));
    const codes = results.map((result) =>
      result.status === 'rejected' ? (result.reason as AppError).code : '',
    );
    expect(codes.sort()).toEqual([
      ...Array<string>(4).fill('INVALID_CREDENTIALS'),
      'RATE_LIMITED',
      'RATE_LIMITED',
    ]);
    await expect(login(domain, 'ada.lovelace')).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfter: 3600 },
    });
    await expect(login(domain, 'ada@example.org')).resolves.toBeDefined();
    domain.clock.advance({ hours: 1 });
    await expect(login(domain, 'ada.lovelace')).resolves.toBeDefined();
  });

  it('stops guesses at a number in all its spellings, and forgets them after the right password', async () => {
    const domain = await startDomain(open, { settings: { SIGN_IN_FAILURES_PER_HOUR: '2' } });
    const bob = await domain.person('+14155550142');
    await domain.get(Passwords).change(bob, { newPassword: PASSWORD });
    await expect(login(domain, '+14155550142', 'wrong password')).rejects.toMatchObject(INVALID);
    await login(domain, '+1 415 555-0142');
    await expect(login(domain, '+1 415 555 0142', 'wrong password')).rejects.toMatchObject(INVALID);
    await expect(login(domain, '+1-415-555-0142', 'wrong password')).rejects.toMatchObject(INVALID);
    await expect(login(domain, '+1 (415) 555 0142')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('takes a password for the same however its characters are composed', async () => {
    const domain = await startDomain(open);
    await register(domain, { password: 'Ｐaſswörd ﬁsh 👩‍🚀' });
    await expect(login(domain, 'ada.lovelace', 'Passwo\u0308rd fish 👩‍🚀')).resolves.toBeDefined();
    await expect(login(domain, 'ada.lovelace', 'password fish 👩‍🚀')).rejects.toMatchObject(INVALID);
  });

  it('is refused when the password is changed while it is being compared', async () => {
    const domain = await startDomain(open);
    const ada = await domain.principalOf(await register(domain));
    const read = domain.database.read.bind(domain.database);
    vi.spyOn(domain.database, 'read').mockImplementationOnce(async (work) => {
      const result = await read(work);
      await domain.get(Passwords).change(ada, { currentPassword: PASSWORD, newPassword: 'a new password' });
      return result;
    });
    await expect(login(domain, 'ada.lovelace')).rejects.toMatchObject(INVALID);
    await expect(login(domain, 'ada.lovelace', 'a new password')).resolves.toBeDefined();
  });
});
