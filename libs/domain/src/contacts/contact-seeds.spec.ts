import { InterestList } from '@parley/contracts';
import { InterestEntity, UserEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { AccountSeeds } from '../accounts/account-seeds.service.ts';
import { ContactSeeds } from './contact-seeds.service.ts';
import { InterestBoxes } from './interest-boxes.service.ts';
import { Interests } from './interests.service.ts';

const DEMO = { settings: { SEED_DEMO: 'true' } };

const all = ({ database }: TestDomain) =>
  database.read(({ manager }) => manager.find(InterestEntity, { order: { id: 'ASC' } }));

async function amaraOf(domain: TestDomain) {
  const amara = await domain.database.read(({ manager }) =>
    manager.findOneBy(UserEntity, { usernameKey: 'amara.okafor' }),
  );
  return { userId: amara?.id ?? '', sessionId: '', role: 'user' } as const;
}

describeOnEachDatabase('requests among the demo people', (open) => {
  it('wait in the boxes of the first one, sent and received', async () => {
    const domain = await startDomain(open, DEMO);
    await domain.get(AccountSeeds).seedDemo();
    await domain.get(ContactSeeds).seedDemo();
    const amara = await amaraOf(domain);
    for (const box of ['sent', 'received']) {
      const { items } = await domain.get(InterestBoxes).list(amara, InterestList.parse({ box }));
      expect(items.length).toBeGreaterThan(0);
    }
  });

  it('are made once, whatever becomes of them, and by however many processes', async () => {
    const domain = await startDomain(open, DEMO);
    const another = await domain.join();
    await domain.get(AccountSeeds).seedDemo();
    await Promise.all([domain, another].map((process) => process.get(ContactSeeds).seedDemo()));
    const made = await all(domain);
    const keys = made.map(({ senderId, receiverId }) => [senderId, receiverId].sort().join());
    expect(new Set(keys).size).toBe(made.length);

    const amara = await amaraOf(domain);
    const { items } = await domain.get(InterestBoxes).list(amara, InterestList.parse({ box: 'received' }));
    const [first, second] = items;
    await domain.get(Interests).accept(amara, first?.id ?? '');
    await domain.get(Interests).decline(amara, second?.id ?? '');
    const before = await all(domain);
    await domain.get(ContactSeeds).seedDemo();
    expect(await all(domain)).toEqual(before);
  });

  it('are not there without demo people', async () => {
    const domain = await startDomain(open);
    await domain.get(ContactSeeds).seedDemo();
    expect(await all(domain)).toEqual([]);
  });
});
