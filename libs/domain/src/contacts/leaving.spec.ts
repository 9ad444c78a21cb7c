import { BlockEntity, FriendshipEntity, InterestEntity, UserEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { startDomain, type TestDomain } from '@parley/testing/domain';
import { Somebody } from '@parley/testing/people';
import { expect, it } from 'vitest';
import { Deletion } from '../accounts/deletion.service.ts';
import { Housekeeping } from '../accounts/housekeeping.service.ts';
import { Blocks } from './blocks.service.ts';
import { Interests } from './interests.service.ts';

const ask = async (domain: TestDomain, from: Somebody, to: Somebody) => {
  const { interest } = await domain.get(Interests).send(from.principal, { userId: to.id, note: '' });
  return interest?.id ?? '';
};

const interestIds = (domain: TestDomain) =>
  domain.database.read(async ({ manager }) => {
    const interests = await manager.find(InterestEntity, { order: { id: 'ASC' } });
    return interests.map(({ id }) => id);
  });

describeOnEachDatabase('an account that is emptied', (open) => {
  it('takes along its requests, friendships and blocks, those of others with it too', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const [carl, mia] = [await Somebody.join(domain), await Somebody.join(domain)];
    await ask(domain, ada, bob);
    await ask(domain, carl, ada);
    await domain.get(Blocks).block(ada.principal, mia.id);
    await domain.get(Blocks).block(mia.principal, ada.id);
    const eve = await Somebody.join(domain);
    await ask(domain, ada, eve);
    await ask(domain, eve, ada);
    const kept = await ask(domain, bob, carl);
    await domain.get(Blocks).block(mia.principal, bob.id);

    await domain.database.write((tx) => tx.manager.update(UserEntity, ada.id, { deletionAt: tx.now }));
    expect(await domain.get(Deletion).purgeDue()).toBe(1);
    expect(await interestIds(domain)).toEqual([kept]);
    await domain.database.read(async ({ manager }) => {
      expect(await manager.count(FriendshipEntity)).toBe(0);
      expect(await manager.find(BlockEntity)).toMatchObject([{ blockerId: mia.id, blockedId: bob.id }]);
    });
  });
});

describeOnEachDatabase('housekeeping', (open) => {
  it('forgets requests 30 days after they were closed, and none that looks pending to anybody', async () => {
    const domain = await startDomain(open);
    const interests = domain.get(Interests);
    const people = await Promise.all(Array.from({ length: 5 }, () => Somebody.join(domain)));
    const [ada, bob, carl, mia, eve] = people;
    if (!ada || !bob || !carl || !mia || !eve) throw new Error('Too few.');
    const declined = await ask(domain, bob, ada);
    await interests.decline(ada.principal, declined);
    const waiting = await ask(domain, carl, ada);
    const declinedFirst = await ask(domain, mia, ada);
    await interests.decline(ada.principal, declinedFirst);
    domain.clock.advance({ days: 20 });
    await interests.withdraw(mia.principal, declinedFirst);
    const withdrawn = await ask(domain, eve, ada);
    await interests.withdraw(eve.principal, withdrawn);

    domain.clock.advance({ days: 30 });
    await domain.get(Housekeeping).run();
    expect(await interestIds(domain)).toEqual([declined, waiting, declinedFirst, withdrawn]);
    domain.clock.advance({ ms: 1 });
    await domain.get(Housekeeping).run();
    expect(await interestIds(domain)).toEqual([declined, waiting]);
  });
});
