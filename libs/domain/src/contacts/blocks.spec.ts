import { InterestList, UserSearch } from '@parley/contracts';
import { newId, UserEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { newPhone, startDomain, type TestDomain } from '@parley/testing/domain';
import { Somebody } from '@parley/testing/people';
import { expect, it } from 'vitest';
import { Users } from '../accounts/users.service.ts';
import { Blocks } from './blocks.service.ts';
import { Friends } from './friends.service.ts';
import { InterestBoxes } from './interest-boxes.service.ts';
import { Interests } from './interests.service.ts';
import { Relations } from './relations.service.ts';

async function ask(domain: TestDomain, from: Somebody, to: Somebody) {
  const { interest, friend } = await domain.get(Interests).send(from.principal, { userId: to.id, note: '' });
  return { id: interest?.id ?? '', friend };
}

async function boxes(domain: TestDomain, { principal }: Somebody) {
  const list = async (box: string) =>
    (await domain.get(InterestBoxes).list(principal, InterestList.parse({ box }))).items.map(({ id }) => id);
  return { sent: await list('sent'), received: await list('received') };
}

const changed = ({ id }: Somebody, blocked: boolean) => ({
  channel: 'contacts',
  type: 'blocks-changed',
  data: { userId: id, blocked },
});
const gone = (interestId: string) => ({ channel: 'contacts', type: 'interest-gone', data: { interestId } });

describeOnEachDatabase('blocking somebody', (open) => {
  it('is told to oneself alone, listed, and can be done again', async () => {
    const domain = await startDomain(open);
    const blocks = domain.get(Blocks);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain, 'Bob')];
    const since = domain.clock.now().toISOString();
    await blocks.block(ada.principal, bob.id);
    domain.clock.advance({ days: 1 });
    await blocks.block(ada.principal, bob.id);
    expect(await blocks.list(ada.principal, { limit: 10 })).toEqual({
      items: [{ user: bob.user, since }],
      nextCursor: null,
    });
    expect(await blocks.list(bob.principal, { limit: 10 })).toEqual({ items: [], nextCursor: null });
    expect(await ada.events()).toEqual([changed(bob, true)]);
    expect(await bob.events()).toEqual([]);
  });

  it('is undone by unblocking, which can be done again', async () => {
    const domain = await startDomain(open);
    const blocks = domain.get(Blocks);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    await blocks.block(ada.principal, bob.id);
    await blocks.unblock(bob.principal, ada.id);
    expect(await blocks.list(ada.principal, { limit: 10 })).toMatchObject({ items: [{ user: bob.user }] });
    await blocks.unblock(ada.principal, bob.id);
    await blocks.unblock(ada.principal, bob.id);
    await blocks.unblock(ada.principal, newId());
    expect(await blocks.list(ada.principal, { limit: 10 })).toMatchObject({ items: [] });
    expect(await ada.events()).toEqual([changed(bob, true), changed(bob, false)]);
    expect(await bob.events()).toEqual([]);
  });

  it('is refused for oneself and for who is not there', async () => {
    const domain = await startDomain(open);
    const ada = await Somebody.join(domain);
    await expect(domain.get(Blocks).block(ada.principal, ada.id)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
    await expect(domain.get(Blocks).block(ada.principal, newId())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('ends a friendship, of which the other one is told like of any end', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    await ask(domain, ada, bob);
    await ask(domain, bob, ada);
    await Promise.all([ada.events(), bob.events()]);
    await domain.get(Blocks).block(ada.principal, bob.id);
    for (const { principal } of [ada, bob]) {
      expect(await domain.get(Friends).list(principal, { limit: 10 })).toMatchObject({ items: [] });
    }
    const removed = { channel: 'contacts', type: 'friend-removed' };
    expect(await bob.events()).toEqual([{ ...removed, data: { userId: ada.id } }]);
    expect(await ada.events()).toEqual([{ ...removed, data: { userId: bob.id } }, changed(bob, true)]);
  });

  it('declines their request without telling them', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const { id } = await ask(domain, bob, ada);
    await Promise.all([ada.events(), bob.events()]);
    await domain.get(Blocks).block(ada.principal, bob.id);
    expect(await boxes(domain, ada)).toEqual({ sent: [], received: [] });
    expect(await boxes(domain, bob)).toEqual({ sent: [id], received: [] });
    expect(await ada.events()).toEqual([gone(id), changed(bob, true)]);
    expect(await bob.events()).toEqual([]);
  });

  it('withdraws one’s own request', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const { id } = await ask(domain, ada, bob);
    await Promise.all([ada.events(), bob.events()]);
    await domain.get(Blocks).block(ada.principal, bob.id);
    expect(await boxes(domain, ada)).toEqual({ sent: [], received: [] });
    expect(await boxes(domain, bob)).toEqual({ sent: [], received: [] });
    expect(await ada.events()).toEqual([gone(id), changed(bob, true)]);
    expect(await bob.events()).toEqual([gone(id)]);
  });

  it('and accepting their request at the same moment never leave a blocked friend', async () => {
    const domain = await startDomain(open);
    const another = await domain.join();
    for (let round = 0; round < 6; round += 1) {
      const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
      const { id } = await ask(domain, ada, bob);
      await Promise.allSettled([
        domain.get(Blocks).block(ada.principal, bob.id),
        another.get(Interests).accept(bob.principal, id),
      ]);
      const relations = domain.get(Relations);
      await domain.database.read(async (reader) => {
        expect(await relations.blocksBetween(reader, bob.id, ada.id)).toEqual({ byA: false, byB: true });
        expect(await relations.areFriends(reader, ada.id, bob.id)).toBe(false);
        expect(await relations.areFriends(reader, bob.id, ada.id)).toBe(false);
      });
    }
  });

  it('keeps both from finding each other', async () => {
    const domain = await startDomain(open);
    const phone = newPhone();
    const [ada, bob] = [await Somebody.join(domain, 'Ada Quill'), await Somebody.join(domain, 'Bob Quill')];
    await Somebody.join(domain, 'Carl Quill');
    await domain.database.write((tx) => tx.manager.update(UserEntity, bob.id, { phone }));
    const find = async ({ principal }: Somebody, query: string) => {
      const { items } = await domain.get(Users).search(principal, UserSearch.parse({ query }));
      return items.map(({ displayName }) => displayName);
    };
    expect(await find(ada, 'quill')).toEqual(['Bob Quill', 'Carl Quill']);
    expect(await find(ada, phone)).toEqual(['Bob Quill']);
    await domain.get(Blocks).block(bob.principal, ada.id);
    expect(await find(ada, 'quill')).toEqual(['Carl Quill']);
    expect(await find(ada, phone)).toEqual([]);
    expect(await find(ada, `@${bob.user.username}`)).toEqual([]);
    expect(await find(bob, 'quill')).toEqual(['Carl Quill']);
    await domain.get(Blocks).unblock(bob.principal, ada.id);
    expect(await find(bob, 'quill')).toEqual(['Ada Quill', 'Carl Quill']);
    expect(await find(ada, phone)).toEqual(['Bob Quill']);
  });
});
