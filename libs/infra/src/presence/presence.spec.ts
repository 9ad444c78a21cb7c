import { FakeClock, RecordedLog, startRedis, type RedisService } from '@parley/testing';
import { presenceConformance } from '@parley/testing/conformance';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { PresenceMemory } from './presence-memory.ts';
import { PresenceRedis } from './presence-redis.ts';

const TTL_SECONDS = 1;

let redis: RedisService;
let client: Redis;

beforeAll(async () => {
  redis = await startRedis();
  client = new Redis(redis.url);
  // These tests take Redis away; this client only has to come back.
  client.on('error', () => {});
});
beforeEach(() => client.flushall());
afterAll(async () => {
  client.disconnect();
  await redis.stop();
});

async function redisNow(): Promise<number> {
  const [seconds = 0, micros = 0] = await client.time();
  return seconds * 1000 + micros / 1000;
}

async function lapse(meanwhile?: () => Promise<unknown>): Promise<void> {
  const end = (await redisNow()) + TTL_SECONDS * 1000;
  await vi.waitFor(
    async () => {
      await meanwhile?.();
      expect(await redisNow()).toBeGreaterThan(end);
    },
    { timeout: 60_000 },
  );
}

const openRedisPresence = () =>
  new PresenceRedis({ url: redis.url, log: new RecordedLog(), ttlSeconds: TTL_SECONDS });

presenceConformance('PresenceMemory', async () => {
  const clock = new FakeClock();
  const presence = new PresenceMemory({ ttlSeconds: TTL_SECONDS, clock });
  return {
    open: async () => presence,
    lapse: async (meanwhile) => {
      for (let i = 0; i < 3; i++) {
        clock.advance({ ms: 400 });
        await meanwhile?.();
      }
    },
    close: () => presence.close(),
  };
});

presenceConformance('PresenceRedis', async () => {
  const open: PresenceRedis[] = [];
  return {
    open: async () => {
      const presence = openRedisPresence();
      open.push(presence);
      return presence;
    },
    lapse,
    close: async () => {
      for (const presence of open) await presence.close();
    },
  };
});

describe('PresenceRedis over several gateways', () => {
  let first: PresenceRedis;
  let second: PresenceRedis;
  let third: PresenceRedis;

  beforeEach(() => {
    [first, second, third] = [openRedisPresence(), openRedisPresence(), openRedisPresence()];
  });
  afterEach(async () => {
    for (const presence of [first, second, third]) await presence.close();
  });

  test('a killed gateway takes its people offline, except those who are connected elsewhere', async () => {
    await first.connect('ada', 'a1');
    await first.connect('bob', 'b1');
    await second.connect('bob', 'b2');
    await first.close();
    await lapse(() => second.renew());
    expect(await third.online(['ada', 'bob'])).toEqual(new Set(['bob']));
    const told = (await Promise.all([second.reap(), third.reap(), second.reap(), third.reap()])).flat();
    expect(told).toEqual(['ada']);
    expect(await second.disconnect('bob', 'b2')).toBe(true);
  });

  test('renews and reaps five thousand connections', async () => {
    const people = Array.from({ length: 5000 }, (_, i) => `person-${i}`);
    await Promise.all(people.map((id) => first.connect(id, `c-${id}`)));
    await lapse(() => first.renew());
    expect(await second.online(people)).toEqual(new Set(people));
    await first.close();
    await lapse();
    const told = (await Promise.all([second.reap(), third.reap()])).flat();
    expect(told.sort()).toEqual(people.toSorted());
    expect(await client.dbsize()).toBe(0);
  });

  test('leaves nothing behind', async () => {
    await first.connect('ada', 'a1');
    await first.connect('ada', 'a2');
    await first.disconnect('ada', 'a1');
    await first.disconnect('ada', 'a2');
    expect(await client.keys('*')).toEqual([]);
  });

  test('after Redis lost everything, the next renewal brings all back', async () => {
    await first.connect('ada', 'a1');
    await redis.kill9();
    await expect(second.connect('bob', 'b1')).rejects.toThrow();
    await redis.restart();
    await vi.waitFor(async () => expect(await first.renew()).toEqual(['ada']), { timeout: 60_000 });
    await vi.waitFor(async () => expect(await second.renew()).toEqual(['bob']), { timeout: 60_000 });
    expect(await vi.waitFor(() => third.online(['ada', 'bob']), { timeout: 60_000 })).toEqual(
      new Set(['ada', 'bob']),
    );
  });
});
