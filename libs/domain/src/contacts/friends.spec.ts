import { newId, UserEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { startDomain, type TestDomain } from '@parley/testing/domain';
import { Somebody } from '@parley/testing/people';
import { expect, it } from 'vitest';
import { Friends } from './friends.service.ts';
import { Interests } from './interests.service.ts';
import { Relations } from './relations.service.ts';

async function befriend(domain: TestDomain, one: Somebody, other: Somebody): Promise<void> {
  await domain.get(Interests).send(one.principal, { userId: other.id, note: '' });
  await domain.get(Interests).send(other.principal, { userId: one.id, note: '' });
  await one.events();
  await other.events();
}

describeOnEachDatabase('friends', (open) => {
  it('are listed by name, in pages, with the time since when', async () => {
    const domain = await startDomain(open);
    const friends = domain.get(Friends);
    const ada = await Somebody.join(domain);
    const since = new Map<string, string>();
    for (const name of ['Zoe', 'Bob', 'Carl', 'Bob', 'Mia']) {
      domain.clock.advance({ hours: 1 });
      const friend = await Somebody.join(domain, name);
      await befriend(domain, ada, friend);
      since.set(friend.id, domain.clock.now().toISOString());
    }
    await befriend(domain, await Somebody.join(domain), await Somebody.join(domain));

    const first = await friends.list(ada.principal, { limit: 2 });
    expect(first.items.map(({ user }) => user.displayName)).toEqual(['Bob', 'Bob']);
    const second = await friends.list(ada.principal, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(second.items.map(({ user }) => user.displayName)).toEqual(['Carl', 'Mia']);
    const third = await friends.list(ada.principal, { limit: 2, cursor: second.nextCursor ?? '' });
    expect(third).toMatchObject({ items: [{ user: { displayName: 'Zoe' } }], nextCursor: null });
    for (const friend of [...first.items, ...second.items, ...third.items]) {
      expect(friend.since).toBe(since.get(friend.user.id));
    }
  });

  it('are not listed while they are about to leave the server', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    await befriend(domain, ada, bob);
    const setLeaving = (deletionAt: Date | null) =>
      domain.database.write((tx) => tx.manager.update(UserEntity, bob.id, { deletionAt }));
    const list = async () => (await domain.get(Friends).list(ada.principal, { limit: 10 })).items;
    await setLeaving(domain.clock.now());
    expect(await list()).toEqual([]);
    await setLeaving(null);
    expect(await list()).toMatchObject([{ user: bob.user }]);
  });

  it('are removed on both sides, and both are told', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    await befriend(domain, ada, bob);
    await domain.get(Friends).remove(ada.principal, bob.id);
    for (const somebody of [ada, bob]) {
      expect(await domain.get(Friends).list(somebody.principal, { limit: 10 })).toMatchObject({ items: [] });
    }
    const removed = ({ id }: Somebody) => ({
      channel: 'contacts',
      type: 'friend-removed',
      data: { userId: id },
    });
    expect(await ada.events()).toEqual([removed(bob)]);
    expect(await bob.events()).toEqual([removed(ada)]);
  });

  it('who are none can be removed too, unless there is nobody', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    await domain.get(Friends).remove(ada.principal, bob.id);
    await domain.get(Friends).remove(ada.principal, ada.id);
    expect(await bob.events()).toEqual([]);
    await expect(domain.get(Friends).remove(ada.principal, newId())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('are known to those who ask about relations', async () => {
    const domain = await startDomain(open);
    const relations = domain.get(Relations);
    const ada = await Somebody.join(domain);
    const [bob, carl, mia] = [
      await Somebody.join(domain),
      await Somebody.join(domain),
      await Somebody.join(domain),
    ];
    await befriend(domain, ada, bob);
    await befriend(domain, carl, ada);
    await domain.database.read(async (reader) => {
      expect(await relations.areFriends(reader, bob.id, ada.id)).toBe(true);
      expect(await relations.areFriends(reader, ada.id, carl.id)).toBe(true);
      expect(await relations.areFriends(reader, bob.id, carl.id)).toBe(false);
      expect((await relations.friendIdsOf(reader, ada.id)).sort()).toEqual([bob.id, carl.id].sort());
      expect(await relations.friendIdsOf(reader, mia.id)).toEqual([]);
    });
  });
});
