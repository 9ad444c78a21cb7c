import { PresenceList } from '@parley/contracts';
import { type ParleyCluster, startCluster } from '@parley/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idOf, type Person } from '../e2e/chat.ts';
import { type Device, deviceOf } from '../e2e/device.ts';
import { signUp } from '../e2e/http.ts';

let cluster: ParleyCluster;
beforeAll(async () => {
  cluster = await startCluster({ gateways: 2, env: { SOCKET_HEARTBEAT_SECONDS: '2' } });
});
afterAll(() => cluster.stop());

const at = (gateway: string) => cluster.process(gateway).url;

/** Two people at the first gateway, and somebody at the second who watches them and sees them online. */
async function watchTwo() {
  const [ada, bob, carl] = await Promise.all([signUp(cluster.url), signUp(cluster.url), signUp(cluster.url)]);
  const [hers] = await Promise.all([deviceOf(ada, at('gateway-1')), deviceOf(bob, at('gateway-1'))]);
  const watcher = await deviceOf(carl, at('gateway-2'));
  await watcher.waits(async () => {
    const answer = await watcher.ask('presence', 'watch', { userIds: [ada, bob].map(idOf) });
    expect(PresenceList.parse(answer).items).toMatchObject([{ online: true }, { online: true }]);
  });
  return { ada, bob, hers, watcher };
}

const goingOf = (watcher: Device, person: Person) =>
  watcher.told('presence/changed').filter(({ userId, online }) => userId === idOf(person) && !online);

test('the people of a killed gateway are told to be offline, but for those who have come back elsewhere', async () => {
  const { ada, bob, watcher } = await watchTwo();
  await cluster.process('gateway-1').kill9();
  await deviceOf(ada, at('gateway-2'));
  await watcher.hears('presence/changed', { userId: idOf(bob), online: false, lastSeen: expect.any(String) });
  expect(goingOf(watcher, bob)).toHaveLength(1);
  expect(goingOf(watcher, ada)).toEqual([]);
  await cluster.process('gateway-1').restart();
});

test('nobody flickers who comes back when a gateway restarts', async () => {
  const { ada, bob, hers, watcher } = await watchTwo();
  const restarted = cluster.process('gateway-1').restart();
  await hers.hears('session/closing', { reason: 'SERVER_RESTART', reconnect: true });
  await deviceOf(ada, at('gateway-2'));
  await restarted;
  await watcher.hears('presence/changed', { userId: idOf(bob), online: false });
  expect(goingOf(watcher, ada)).toEqual([]);
});
