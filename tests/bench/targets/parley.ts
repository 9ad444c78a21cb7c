import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  makeTempFolder,
  removeFolder,
  type Mode,
  type ParleyCluster,
  type ParleyProcess,
  startCluster,
  startEmbedded,
} from '@parley/testing';
import { type Groups } from '../processes.ts';
import { directOf, type Person, roomOf, signUp } from './people.ts';

/** Limits that keep people from what a bench does, and tokens that outlive it. */
const BENCH_SETTINGS = {
  SOCKET_FRAMES_PER_SECOND: '100000',
  ACCESS_TOKEN_MINUTES: '60',
  DIRECT_MESSAGES: 'anyone',
  OTP_RESEND_SECONDS: '1',
};

const SETTLED_WITHIN_MS = 120_000;

/** How many people there are, and in what. */
export interface Scale {
  readonly people: number;
  readonly pairs: number;
}

export interface Room {
  readonly id: string;
  readonly people: readonly Person[];
}

/** Parley with people in it, ready to be measured. */
export interface Parley {
  readonly mode: Mode;
  readonly url: string;
  readonly people: readonly Person[];
  readonly pairs: readonly { readonly id: string; readonly people: readonly [Person, Person] }[];
  /** The process that holds the sockets. */
  readonly edge: ParleyProcess;
  readonly cluster: ParleyCluster | null;
  groups(): Groups;
  /** Resolves when no job is left of what was done before. */
  settled(): Promise<void>;
  /** A room of the first so many people. */
  room(size: number): Promise<string>;
  /** Rooms of so many each, in which all of these people are. */
  roomsOf(size: number, people: readonly Person[]): Promise<readonly Room[]>;
  readonly sqliteFile: string;
  stop(): Promise<void>;
}

export async function startParley(mode: Mode, scale: Scale, profile?: string): Promise<Parley> {
  const env = {
    ...BENCH_SETTINGS,
    ...(profile && { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${path.resolve(profile)}` }),
  };
  const cluster =
    mode === 'cluster'
      ? await startCluster({
          gateways: 1,
          env,
          // As deployed: a commit is on the disk before its answer.
          mariadb: {
            flushLogAtCommit: 1,
            variables: { 'innodb-buffer-pool-size': '512M', 'innodb-log-file-size': '256M' },
          },
          redis: { persistent: true },
        })
      : null;
  const dataDir = await makeTempFolder('bench');
  const system = cluster ?? (await startEmbedded({ env, dataDir }));
  const stop = async () => {
    await system.stop();
    await removeFolder(dataDir);
  };
  try {
    const people = await signUp(system.url, scale.people);
    const rooms = new Map<number, Promise<string>>();
    const groupsOfRooms = new Map<string, Promise<readonly Room[]>>();
    const pairs = await Promise.all(
      Array.from({ length: scale.pairs }, async (_, i) => {
        const pair = [people[2 * i], people[2 * i + 1]];
        const [one, other] = pair;
        if (!one || !other) throw new Error('There are too few people for so many pairs.');
        return { id: await directOf(system.url, one, other), people: [one, other] as const };
      }),
    );
    return {
      mode,
      url: system.url,
      people,
      pairs,
      cluster,
      edge: system.process(cluster ? 'gateway-1' : 'standalone'),
      groups: () =>
        new Map(
          [
            ...system.processes.values(),
            ...(cluster ? [cluster.nginx, cluster.mariadb, cluster.redis] : []),
          ].map(({ name, pid }) => [name, pid]),
        ),
      settled: () => untilNoJobsWait(system.process(cluster ? 'api-1' : 'standalone')),
      room: (size) => {
        const room = rooms.get(size) ?? roomOf(system.url, people.slice(0, size));
        rooms.set(size, room);
        return room;
      },
      roomsOf: (size, some) => {
        const key = `${size} of ${some.length}`;
        const known = groupsOfRooms.get(key) ?? roomsOf(system.url, size, some);
        groupsOfRooms.set(key, known);
        return known;
      },
      sqliteFile: path.join(dataDir, 'parley.sqlite'),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function untilNoJobsWait({ url }: ParleyProcess): Promise<void> {
  const giveUpAt = performance.now() + SETTLED_WITHIN_MS;
  while (performance.now() < giveUpAt) {
    const metrics = await (await fetch(new URL('/metrics', url))).text();
    if (/^parley_jobs_waiting 0$/m.test(metrics)) return;
    await sleep(200);
  }
  throw new Error('The jobs of the last measurement came to no end.');
}

async function roomsOf(url: string, size: number, people: readonly Person[]): Promise<Room[]> {
  const rooms: Room[] = [];
  for (let start = 0; start < people.length; start += size) {
    const some = people.slice(start, start + size);
    rooms.push({ id: await roomOf(url, some), people: some });
  }
  return rooms;
}
