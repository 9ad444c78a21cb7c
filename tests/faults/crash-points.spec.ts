import { type ParleyProcess, type ParleySystem, startCluster, startEmbedded } from '@parley/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Addresses, Crew } from './crew/crew.ts';
import { AT_LENGTH } from './crew/form.ts';
import { enlist, type People } from './crew/people.ts';
import { expectSound } from './crew/sound.ts';

const PATIENCE_MS = 600_000;
/** The process has done the work of so many batches when it dies. */
const BATCHES = 20;

const POINTS: readonly (readonly [title: string, point: string, dies: 'there' | 'after the acks are out'])[] =
  [
    ['before the commit', 'send.before-commit', 'there'],
    ['between commit and ack', 'send.before-ack', 'there'],
    ['between ack and publish', 'send.before-publish', 'after the acks are out'],
  ];

let people: People;
let crew: Crew;
afterEach(() => crew.disband());

async function expectNothingLost(
  system: ParleySystem,
  addresses: Addresses,
  crash: { victim: ParleyProcess; point: string; dies: (typeof POINTS)[number][2] },
): Promise<void> {
  const { victim, point, dies } = crash;
  crew = await Crew.gather(people, addresses);
  await crew.endure(`death ${point}`, async () => {
    const action = dies === 'there' ? 'kill' : 'pause:600000';
    await victim.restartWith({ PARLEY_FAILPOINTS_ARMED: `${point}=${action}@${BATCHES}` });
    if (dies !== 'there') {
      await vi.waitFor(() => expect(victim.output).toContain(`Paused at ${point}`), PATIENCE_MS);
      await victim.kill9();
    }
    expect(await victim.exited).toEqual({ code: null, signal: 'SIGKILL' });
    await victim.restartWith({ PARLEY_FAILPOINTS_ARMED: '' });
  });
  await expectSound(crew, system.processes.values());
}

describe('nothing is lost, doubled or told in vain in a cluster', { timeout: PATIENCE_MS }, () => {
  let cluster: ParleySystem;
  beforeAll(async () => {
    cluster = await startCluster({ failpoints: true });
    people = await enlist(cluster.url);
  });
  afterAll(() => cluster.stop());

  test.each(POINTS)('where a gateway is killed %s', async (_, point, dies) => {
    const victim = cluster.process('gateway-1');
    const sockets = [victim.url, cluster.process('gateway-2').url];
    await expectNothingLost(
      cluster,
      { http: [cluster.url], sockets, clients: [cluster.url] },
      { victim, point, dies },
    );
  });
});

describe('nothing is lost, doubled or told in vain in one process', { timeout: PATIENCE_MS }, () => {
  let parley: ParleySystem;
  beforeAll(async () => {
    parley = await startEmbedded({ failpoints: true });
    people = await enlist(parley.url);
  });
  afterAll(() => parley.stop());

  test.each(AT_LENGTH ? POINTS : POINTS.slice(0, 1))('where it is killed %s', async (_, point, dies) => {
    const { url } = parley;
    await expectNothingLost(
      parley,
      { http: [url], sockets: [url], clients: [url] },
      { victim: parley.process('standalone'), point, dies },
    );
  });
});
