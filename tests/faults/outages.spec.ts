import { setTimeout as sleep } from 'node:timers/promises';
import { type Cut, type ParleyCluster, type Service, startCluster, TcpProxy } from '@parley/testing';
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';
import { Crew } from './crew/crew.ts';
import { AT_LENGTH } from './crew/form.ts';
import { enlist, type People } from './crew/people.ts';
import { expectSound } from './crew/sound.ts';

const PATIENCE_MS = 600_000;
const OUTAGE_MS = 5_000;

let cluster: ParleyCluster;
let people: People;
let crew: Crew;
/** The lines that are cut: from a gateway to what it depends on, and from clients to the system. */
let lines: { redis: TcpProxy; database: TcpProxy; clients: TcpProxy };

const portOf = (address: string) => Number(new URL(address).port);

beforeAll(async () => {
  cluster = await startCluster();
  lines = {
    redis: await TcpProxy.start(portOf(cluster.redis.url)),
    database: await TcpProxy.start(portOf(cluster.mariadb.url)),
    clients: await TcpProxy.start(portOf(cluster.url)),
  };
  await cluster.process('gateway-1').restartWith({
    REDIS_URL: lines.redis.through(cluster.redis.url),
    DATABASE_URL: lines.database.through(cluster.mariadb.url),
  });
  people = await enlist(cluster.url);
});
afterEach(() => crew.disband());
afterAll(async () => {
  await cluster.stop();
  await Promise.all(Object.values(lines).map((line) => line.stop()));
});

async function paused(service: Service): Promise<void> {
  service.pause();
  try {
    await sleep(OUTAGE_MS);
  } finally {
    service.resume();
  }
}

async function cut(line: TcpProxy, how: Cut): Promise<void> {
  line.cut(how);
  try {
    await sleep(OUTAGE_MS);
  } finally {
    line.heal();
  }
}

type Fault = readonly [title: string, fault: () => Promise<void>];

const FAULTS: readonly Fault[] = [
  ['Redis stands still', () => paused(cluster.redis)],
  ['MariaDB stands still', () => paused(cluster.mariadb)],
  ['a gateway hears nothing of Redis', () => cut(lines.redis, 'held')],
  ['a gateway has no connection to MariaDB', () => cut(lines.database, 'closed')],
  ['clients hear nothing of the system', () => cut(lines.clients, 'held')],
];
const MORE_FAULTS: readonly Fault[] = [
  ['a gateway has no connection to Redis', () => cut(lines.redis, 'closed')],
  ['a gateway hears nothing of MariaDB', () => cut(lines.database, 'held')],
  ['clients have no connection to the system', () => cut(lines.clients, 'closed')],
];

describe('nothing is lost, doubled or told in vain where for some seconds', { timeout: PATIENCE_MS }, () => {
  test.each(AT_LENGTH ? [...FAULTS, ...MORE_FAULTS] : FAULTS)('%s', async (title, fault) => {
    const lineOfClients = lines.clients.through(cluster.url);
    crew = await Crew.gather(people, {
      http: [cluster.url],
      sockets: [cluster.process('gateway-1').url, cluster.process('gateway-2').url],
      clients: [cluster.url, lineOfClients],
    });
    await crew.endure(title, fault);
    await expectSound(crew, cluster.processes.values());
  });
});
