import { type ParleyCluster, startCluster } from '@parley/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Crew } from './crew/crew.ts';
import { enlist } from './crew/people.ts';
import { expectSound } from './crew/sound.ts';

const PATIENCE_MS = 600_000;

let cluster: ParleyCluster;
let crew: Crew;
beforeAll(async () => {
  cluster = await startCluster({ apis: 2 });
});
afterEach(() => crew.disband());
afterAll(() => cluster.stop());

test(
  'restarting one process after the other under load loses nothing',
  { timeout: PATIENCE_MS },
  async () => {
    const gateways = ['gateway-1', 'gateway-2'].map((name) => cluster.process(name));
    const others = ['api-1', 'api-2', 'worker-1'].map((name) => cluster.process(name));
    crew = await Crew.gather(await enlist(cluster.url), {
      http: [cluster.url],
      sockets: gateways.map(({ url }) => url),
      clients: [cluster.url],
    });
    await crew.endure('a rolling restart', async () => {
      for (const process of [...gateways, ...others]) {
        const { pid } = process;
        await process.restart();
        expect(process.pid).not.toBe(pid);
      }
    });
    await expectSound(crew, cluster.processes.values());
  },
);
