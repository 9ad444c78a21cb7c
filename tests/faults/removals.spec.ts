import { setTimeout as sleep } from 'node:timers/promises';
import { Conversation } from '@parley/contracts';
import { type ParleyCluster, startCluster } from '@parley/testing';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { as, befriend, idOf, must } from '../e2e/chat.ts';
import { read, register } from '../e2e/http.ts';
import { sendByHttp } from './crew/by-http.ts';
import { type Addresses, Crew } from './crew/crew.ts';
import { BOUNDS } from './crew/checker.ts';
import { type Account, enlist } from './crew/people.ts';
import { type PlainClient } from './crew/plain-client.ts';
import { expectSound } from './crew/sound.ts';

const PATIENCE_MS = 600_000;

let cluster: ParleyCluster;
let addresses: Addresses;
beforeAll(async () => {
  cluster = await startCluster({ failpoints: true });
  addresses = {
    // Sends over HTTP are to be told of, also while what the api publishes is lost.
    http: [cluster.url],
    sockets: ['gateway-1', 'gateway-2'].map((name) => cluster.process(name).url),
    clients: [cluster.url],
  };
});
afterAll(() => cluster.stop());

interface Doomed {
  readonly person: Account;
  readonly client: PlainClient;
}

/** Somebody who is in the group and hears what is said there. */
async function join(crew: Crew, owner: Account): Promise<Doomed> {
  const person = await register(cluster.url);
  const route = `POST /api/conversations/${crew.conversationId}/members`;
  await must(as(owner, route, { userIds: [idOf(person)] }, cluster.url));
  const client = crew.listen(idOf(person), person, cluster.process('gateway-1').url);
  await vi.waitFor(() => expect(client.sightings).not.toEqual([]), PATIENCE_MS);
  return { person, client };
}

/** Until the group has been busy for longer than the window in which something may still come. */
const untilTheWindowIsOver = () => sleep(BOUNDS.afterActMs + 4_000);

test(
  'who is put out hears nothing more after a short while, though the news of it are lost',
  { timeout: PATIENCE_MS },
  async () => {
    const people = await enlist(cluster.url);
    const [owner, friend] = people;
    const crew = await Crew.gather(people, addresses);
    onTestFinished(() => crew.disband());
    const api = cluster.process('api-1');
    const route = `/api/conversations/${crew.conversationId}/members`;
    const putOut = ({ person }: Doomed, query = '') =>
      as(owner, `DELETE ${route}/${idOf(person)}${query}`, undefined, cluster.url);

    await befriend(owner, friend, cluster.url);
    const direct = read(
      Conversation,
      await as(owner, 'POST /api/conversations', { kind: 'direct', userId: idOf(friend) }, cluster.url),
    );

    await crew.endure('people are put out', async () => {
      const [removed, banned, survivor] = [
        await join(crew, owner),
        await join(crew, owner),
        await join(crew, owner),
      ];

      // The bus loses whatever the api publishes.
      await api.restartWith({ PARLEY_BUS_FAULTS: 'drop=1' });
      await vi.waitFor(() => must(putOut(removed)), PATIENCE_MS);
      crew.noteAct('removed', removed.person);
      await must(putOut(banned, '?ban=true'));
      crew.noteAct('banned', banned.person);

      // The api dies between the commit and its publishing; asked again, it has nothing left to tell.
      await api.restartWith({ PARLEY_BUS_FAULTS: '', PARLEY_FAILPOINTS_ARMED: 'gone.before-publish=kill' });
      await vi.waitFor(async () => {
        await putOut(survivor).catch(() => undefined);
        expect(api.running).toBe(false);
      }, PATIENCE_MS);
      await api.restartWith({ PARLEY_FAILPOINTS_ARMED: '' });
      await vi.waitFor(() => must(putOut(survivor)), PATIENCE_MS);
      crew.noteAct('removed', survivor.person);

      await must(as(owner, `PUT /api/blocks/${idOf(friend)}`, undefined, cluster.url));
      crew.noteAct('blocked', friend, direct.id);
      for (const [sender, name] of [
        [friend, 'the blocked'],
        [owner, 'the one who blocks'],
      ] as const) {
        const sending = crew.log.begin(direct.id, idOf(sender), `from ${name}`);
        crew.log.note(sending, await sendByHttp(cluster.url, sender, sending));
        expect(sending.outcomes).toEqual([{ kind: 'failed', code: 'FORBIDDEN' }]);
      }
      await untilTheWindowIsOver();
    });
    const { acts, sightings } = await expectSound(crew, cluster.processes.values());
    expect(acts).toHaveLength(4);
    for (const { userId, kind } of acts) {
      if (kind !== 'blocked') expect(sightings.some((sighting) => sighting.userId === userId)).toBe(true);
    }
  },
);

test(
  'who is taken in hears of it after a short while, though the news of it are lost',
  { timeout: PATIENCE_MS },
  async () => {
    const people = await enlist(cluster.url);
    const [owner] = people;
    const crew = await Crew.gather(people, addresses);
    onTestFinished(() => crew.disband());
    const person = await register(cluster.url);
    const client = crew.listen('the newcomer', person, cluster.process('gateway-2').url);
    await vi.waitFor(() => expect(client.connected).toBe(true), PATIENCE_MS);
    const api = cluster.process('api-1');
    await crew.endure('somebody is taken in', async () => {
      await api.restartWith({ PARLEY_BUS_FAULTS: 'drop=1' });
      const route = `POST /api/conversations/${crew.conversationId}/members`;
      await vi.waitFor(() => must(as(owner, route, { userIds: [idOf(person)] }, cluster.url)), PATIENCE_MS);
      await vi.waitFor(() => expect(client.sightings).not.toEqual([]), BOUNDS.recoveryMs);
      await api.restartWith({ PARLEY_BUS_FAULTS: '' });
    });
    await expectSound(crew, cluster.processes.values());
  },
);
