import { AppError } from '@parley/contracts';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { ORIGIN, startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { Emails } from './emails.service.ts';
import { Passwords } from './passwords.service.ts';
import { Profiles } from './profiles.service.ts';
import { SignIn } from './sign-in.service.ts';

const EMAIL = 'Ada@example.org';
const PASSWORD = 'correct horse battery';
const NEW_PASSWORD = 'staple battery horse';
const LINK_INVALID = { code: 'LINK_INVALID' };
const REVOKED = { code: 'SESSION_REVOKED' };

/** A person with a phone and a confirmed address, who chose no password. */
async function personWithEmail(domain: TestDomain) {
  const tokens = await domain.signIn();
  const person = await domain.principalOf(tokens);
  await domain.get(Profiles).changeEmail(person, { email: EMAIL });
  await domain.get(Emails).confirm({ token: await domain.linkFor(EMAIL) });
  return { person, tokens, username: tokens.user.username };
}

function login(domain: TestDomain, username: string, password: string) {
  return domain.get(SignIn).byPassword({ login: username, password }, ORIGIN);
}

async function resetLink(domain: TestDomain): Promise<string> {
  await domain.get(Passwords).forgot({ email: EMAIL });
  return domain.linkFor(EMAIL);
}

describeOnEachDatabase('a password', (open) => {
  it('can be set first without one, and changed only by who knows it; other sessions end', async () => {
    const domain = await startDomain(open);
    const { person, tokens, username } = await personWithEmail(domain);
    const other = await domain.signIn(tokens.user.phone ?? '');
    const passwords = domain.get(Passwords);
    await passwords.change(person, { newPassword: PASSWORD });
    await expect(domain.principalOf(tokens)).resolves.toEqual(expect.objectContaining(person));
    await expect(domain.principalOf(other)).rejects.toMatchObject(REVOKED);
    expect((await domain.inbox(EMAIL))[0]?.text).toContain('Your password was changed');
    await expect(passwords.change(person, { newPassword: NEW_PASSWORD })).rejects.toMatchObject({
      code: 'PASSWORD_REQUIRED',
      details: { fields: [{ path: 'currentPassword' }] },
    });
    await expect(
      passwords.change(person, { currentPassword: NEW_PASSWORD, newPassword: NEW_PASSWORD }),
    ).rejects.toMatchObject({ code: 'PASSWORD_REQUIRED' });
    await passwords.change(person, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    await expect(login(domain, username, PASSWORD)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    await expect(login(domain, username, NEW_PASSWORD)).resolves.toBeDefined();
  });

  it('cannot be guessed from inside the account', async () => {
    const domain = await startDomain(open);
    const person = await domain.person();
    const passwords = domain.get(Passwords);
    await passwords.change(person, { newPassword: PASSWORD });
    const guess = (currentPassword: string) => passwords.confirm(person, currentPassword, 'currentPassword');
    const codes = await Promise.all(
      Array.from({ length: 12 }, () =>
        guess('wrong password').catch((error: unknown) => error instanceof AppError && error.code),
      ),
    );
    expect(codes.filter((code) => code === 'PASSWORD_REQUIRED')).toHaveLength(10);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(2);
    await expect(guess(PASSWORD)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    domain.clock.advance({ minutes: 15 });
    await guess(PASSWORD);
  });

  it('is set anew by the link of a mail, once, and all sessions end', async () => {
    const domain = await startDomain(open);
    const { tokens, username } = await personWithEmail(domain);
    const token = await resetLink(domain);
    const resets = await Promise.allSettled(
      Array.from({ length: 5 }, () => domain.get(Passwords).reset({ token, password: NEW_PASSWORD })),
    );
    expect(resets.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const reset of resets)
      if (reset.status === 'rejected') expect(reset.reason).toMatchObject(LINK_INVALID);
    await expect(domain.principalOf(tokens)).rejects.toMatchObject(REVOKED);
    await expect(login(domain, username, NEW_PASSWORD)).resolves.toMatchObject({
      user: { id: tokens.user.id },
    });
    expect((await domain.inbox(EMAIL))[0]?.text).toContain('Your password was changed');
  });

  it('has links that expire after an hour', async () => {
    const domain = await startDomain(open);
    await personWithEmail(domain);
    const token = await resetLink(domain);
    domain.clock.advance({ hours: 1 });
    await expect(domain.get(Passwords).reset({ token, password: NEW_PASSWORD })).rejects.toMatchObject(
      LINK_INVALID,
    );
  });

  it('has links that are worth nothing once a newer was asked for, or a password was chosen', async () => {
    const domain = await startDomain(open);
    const { person } = await personWithEmail(domain);
    const older = await resetLink(domain);
    const newer = await resetLink(domain);
    const reset = (token: string) => domain.get(Passwords).reset({ token, password: NEW_PASSWORD });
    await expect(reset(older)).rejects.toMatchObject(LINK_INVALID);
    await domain.get(Passwords).change(person, { newPassword: PASSWORD });
    await expect(reset(newer)).rejects.toMatchObject(LINK_INVALID);
  });

  it('has links that are worth nothing once the address has gone, or for anything else', async () => {
    const domain = await startDomain(open);
    const { person } = await personWithEmail(domain);
    const token = await resetLink(domain);
    await expect(domain.get(Emails).confirm({ token })).rejects.toMatchObject(LINK_INVALID);
    await domain.get(Profiles).removeEmail(person);
    await expect(domain.get(Passwords).reset({ token, password: NEW_PASSWORD })).rejects.toMatchObject(
      LINK_INVALID,
    );
    await expect(
      domain.get(Passwords).reset({ token: 'unknown', password: NEW_PASSWORD }),
    ).rejects.toMatchObject(LINK_INVALID);
  });

  it('is not reset by an address that nobody has, or that nobody has confirmed; nobody is told so', async () => {
    const domain = await startDomain(open);
    await domain.get(Passwords).forgot({ email: 'nobody@example.org' });
    await domain.get(Profiles).changeEmail(await domain.person(), { email: EMAIL });
    const before = await domain.inbox();
    await domain.get(Passwords).forgot({ email: EMAIL });
    expect(await domain.inbox()).toEqual(before);
  });

  it('fills no mailbox with links', async () => {
    const domain = await startDomain(open);
    await personWithEmail(domain);
    const before = (await domain.inbox(EMAIL)).length;
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        domain.get(Passwords).forgot({ email: index % 2 ? EMAIL : EMAIL.toUpperCase() }),
      ),
    );
    expect(await domain.inbox(EMAIL)).toHaveLength(before + 5);
  });
});
