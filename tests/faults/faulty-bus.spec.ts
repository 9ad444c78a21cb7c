import { setTimeout as sleep } from 'node:timers/promises';
import { type ParleyCluster, startCluster } from '@parley/testing';
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';
import { Crew } from './crew/crew.ts';
import { enlist, type People } from './crew/people.ts';
import { expectSound } from './crew/sound.ts';

const PATIENCE_MS = 600_000;
const FOR_MS = 5_000;

const FAULTS = [
  ['drops one in five', 'drop=0.2'],
  ['tells many twice, and lets many be overtaken', 'double=0.3,reorder=0.3'],
] as const;

let cluster: ParleyCluster;
let people: People;
let crew: Crew;
beforeAll(async () => {
  cluster = await startCluster({ failpoints: true });
  people = await enlist(cluster.url);
});
afterEach(() => crew.disband());
afterAll(() => cluster.stop());

describe('all clients end with the whole history where the bus', { timeout: PATIENCE_MS }, () => {
  test.each(FAULTS)('%s', async (title, faults) => {
    const publishers = ['api-1', 'gateway-1', 'gateway-2'].map((name) => cluster.process(name));
    await Promise.all(publishers.map((process) => process.restartWith({ PARLEY_BUS_FAULTS: faults })));
    crew = await Crew.gather(people, {
      http: [cluster.url],
      sockets: publishers.slice(1).map(({ url }) => url),
      clients: [cluster.url],
    });
    // It goes on until the end: the last message of all may be one of those that are dropped.
    await crew.endure(`the bus ${title}`, () => sleep(FOR_MS));
    await expectSound(crew, cluster.processes.values());
  });
});
