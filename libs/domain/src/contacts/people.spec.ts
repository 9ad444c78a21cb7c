import { newId } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { startDomain } from '@parley/testing/domain';
import { Somebody } from '@parley/testing/people';
import { expect, it } from 'vitest';
import { Blocks } from './blocks.service.ts';
import { Interests } from './interests.service.ts';
import { People } from './people.service.ts';

const NOTHING = { friend: false, blocked: false, interest: null, interestId: null };

describeOnEachDatabase('a person’s card', (open) => {
  it('tells how the two stand to each other, step by step', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = [await Somebody.join(domain, 'Ada'), await Somebody.join(domain, 'Bob')];
    const relation = async (asker: Somebody, other: Somebody) =>
      (await domain.get(People).get(asker.principal, other.id)).relation;
    expect(await domain.get(People).get(ada.principal, bob.id)).toEqual({ ...bob.user, relation: NOTHING });

    const { interest } = await domain.get(Interests).send(ada.principal, { userId: bob.id, note: '' });
    const interestId = interest?.id ?? '';
    expect(await relation(ada, bob)).toEqual({ ...NOTHING, interest: 'sent', interestId });
    expect(await relation(bob, ada)).toEqual({ ...NOTHING, interest: 'received', interestId });

    await domain.get(Interests).decline(bob.principal, interestId);
    expect(await relation(ada, bob)).toEqual({ ...NOTHING, interest: 'sent', interestId });
    expect(await relation(bob, ada)).toEqual(NOTHING);

    await domain.get(Interests).send(bob.principal, { userId: ada.id, note: '' });
    expect(await relation(ada, bob)).toEqual({ ...NOTHING, friend: true });
    expect(await relation(bob, ada)).toEqual({ ...NOTHING, friend: true });
  });

  it('tells whom one has blocked, and never by whom one is', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = [await Somebody.join(domain, 'Ada'), await Somebody.join(domain, 'Bob')];
    const before = await domain.get(People).get(ada.principal, bob.id);
    await domain.get(Blocks).block(bob.principal, ada.id);
    expect(await domain.get(People).get(ada.principal, bob.id)).toEqual(before);
    expect((await domain.get(People).get(bob.principal, ada.id)).relation).toEqual({
      ...NOTHING,
      blocked: true,
    });
  });

  it('says of oneself that there is nothing between', async () => {
    const domain = await startDomain(open);
    const ada = await Somebody.join(domain, 'Ada');
    expect(await domain.get(People).get(ada.principal, ada.id)).toEqual({ ...ada.user, relation: NOTHING });
    await expect(domain.get(People).get(ada.principal, newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
