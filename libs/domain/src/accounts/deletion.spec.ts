import { FriendshipEntity, IdentityEntity, SessionEntity, TicketEntity, UserEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { newPhone, ORIGIN, startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it, vi } from 'vitest';
import { Deletion } from './deletion.service.ts';
import { Emails } from './emails.service.ts';
import { GoogleAccounts } from './google-accounts.service.ts';
import { Passwords } from './passwords.service.ts';
import { type Principal } from './principal.ts';
import { Profiles } from './profiles.service.ts';
import { Sessions } from './sessions.service.ts';
import { SignIn } from './sign-in.service.ts';

const EMAIL = 'ada@example.org';
const PASSWORD = 'correct horse battery';
const GRACE_DAYS = { settings: { DELETION_GRACE_DAYS: '14' } };
const GOOGLE = { subject: 'google-1', email: null, emailVerified: false, name: 'Ada' };

async function own(domain: TestDomain, person: Principal, email = EMAIL): Promise<void> {
  await domain.get(Profiles).changeEmail(person, { email });
  await domain.get(Emails).confirm({ token: await domain.linkFor(email) });
}

async function linkGoogle(domain: TestDomain, person: Principal): Promise<void> {
  const google = domain.get(GoogleAccounts);
  await google.finish(GOOGLE, { link: await google.startLink(person) });
}

/** Somebody with everything that an account can have. */
async function fullPerson(domain: TestDomain, phone: string) {
  const person = await domain.person(phone);
  await domain
    .get(Profiles)
    .change(person, { username: 'ada', displayName: 'Ada', about: 'Hi', locale: 'de' });
  await own(domain, person);
  await linkGoogle(domain, person);
  await domain.get(Passwords).change(person, { newPassword: PASSWORD });
  const friend = await domain.person();
  await domain.database.write((tx) =>
    tx.manager.insert(FriendshipEntity, [
      { userId: person.userId, friendId: friend.userId, createdAt: tx.now },
      { userId: friend.userId, friendId: person.userId, createdAt: tx.now },
    ]),
  );
  return { person, friend };
}

function schedule(domain: TestDomain, person: Principal, password?: string) {
  return domain.get(Deletion).schedule(person, password === undefined ? {} : { password });
}

describeOnEachDatabase('deleting an account', (open) => {
  it('asks for the password where there is one', async () => {
    const domain = await startDomain(open);
    const ada = await domain.person();
    await domain.get(Passwords).change(ada, { newPassword: PASSWORD });
    const refusal = { code: 'PASSWORD_REQUIRED', details: { fields: [{ path: 'password' }] } };
    await expect(schedule(domain, ada)).rejects.toMatchObject(refusal);
    await expect(schedule(domain, ada, 'wrong password')).rejects.toMatchObject(refusal);
    await schedule(domain, ada, PASSWORD);
  });

  it('ends all sessions at once, and says until when one can come back', async () => {
    const domain = await startDomain(open, GRACE_DAYS);
    const phone = newPhone();
    const tokens = [await domain.signIn(phone), await domain.signIn(phone)];
    const [ada] = await Promise.all(tokens.map((one) => domain.principalOf(one)));
    if (!ada) throw new Error('Nobody is signed in.');
    await own(domain, ada);
    expect(await schedule(domain, ada)).toEqual({ deletedAfter: '2026-12-04T09:30:00.000Z' });
    for (const one of tokens) {
      await expect(domain.principalOf(one)).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
      await expect(domain.get(Sessions).refresh(one.refreshToken ?? '', ORIGIN)).rejects.toMatchObject({
        code: 'SESSION_REVOKED',
      });
    }
    expect((await domain.inbox(EMAIL))[0]?.text).toContain(
      'will be deleted after 4 December 2026 at 09:30 UTC',
    );
  });

  it('is undone by signing in, in any way, before the time is over', async () => {
    const domain = await startDomain(open, GRACE_DAYS);
    const phone = newPhone();
    const { person } = await fullPerson(domain, phone);
    const ways = [
      () => domain.signIn(phone),
      () => domain.get(SignIn).byPassword({ login: 'ada', password: PASSWORD }, ORIGIN),
      async () => {
        const end = await domain.get(GoogleAccounts).finish(GOOGLE, {});
        return domain.get(SignIn).exchange({ code: 'code' in end ? end.code : '' }, ORIGIN);
      },
    ];
    for (const signIn of ways) {
      await schedule(domain, person, PASSWORD);
      domain.clock.advance({ days: 13, hours: 23 });
      expect(await domain.get(Deletion).purgeDue()).toBe(0);
      expect(await signIn()).toMatchObject({ created: false, restored: true, user: { id: person.userId } });
      domain.clock.advance({ days: 1 });
      expect(await domain.get(Deletion).purgeDue()).toBe(0);
    }
    expect(await domain.signIn(phone)).toMatchObject({ restored: false });
  });

  it('leaves nothing of the person, and nothing of anybody else is touched', async () => {
    const domain = await startDomain(open, GRACE_DAYS);
    const { person, friend } = await fullPerson(domain, newPhone());
    const strangers = () =>
      domain.database.read(async ({ manager }) => [
        await manager.findOneBy(UserEntity, { id: friend.userId }),
        await manager.findBy(SessionEntity, { userId: friend.userId }),
      ]);
    const before = await strangers();
    await schedule(domain, person, PASSWORD);
    await domain.get(Passwords).forgot({ email: EMAIL });
    domain.clock.advance({ days: 14 });
    expect(await domain.get(Deletion).purgeDue()).toBe(1);
    const left = await domain.database.read(async ({ manager }) => ({
      user: await manager.findOneBy(UserEntity, { id: person.userId }),
      sessions: await manager.countBy(SessionEntity, { userId: person.userId }),
      tickets: await manager.countBy(TicketEntity, { userId: person.userId }),
      identities: await manager.count(IdentityEntity),
      friendships: await manager.count(FriendshipEntity),
    }));
    expect(left).toMatchObject({ sessions: 0, tickets: 0, identities: 0, friendships: 0 });
    expect(left.user).toMatchObject({
      displayName: 'Deleted account',
      about: '',
      locale: 'en',
      phone: null,
      email: null,
      emailKey: null,
      pendingEmail: null,
      passwordHash: null,
      deletedAt: new Date('2026-12-04T09:30:00.000Z'),
    });
    expect(left.user?.username).toMatch(/^deleted-[0-9a-z]{20}$/);
    expect(JSON.stringify(left.user)).not.toMatch(/ada/i);
    expect(await strangers()).toEqual(before);
    expect(await domain.get(Deletion).purgeDue()).toBe(0);
  });

  it('frees name, number, address and Google account for others', async () => {
    const domain = await startDomain(open, GRACE_DAYS);
    const phone = newPhone();
    const { person } = await fullPerson(domain, phone);
    await schedule(domain, person, PASSWORD);
    domain.clock.advance({ days: 14 });
    await domain.get(Deletion).purgeDue();
    const other = await domain.signIn(phone);
    expect(other).toMatchObject({ created: true, restored: false });
    const newcomer = await domain.principalOf(other);
    expect(newcomer.userId).not.toBe(person.userId);
    await domain.get(Profiles).change(newcomer, { username: 'ada' });
    await own(domain, newcomer);
    await linkGoogle(domain, newcomer);
  });

  it('cannot be held up by somebody who takes names beforehand', async () => {
    const domain = await startDomain(open, GRACE_DAYS);
    const [ada, eve] = [await domain.person(), await domain.person()];
    const username = `deleted.${ada.userId.toLowerCase().slice(-20)}`;
    await domain.get(Profiles).change(eve, { username });
    await schedule(domain, ada);
    domain.clock.advance({ days: 14 });
    expect(await domain.get(Deletion).purgeDue()).toBe(1);
  });

  it('and coming back at the same moment end in one or the other, never between', async () => {
    const domain = await startDomain(open, GRACE_DAYS);
    const phone = newPhone();
    for (let round = 0; round < 5; round += 1) {
      const { userId, sessionId, role } = await domain.person(phone);
      await schedule(domain, { userId, sessionId, role });
      domain.clock.advance({ days: 14 });
      const verification = await domain.askForCode(phone);
      const [, tokens] = await Promise.all([
        domain.get(Deletion).purgeDue(),
        domain.get(SignIn).byPhone(verification, ORIGIN),
      ]);
      expect(tokens).toMatchObject(
        tokens.restored ? { created: false, user: { id: userId } } : { created: true, user: { phone } },
      );
      await domain.principalOf(tokens);
    }
  });

  it('wins over a password that was being compared', async () => {
    const domain = await startDomain(open, GRACE_DAYS);
    const ada = await domain.person();
    await domain.get(Profiles).change(ada, { username: 'ada' });
    await domain.get(Passwords).change(ada, { newPassword: PASSWORD });
    await schedule(domain, ada, PASSWORD);
    domain.clock.advance({ days: 14 });
    const read = domain.database.read.bind(domain.database);
    vi.spyOn(domain.database, 'read').mockImplementationOnce(async (work) => {
      const result = await read(work);
      await domain.get(Deletion).purgeDue();
      return result;
    });
    const signingIn = domain.get(SignIn).byPassword({ login: 'ada', password: PASSWORD }, ORIGIN);
    await expect(signingIn).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
  });

  it('empties all whose time is over, however many', async () => {
    const domain = await startDomain(open, { settings: { DELETION_GRACE_DAYS: '0' } });
    const first = await domain.person();
    await domain.database.write(async (tx) => {
      const row = await tx.manager.findOneByOrFail(UserEntity, { id: first.userId });
      const others = Array.from({ length: 120 }, (_, index) => {
        const username = `leaving${index}`;
        const id = `${first.userId.slice(0, 22)}${String(index).padStart(4, '0')}`;
        return Object.assign(tx.manager.create(UserEntity, row), {
          id,
          username,
          usernameKey: username,
          phone: null,
          deletionAt: tx.now,
        });
      });
      await tx.manager.insert(UserEntity, others);
    });
    const other = await domain.join();
    const purged = await Promise.all([domain, other].map((one) => one.get(Deletion).purgeDue()));
    expect(purged.reduce((sum, count) => sum + count)).toBe(120);
  });
});
