import { type PresenceNews } from '@parley/contracts';
import { newId } from '@parley/database';
import { people } from '@parley/testing/chat';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { Deletion } from '../accounts/deletion.service.ts';
import { type Principal } from '../accounts/principal.ts';
import { Profiles } from '../accounts/profiles.service.ts';
import { Blocks } from '../contacts/blocks.service.ts';
import { Friends } from '../contacts/friends.service.ts';
import { Interests } from '../contacts/interests.service.ts';
import { Announcements } from '../runtime/announcements.ts';
import { Whereabouts } from './whereabouts.service.ts';

const NOTHING = { online: false, lastSeen: null };

async function three(domain: TestDomain): Promise<[Principal, Principal, Principal]> {
  const [ada, bo, eve] = await people(domain, 3);
  if (!ada || !bo || !eve) throw new Error('There are three.');
  return [ada, bo, eve];
}

/** As a gateway does when the first client of somebody connects, or the last one goes. */
async function come(domain: TestDomain, { userId }: Principal): Promise<void> {
  await domain.runtime.presence.connect(userId, `${userId}-phone`);
  await domain.get(Whereabouts).came(userId);
}
async function go(domain: TestDomain, { userId }: Principal): Promise<void> {
  await domain.runtime.presence.disconnect(userId, `${userId}-phone`);
  await domain.get(Whereabouts).went(userId);
}

async function befriend(domain: TestDomain, one: Principal, other: Principal): Promise<void> {
  await domain.get(Interests).send(one, { userId: other.userId, note: '' });
  await domain.get(Interests).send(other, { userId: one.userId, note: '' });
}

const showTo = (domain: TestDomain, person: Principal, lastSeen: 'everyone' | 'friends' | 'nobody') =>
  domain.get(Profiles).change(person, { settings: { lastSeen } });

/** What one of the others sees of somebody. */
async function seen(domain: TestDomain, { userId }: Principal, by: Principal) {
  const [presence] = await domain.get(Whereabouts).of(by, [userId]);
  return presence && { online: presence.online, lastSeen: presence.lastSeen };
}

/** What gateways are told of somebody, from now on. */
async function newsOf(domain: TestDomain, { userId }: Principal): Promise<PresenceNews[]> {
  const heard: PresenceNews[] = [];
  await domain.get(Announcements).subscribeTo('presence', userId, (news) => heard.push(news));
  return heard;
}

describeOnEachDatabase('who is here', (open) => {
  it('is answered for each who is asked about, in order, with when they were here last', async () => {
    const domain = await startDomain(open);
    const [ada, bo, eve] = await three(domain);
    await come(domain, ada);
    await come(domain, bo);
    await go(domain, bo);
    const nobody = newId();
    const ids = [bo.userId, nobody, ada.userId, eve.userId];
    expect(await domain.get(Whereabouts).of(eve, ids)).toEqual([
      { userId: bo.userId, online: false, lastSeen: domain.clock.now().toISOString() },
      { userId: nobody, ...NOTHING },
      { userId: ada.userId, online: true, lastSeen: null },
      { userId: eve.userId, ...NOTHING },
    ]);
  });

  it('is shown to whom each person wants, and always to oneself', async () => {
    const domain = await startDomain(open);
    const [ada, bo, eve] = await three(domain);
    await befriend(domain, ada, bo);
    await come(domain, ada);
    for (const [lastSeen, toFriend, toStranger] of [
      ['everyone', true, true],
      ['friends', true, false],
      ['nobody', false, false],
    ] as const) {
      await showTo(domain, ada, lastSeen);
      expect(await seen(domain, ada, bo)).toMatchObject({ online: toFriend });
      expect(await seen(domain, ada, eve)).toMatchObject({ online: toStranger });
      expect(await seen(domain, ada, ada)).toMatchObject({ online: true });
      const mayKnow = await domain.get(Whereabouts).mayKnow(
        ada.userId,
        [ada, bo, eve].map(({ userId }) => userId),
      );
      expect(mayKnow).toEqual(
        new Set([ada.userId, ...(toFriend ? [bo.userId] : []), ...(toStranger ? [eve.userId] : [])]),
      );
    }
  });

  it('is shown to nobody once the account is to be deleted', async () => {
    const domain = await startDomain(open);
    const [leaver, ada] = [await domain.person(), await domain.person()];
    await come(domain, leaver);
    await domain.get(Deletion).schedule(leaver, {});
    expect(await seen(domain, leaver, ada)).toEqual(NOTHING);
  });

  it('is told when somebody comes, goes, or shows it to others than before', async () => {
    const domain = await startDomain(open);
    const [ada] = await three(domain);
    const news = await newsOf(domain, ada);
    await come(domain, ada);
    await showTo(domain, ada, 'friends');
    await go(domain, ada);
    const here = { online: true, lastSeen: null, watcherId: null };
    const lastSeen = domain.clock.now().toISOString();
    expect(news).toEqual([here, here, { online: false, lastSeen, watcherId: null }]);
  });
});

describeOnEachDatabase('between two of whom one has blocked the other', (open) => {
  it('neither sees the other one, and both do again when the block is lifted', async () => {
    const domain = await startDomain(open);
    const [ada, bo, eve] = await three(domain);
    for (const person of [ada, bo]) await come(domain, person);
    await domain.get(Blocks).block(ada, bo.userId);
    expect([await seen(domain, ada, bo), await seen(domain, bo, ada)]).toEqual([NOTHING, NOTHING]);
    expect(await seen(domain, ada, eve)).toMatchObject({ online: true });
    await domain.get(Blocks).unblock(ada, bo.userId);
    expect(await seen(domain, ada, bo)).toMatchObject({ online: true });
    expect(await seen(domain, bo, ada)).toMatchObject({ online: true });
  });

  it('that is told at once, to these two alone; and the same of a friendship', async () => {
    const domain = await startDomain(open);
    const [ada, bo] = await three(domain);
    for (const person of [ada, bo]) await come(domain, person);
    const [ofAda, ofBo] = [await newsOf(domain, ada), await newsOf(domain, bo)];
    const acts = [
      () => domain.get(Blocks).block(ada, bo.userId),
      () => domain.get(Blocks).unblock(ada, bo.userId),
      () => befriend(domain, ada, bo),
      () => domain.get(Friends).remove(bo, ada.userId),
    ];
    for (const act of acts) {
      await act();
      const here = { online: true, lastSeen: null };
      expect(ofAda.splice(0)).toEqual([{ ...here, watcherId: bo.userId }]);
      expect(ofBo.splice(0)).toEqual([{ ...here, watcherId: ada.userId }]);
    }
  });
});
