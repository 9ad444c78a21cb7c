import { type Presence, PresenceList } from '@parley/contracts';
import { describe, expect, test } from 'vitest';
import { as, befriend, idOf, must, type Person } from '../chat.ts';
import { Device, deviceOf } from '../device.ts';
import { register } from '../http.ts';

async function look(device: Device, ...people: Person[]): Promise<Presence[]> {
  return PresenceList.parse(await device.ask('presence', 'watch', { userIds: people.map(idOf) })).items;
}

const showTo = (person: Person, lastSeen: 'everyone' | 'friends' | 'nobody') =>
  must(as(person, 'PATCH /api/me', { settings: { lastSeen } }));

/** What a device was told of somebody, in order. */
const newsOf = (device: Device, person: Person) =>
  device
    .told('presence/changed')
    .filter(({ userId }) => userId === idOf(person))
    .map(({ online }) => online);

describe('presence', () => {
  test('is told to who watches and may know: when the first device comes, and when the last one is gone for good', async () => {
    const [ada, bob, eve] = await Promise.all([register(), register(), register()]);
    await befriend(ada, bob);
    await showTo(ada, 'friends');
    const [watcher, stranger] = [await deviceOf(bob), await deviceOf(eve)];
    const nothing = [{ userId: idOf(ada), online: false, lastSeen: null }];
    expect(await look(watcher, ada)).toEqual(nothing);
    expect(await look(stranger, ada)).toEqual(nothing);
    const phone = await Device.connect(ada.accessToken);
    await watcher.hears('presence/changed', { userId: idOf(ada), online: true, lastSeen: null });
    const laptop = await Device.connect(ada.accessToken);
    await phone.close();
    expect(await look(watcher, ada)).toMatchObject([{ online: true }]);
    await laptop.close();
    await watcher.hears('presence/changed', { online: false, lastSeen: expect.any(String) });
    expect(newsOf(watcher, ada)).toEqual([true, false]);
    expect(await look(watcher, ada)).toMatchObject([{ online: false, lastSeen: expect.any(String) }]);
    expect(await look(stranger, ada)).toEqual(nothing);
    expect(newsOf(stranger, ada)).toEqual([]);
  });

  test('is told no more to who has stopped watching', async () => {
    const [ada, bob, carl] = await Promise.all([register(), register(), register()]);
    const [watcher, other] = [await deviceOf(bob), await deviceOf(carl)];
    await Promise.all([look(watcher, ada), look(other, ada)]);
    await watcher.ask('presence', 'unwatch', { userIds: [idOf(ada)] });
    await deviceOf(ada);
    await other.hears('presence/changed', { userId: idOf(ada), online: true });
    expect(newsOf(watcher, ada)).toEqual([]);
  });

  test('is shown to whom each person shows it, at once when they change their mind, and to nobody they have blocked', async () => {
    const [ada, bob, eve, mallory] = await Promise.all([register(), register(), register(), register()]);
    await befriend(ada, bob);
    await must(as(ada, `PUT /api/blocks/${idOf(mallory)}`));
    const own = await deviceOf(ada);
    await own.waits(async () => expect(await look(own, ada)).toMatchObject([{ online: true }]));
    const [friend, stranger, blocked] = [await deviceOf(bob), await deviceOf(eve), await deviceOf(mallory)];
    const seen = async () => {
      const looks = await Promise.all([friend, stranger, blocked].map((watcher) => look(watcher, ada)));
      return looks.flat().map((presence) => presence.online);
    };
    expect(await seen()).toEqual([true, true, false]);
    await showTo(ada, 'friends');
    expect(await seen()).toEqual([true, false, false]);
    await stranger.waits(() => expect(newsOf(stranger, ada)).toEqual([false]));
    await showTo(ada, 'nobody');
    expect(await seen()).toEqual([false, false, false]);
    await friend.waits(() => expect(newsOf(friend, ada)).toEqual([true, false]));
    await showTo(ada, 'everyone');
    expect(await seen()).toEqual([true, true, false]);
    for (const watcher of [friend, stranger]) {
      await watcher.waits(() => expect(newsOf(watcher, ada).at(-1)).toBe(true));
    }
    expect(newsOf(blocked, ada)).toEqual([]);
    expect(own.told('presence/changed').every((presence) => presence.online)).toBe(true);
  });
});
