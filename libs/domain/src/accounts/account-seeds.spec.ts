import { FriendshipEntity, UserEntity } from '@parley/database';
import { TEST_ADMIN } from '@parley/testing';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { ORIGIN, startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { AccountSeeds } from './account-seeds.service.ts';
import { Passwords } from './passwords.service.ts';
import { Profiles } from './profiles.service.ts';
import { SignIn } from './sign-in.service.ts';

const DEMO = { settings: { SEED_DEMO: 'true' } };

function all(domain: TestDomain) {
  return domain.database.read(async ({ manager }) => ({
    users: await manager.find(UserEntity, { order: { usernameKey: 'ASC' } }),
    friendships: await manager.count(FriendshipEntity),
  }));
}

function login(domain: TestDomain, name: string, password: string) {
  return domain.get(SignIn).byPassword({ login: name, password }, ORIGIN);
}

describeOnEachDatabase('the administrator', (open) => {
  it('is made once, signs in by password and by phone, and is never overwritten', async () => {
    const domain = await startDomain(open);
    const seeds = domain.get(AccountSeeds);
    expect(await seeds.ensureAdmin()).toBe(true);
    const tokens = await login(domain, 'admin', TEST_ADMIN.ADMIN_PASSWORD);
    expect(tokens.user).toMatchObject({ username: 'admin', role: 'admin', phone: TEST_ADMIN.ADMIN_PHONE });
    expect(await domain.signIn(TEST_ADMIN.ADMIN_PHONE)).toMatchObject({ user: { id: tokens.user.id } });

    const admin = await domain.principalOf(tokens);
    await domain.get(Profiles).change(admin, { username: 'boss', displayName: 'Boss' });
    await domain.get(Passwords).change(admin, {
      currentPassword: TEST_ADMIN.ADMIN_PASSWORD,
      newPassword: 'correct horse battery',
    });
    const before = await all(domain);
    expect(await seeds.ensureAdmin()).toBe(false);
    expect(await all(domain)).toEqual(before);
    expect(await domain.get(Profiles).change(admin, { username: 'Admin' })).toMatchObject({ role: 'admin' });
  });

  it('is one, however many processes start at once', async () => {
    const domain = await startDomain(open);
    const processes = [domain, await domain.join(), await domain.join()];
    const made = await Promise.all(processes.map((process) => process.get(AccountSeeds).ensureAdmin()));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect((await all(domain)).users).toHaveLength(1);
  });

  it('is not made of an account that somebody has, nor without a number', async () => {
    const domain = await startDomain(open);
    await domain.signIn(TEST_ADMIN.ADMIN_PHONE);
    expect(await domain.get(AccountSeeds).ensureAdmin()).toBe(false);
    expect((await all(domain)).users).toMatchObject([{ role: 'user', passwordHash: null }]);
    expect(domain.log.entries.map(({ message }) => message)).toEqual([
      'no administrator was made: ADMIN_PHONE belongs to somebody',
    ]);
    const without = await startDomain(open, { settings: { ADMIN_PHONE: '', ADMIN_PASSWORD: '' } });
    expect(await without.get(AccountSeeds).ensureAdmin()).toBe(false);
  });
});

describeOnEachDatabase('demo people', (open) => {
  it('are made once, with friends; those who are missing come back', async () => {
    const domain = await startDomain(open, DEMO);
    const seeds = domain.get(AccountSeeds);
    expect(await seeds.seedDemo()).toBe(12);
    const before = await all(domain);
    expect(before).toMatchObject({ users: { length: 12 }, friendships: 36 });
    expect(await seeds.seedDemo()).toBe(0);
    expect(await all(domain)).toEqual(before);

    await domain.database.write(async ({ manager }) => {
      const amara = await manager.findOneByOrFail(UserEntity, { usernameKey: 'amara.okafor' });
      await manager.delete(FriendshipEntity, [{ userId: amara.id }, { friendId: amara.id }]);
      await manager.delete(UserEntity, amara.id);
    });
    expect(await seeds.seedDemo()).toBe(1);
    expect(await all(domain)).toMatchObject({ users: { length: 12 }, friendships: 36 });
  });

  it('sign in as they are shown', async () => {
    const domain = await startDomain(open, DEMO);
    await domain.get(AccountSeeds).seedDemo();
    const people = domain.get(AccountSeeds).demoPeople();
    expect(people).toHaveLength(12);
    const [first] = people;
    if (!first) throw new Error('There are no demo people.');
    const { username, displayName, phone, password } = first;
    expect(await login(domain, username, password)).toMatchObject({ user: { username, displayName, phone } });
    for (const person of people) {
      expect(await domain.signIn(person.phone)).toMatchObject({
        created: false,
        user: { username: person.username, emailVerified: true },
      });
    }
  });

  it('are made by one of several processes that start at once', async () => {
    const domain = await startDomain(open, DEMO);
    const processes = [domain, await domain.join(), await domain.join()];
    const made = await Promise.all(processes.map((process) => process.get(AccountSeeds).seedDemo()));
    expect(made.sort()).toEqual([0, 0, 12]);
    expect(await all(domain)).toMatchObject({ users: { length: 12 }, friendships: 36 });
  });

  it('make room for somebody who has the name or number of one of them', async () => {
    const domain = await startDomain(open, DEMO);
    const seeds = domain.get(AccountSeeds);
    const [first, second] = seeds.demoPeople();
    if (!first || !second) throw new Error('There are no demo people.');
    await domain.signIn(first.phone);
    await domain.get(Profiles).change(await domain.person(), { username: second.username });
    expect(await seeds.seedDemo()).toBe(10);
    expect(await seeds.seedDemo()).toBe(0);
  });

  it('are neither made nor shown where they are switched off', async () => {
    const domain = await startDomain(open);
    expect(await domain.get(AccountSeeds).seedDemo()).toBe(0);
    expect(domain.get(AccountSeeds).demoPeople()).toEqual([]);
    expect((await all(domain)).users).toEqual([]);
  });
});
