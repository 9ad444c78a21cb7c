import { type AppError, type Interest, InterestList, NewInterest } from '@parley/contracts';
import { InterestEntity, newId, UserEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { startDomain, type TestDomain } from '@parley/testing/domain';
import { Somebody } from '@parley/testing/people';
import { expect, it } from 'vitest';
import { Blocks } from './blocks.service.ts';
import { Friends } from './friends.service.ts';
import { InterestBoxes } from './interest-boxes.service.ts';
import { Interests } from './interests.service.ts';
import { People } from './people.service.ts';

const meet = async (domain: TestDomain) =>
  [await Somebody.join(domain, 'Ada'), await Somebody.join(domain, 'Bob')] as const;

const ask = (domain: TestDomain, from: Somebody, to: { id: string }, note = '') =>
  domain.get(Interests).send(from.principal, NewInterest.parse({ userId: to.id, note }));

/** For where nothing but a waiting request can come of it. */
async function asked(domain: TestDomain, from: Somebody, to: Somebody, note = ''): Promise<Interest> {
  const { interest, friend } = await ask(domain, from, to, note);
  expect(friend).toBeNull();
  if (!interest) throw new Error('Nothing waits.');
  return interest;
}

const box = async (domain: TestDomain, of: Somebody, name: Interest['box']) =>
  (await domain.get(InterestBoxes).list(of.principal, InterestList.parse({ box: name }))).items;

async function befriend(domain: TestDomain, one: Somebody, other: Somebody): Promise<void> {
  await ask(domain, one, other);
  expect(await ask(domain, other, one)).toMatchObject({ friend: { user: { id: one.id } } });
  await one.events();
  await other.events();
}

async function friendsOf(domain: TestDomain, of: Somebody): Promise<string[]> {
  const { items } = await domain.get(Friends).list(of.principal, { limit: 100 });
  return items.map(({ user }) => user.id);
}

const leave = (domain: TestDomain, { id }: Somebody) =>
  domain.database.write((tx) => tx.manager.update(UserEntity, id, { deletionAt: tx.now }));

const gone = (interestId: string) => ({ channel: 'contacts', type: 'interest-gone', data: { interestId } });
const refused = (code: string) => expect.objectContaining({ code }) as AppError;

describeOnEachDatabase('asking somebody to be friends', (open) => {
  it('puts the request into a box of each, and tells both', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    const sent = await asked(domain, ada, bob, '  We met at the harbour. ');
    expect(sent).toEqual({
      id: expect.any(String) as string,
      box: 'sent',
      user: bob.user,
      note: 'We met at the harbour.',
      createdAt: domain.clock.now().toISOString(),
    });
    const received = { ...sent, box: 'received', user: ada.user };
    expect(await box(domain, ada, 'sent')).toEqual([sent]);
    expect(await box(domain, bob, 'received')).toEqual([received]);
    expect(await box(domain, ada, 'received')).toEqual([]);
    expect(await box(domain, bob, 'sent')).toEqual([]);
    expect(await ada.events()).toEqual([{ channel: 'contacts', type: 'interest-sent', data: sent }]);
    expect(await bob.events()).toEqual([{ channel: 'contacts', type: 'interest-received', data: received }]);
  });

  it('again while the request waits gives the same request, and tells nobody', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    const first = await asked(domain, ada, bob, 'the first words');
    await Promise.all([ada.events(), bob.events()]);
    expect(await asked(domain, ada, bob, 'other words')).toEqual(first);
    expect(await box(domain, bob, 'received')).toMatchObject([{ id: first.id, note: 'the first words' }]);
    expect(await ada.events()).toEqual([]);
    expect(await bob.events()).toEqual([]);
  });

  it('many times at once makes one request', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    const sent = await Promise.all(Array.from({ length: 20 }, () => asked(domain, ada, bob)));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(await bob.events()).toHaveLength(1);
  });

  it('is refused for oneself, for who is not there or about to leave, and for friends', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    await expect(ask(domain, ada, ada)).rejects.toEqual(refused('VALIDATION_FAILED'));
    await expect(ask(domain, ada, { id: newId() })).rejects.toEqual(refused('NOT_FOUND'));
    await befriend(domain, ada, bob);
    await expect(ask(domain, ada, bob)).rejects.toEqual(refused('CONFLICT'));
    const carl = await Somebody.join(domain);
    await leave(domain, carl);
    await expect(ask(domain, ada, carl)).rejects.toEqual(refused('NOT_FOUND'));
  });

  it('is refused for whom one has blocked, with what to do about it', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    await domain.get(Blocks).block(ada.principal, bob.id);
    await expect(ask(domain, ada, bob)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Unblock') as string,
    });
    await domain.get(Blocks).unblock(ada.principal, bob.id);
    expect(await asked(domain, ada, bob)).toMatchObject({ box: 'sent' });
  });

  it('fills boxes that are read in pages, the newest first', async () => {
    const domain = await startDomain(open);
    const ada = await Somebody.join(domain);
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      ids.unshift((await asked(domain, await Somebody.join(domain), ada)).id);
    }
    const read = (cursor?: string) =>
      domain
        .get(InterestBoxes)
        .list(ada.principal, { box: 'received', limit: 2, ...(cursor ? { cursor } : {}) });
    const found: string[] = [];
    let page = await read();
    for (;;) {
      found.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) break;
      page = await read(page.nextCursor);
    }
    expect(found).toEqual(ids);
    await expect(read('e30')).rejects.toEqual(refused('VALIDATION_FAILED'));
  });

  it('is not shown while the other one is about to leave the server', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    const { id } = await asked(domain, ada, bob);
    await leave(domain, ada);
    expect(await box(domain, bob, 'received')).toEqual([]);
    await expect(domain.get(Interests).accept(bob.principal, id)).rejects.toEqual(refused('NOT_FOUND'));
  });
});

describeOnEachDatabase('accepting a request', (open) => {
  it('makes friends, empties the boxes and tells both', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    const { id } = await asked(domain, ada, bob);
    await Promise.all([ada.events(), bob.events()]);
    const since = domain.clock.now().toISOString();
    expect(await domain.get(Interests).accept(bob.principal, id)).toEqual({ user: ada.user, since });
    expect(await friendsOf(domain, ada)).toEqual([bob.id]);
    expect(await friendsOf(domain, bob)).toEqual([ada.id]);
    expect(await box(domain, ada, 'sent')).toEqual([]);
    expect(await box(domain, bob, 'received')).toEqual([]);
    const added = (user: unknown) => ({ channel: 'contacts', type: 'friend-added', data: { user, since } });
    expect(await ada.events()).toEqual([gone(id), added(bob.user)]);
    expect(await bob.events()).toEqual([gone(id), added(ada.user)]);
  });

  it('again answers the same while the two are friends, and is refused after that', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    const { id } = await asked(domain, ada, bob);
    const friend = await domain.get(Interests).accept(bob.principal, id);
    domain.clock.advance({ days: 1 });
    expect(await domain.get(Interests).accept(bob.principal, id)).toEqual(friend);
    await domain.get(Friends).remove(ada.principal, bob.id);
    await expect(domain.get(Interests).accept(bob.principal, id)).rejects.toEqual(refused('CONFLICT'));
    await expect(domain.get(Interests).decline(bob.principal, id)).rejects.toEqual(refused('CONFLICT'));
    await expect(domain.get(Interests).withdraw(ada.principal, id)).rejects.toEqual(refused('CONFLICT'));
  });

  it('is for its receiver alone, as declining is; withdrawing is for its sender', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    const carl = await Somebody.join(domain);
    const { id } = await asked(domain, ada, bob);
    const interests = domain.get(Interests);
    for (const attempt of [
      () => interests.accept(ada.principal, id),
      () => interests.accept(carl.principal, id),
      () => interests.accept(bob.principal, newId()),
      () => interests.decline(ada.principal, id),
      () => interests.decline(carl.principal, id),
      () => interests.withdraw(bob.principal, id),
      () => interests.withdraw(carl.principal, id),
    ]) {
      await expect(attempt()).rejects.toEqual(refused('NOT_FOUND'));
    }
    expect(await box(domain, bob, 'received')).toHaveLength(1);
  });

  it('and withdrawing it at the same moment end in one or the other', async () => {
    const domain = await startDomain(open);
    const another = await domain.join();
    for (let round = 0; round < 6; round += 1) {
      const [ada, bob] = await meet(domain);
      const { id } = await asked(domain, ada, bob);
      const [accepted, withdrawn] = await Promise.allSettled([
        domain.get(Interests).accept(bob.principal, id),
        another.get(Interests).withdraw(ada.principal, id),
      ]);
      expect([accepted.status, withdrawn.status].sort()).toEqual(['fulfilled', 'rejected']);
      expect(await friendsOf(domain, ada)).toEqual(accepted.status === 'fulfilled' ? [bob.id] : []);
      expect(await friendsOf(domain, bob)).toEqual(accepted.status === 'fulfilled' ? [ada.id] : []);
    }
  });
});

describeOnEachDatabase('declining a request', (open) => {
  it('takes it from the receiver, and the sender notices nothing', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    const sent = await asked(domain, ada, bob);
    await Promise.all([ada.events(), bob.events()]);
    await domain.get(Interests).decline(bob.principal, sent.id);
    expect(await box(domain, bob, 'received')).toEqual([]);
    expect(await bob.events()).toEqual([gone(sent.id)]);
    expect(await box(domain, ada, 'sent')).toEqual([sent]);
    expect(await asked(domain, ada, bob)).toEqual(sent);
    expect(await ada.events()).toEqual([]);
    expect(await bob.events()).toEqual([]);
  });

  it('again is fine; accepting after it is refused', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    const { id } = await asked(domain, ada, bob);
    await domain.get(Interests).decline(bob.principal, id);
    await domain.get(Interests).decline(bob.principal, id);
    await expect(domain.get(Interests).accept(bob.principal, id)).rejects.toEqual(refused('CONFLICT'));
  });

  it('hides what the sender sends within 30 days, who notices nothing', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    const first = await asked(domain, ada, bob);
    await domain.get(Interests).decline(bob.principal, first.id);
    await domain.get(Interests).withdraw(ada.principal, first.id);
    await Promise.all([ada.events(), bob.events()]);

    domain.clock.advance({ days: 29 });
    const second = await asked(domain, ada, bob, 'please');
    expect(second.id).not.toBe(first.id);
    expect(await box(domain, ada, 'sent')).toEqual([second]);
    expect(await ada.events()).toEqual([{ channel: 'contacts', type: 'interest-sent', data: second }]);
    await expectNothingShown(domain, bob, second.id);

    await domain.get(Interests).withdraw(ada.principal, second.id);
    domain.clock.advance({ days: 2 });
    const third = await asked(domain, ada, bob);
    expect(await box(domain, bob, 'received')).toMatchObject([{ id: third.id }]);
  });
});

describeOnEachDatabase('withdrawing a request', (open) => {
  it('takes it out of both boxes, and can be done again', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    const { id } = await asked(domain, ada, bob);
    await Promise.all([ada.events(), bob.events()]);
    await domain.get(Interests).withdraw(ada.principal, id);
    await domain.get(Interests).withdraw(ada.principal, id);
    expect(await box(domain, ada, 'sent')).toEqual([]);
    expect(await box(domain, bob, 'received')).toEqual([]);
    expect(await ada.events()).toEqual([gone(id)]);
    expect(await bob.events()).toEqual([gone(id)]);
    await expect(domain.get(Interests).accept(bob.principal, id)).rejects.toEqual(refused('CONFLICT'));
  });

  it('of one that was declined is as silent as that was', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    const { id } = await asked(domain, ada, bob);
    await domain.get(Interests).decline(bob.principal, id);
    await Promise.all([ada.events(), bob.events()]);
    await domain.get(Interests).withdraw(ada.principal, id);
    await domain.get(Interests).withdraw(ada.principal, id);
    expect(await ada.events()).toEqual([gone(id)]);
    expect(await bob.events()).toEqual([]);
  });
});

describeOnEachDatabase('a request to somebody who has blocked the sender', (open) => {
  it('looks like any other to the sender, and is never shown', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    await domain.get(Blocks).block(bob.principal, ada.id);
    await bob.events();
    const sent = await asked(domain, ada, bob, 'hello?');
    expect(sent).toMatchObject({ box: 'sent', user: bob.user, note: 'hello?' });
    expect(await box(domain, ada, 'sent')).toEqual([sent]);
    expect(await ada.events()).toEqual([{ channel: 'contacts', type: 'interest-sent', data: sent }]);
    await expectNothingShown(domain, bob, sent.id);

    await domain.get(Blocks).unblock(bob.principal, ada.id);
    await bob.events();
    await expectNothingShown(domain, bob, sent.id);
    await domain.get(Interests).withdraw(ada.principal, sent.id);
    expect(await ada.events()).toEqual([gone(sent.id)]);
    expect(await bob.events()).toEqual([]);
  });

  it('does not count as one that crosses theirs, and ends with whatever makes the two friends', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    await domain.get(Blocks).block(bob.principal, ada.id);
    const hidden = await asked(domain, ada, bob);
    await domain.get(Blocks).unblock(bob.principal, ada.id);
    const { id } = await asked(domain, bob, ada);
    await Promise.all([ada.events(), bob.events()]);
    await domain.get(Interests).accept(ada.principal, id);
    expect(await friendsOf(domain, bob)).toEqual([ada.id]);
    expect(await box(domain, ada, 'sent')).toEqual([]);
    const told = (await ada.events()).map(({ type, data }) => [type, data]);
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        ['interest-gone', { interestId: hidden.id }],
        ['interest-gone', { interestId: id }],
      ]),
    );
    expect(await bob.events()).toMatchObject([gone(id), { type: 'friend-added' }]);
  });
});

describeOnEachDatabase('requests that cross', (open) => {
  it('make friends at once', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    const { id } = await asked(domain, ada, bob);
    await Promise.all([ada.events(), bob.events()]);
    const since = domain.clock.now().toISOString();
    const outcome = await ask(domain, bob, ada);
    expect(outcome).toEqual({ interest: null, friend: { user: ada.user, since } });
    expect(await box(domain, ada, 'sent')).toEqual([]);
    expect(await box(domain, bob, 'received')).toEqual([]);
    expect(await ada.events()).toMatchObject([gone(id), { type: 'friend-added', data: { user: bob.user } }]);
    expect(await bob.events()).toMatchObject([gone(id), { type: 'friend-added', data: { user: ada.user } }]);
  });

  it('make friends also of who declined first and asks then', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    const { id } = await asked(domain, ada, bob);
    await domain.get(Interests).decline(bob.principal, id);
    expect(await ask(domain, bob, ada)).toMatchObject({ interest: null, friend: { user: ada.user } });
    await domain.get(Friends).remove(ada.principal, bob.id);
    const again = await asked(domain, ada, bob);
    expect(await box(domain, bob, 'received')).toMatchObject([{ id: again.id }]);
  });

  it('however often and from wherever they are sent, make one friendship', async () => {
    const domain = await startDomain(open);
    const processes = [domain, await domain.join()];
    const [ada, bob] = await meet(domain);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) => {
        const process = processes[Math.floor(index / 2) % 2] ?? domain;
        return index % 2 === 0 ? ask(process, ada, bob) : ask(process, bob, ada);
      }),
    );
    expect(await friendsOf(domain, ada)).toEqual([bob.id]);
    expect(await friendsOf(domain, bob)).toEqual([ada.id]);
    const made = outcomes.filter(
      (outcome) => outcome.status === 'fulfilled' && outcome.value.friend !== null,
    );
    expect(made).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toEqual(refused('CONFLICT'));
    }
    const told = [...(await ada.events()), ...(await bob.events())].filter(
      ({ type }) => type === 'friend-added',
    );
    expect(told).toHaveLength(2);
    expect(await domain.database.read(({ manager }) => manager.count(InterestEntity))).toBe(1);
  });
});

describeOnEachDatabase('quotas', (open) => {
  it('allow 50 requests a day, beside repeated ones', async () => {
    const domain = await startDomain(open);
    const ada = await Somebody.join(domain);
    const others = await Promise.all(Array.from({ length: 51 }, () => Somebody.join(domain)));
    const [first, last] = [others[0], others[50]];
    if (!first || !last) throw new Error('Too few.');
    for (const other of others.slice(0, 50)) await asked(domain, ada, other);
    await expect(ask(domain, ada, last)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfter: 86_400 },
    });
    expect(await asked(domain, ada, first)).toMatchObject({ user: first.user });
    domain.clock.advance({ days: 1 });
    expect(await asked(domain, ada, last)).toMatchObject({ user: last.user });
  });

  it('allow 100 that wait, whatever became of them', async () => {
    const domain = await startDomain(open);
    const ada = await Somebody.join(domain);
    const others = await Promise.all(Array.from({ length: 101 }, () => Somebody.join(domain)));
    const [decliner, blocker, last] = [others[0], others[1], others[100]];
    if (!decliner || !blocker || !last) throw new Error('Too few.');
    await domain.get(Blocks).block(blocker.principal, ada.id);
    for (const [index, other] of others.slice(0, 100).entries()) {
      if (index === 50) domain.clock.advance({ days: 1 });
      await asked(domain, ada, other);
    }
    const id = (await box(domain, decliner, 'received'))[0]?.id ?? '';
    await domain.get(Interests).decline(decliner.principal, id);
    domain.clock.advance({ days: 1 });
    await expect(ask(domain, ada, last)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Withdraw one first') as string,
    });
    await domain.get(Interests).withdraw(ada.principal, id);
    expect(await asked(domain, ada, last)).toMatchObject({ user: last.user });
  });

  it('allow three requests to the same person in 30 days', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = await meet(domain);
    for (let times = 0; times < 3; times += 1) {
      const { id } = await asked(domain, ada, bob);
      await domain.get(Interests).withdraw(ada.principal, id);
      domain.clock.advance({ days: 1 });
    }
    await expect(ask(domain, ada, bob)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfter: 27 * 86_400 },
    });
    domain.clock.advance({ days: 27 });
    expect(await asked(domain, ada, bob)).toMatchObject({ user: bob.user });
  });
});

/** Whatever the receiver may look at, the request is not there. */
async function expectNothingShown(domain: TestDomain, receiver: Somebody, id: string): Promise<void> {
  expect(await receiver.events()).toEqual([]);
  expect(await box(domain, receiver, 'received')).toEqual([]);
  const row = await domain.database.read(({ manager }) => manager.findOneBy(InterestEntity, { id }));
  const { relation } = await domain.get(People).get(receiver.principal, row?.senderId ?? '');
  expect(relation).toMatchObject({ interest: null, interestId: null });
  await expect(domain.get(Interests).accept(receiver.principal, id)).rejects.toEqual(refused('NOT_FOUND'));
  await expect(domain.get(Interests).decline(receiver.principal, id)).rejects.toEqual(refused('NOT_FOUND'));
}
