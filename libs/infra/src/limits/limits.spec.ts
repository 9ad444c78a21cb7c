import { FakeClock, RecordedLog, startRedis, type RedisService } from '@parley/testing';
import { limitsConformance } from '@parley/testing/conformance';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { LimitsMemory } from './limits-memory.ts';
import { LimitsRedis } from './limits-redis.ts';

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

limitsConformance('LimitsMemory', async () => {
  const clock = new FakeClock();
  const limits = new LimitsMemory({ clock });
  return {
    open: async () => limits,
    pass: async ({ seconds }) => clock.advance({ seconds }),
    close: () => limits.close(),
  };
});

limitsConformance('LimitsRedis', async () => {
  const open: LimitsRedis[] = [];
  return {
    open: async () => {
      const limits = new LimitsRedis({ url: redis.url, log: new RecordedLog() });
      open.push(limits);
      return limits;
    },
    pass: async () => {
      await vi.waitFor(async () => expect(await client.dbsize()).toBe(0), { timeout: 60_000 });
    },
    close: async () => {
      for (const limits of open) await limits.close();
    },
  };
});

test('LimitsMemory forgets only what is over, however many keys there are', async () => {
  const clock = new FakeClock();
  const limits = new LimitsMemory({ clock });
  const rule = { name: 'per-address', points: 1, seconds: 10 };
  for (let i = 0; i < 3000; i++) await limits.consume(rule, `old-${i}`);
  clock.advance({ seconds: 6 });
  await limits.consume(rule, 'present');
  clock.advance({ seconds: 6 });
  for (let i = 0; i < 3000; i++) await limits.consume(rule, `new-${i}`);
  expect(await limits.consume(rule, 'present')).toMatchObject({ allowed: false });
  expect(await limits.consume(rule, 'old-7')).toMatchObject({ allowed: true });
});

test('LimitsRedis rejects at once while Redis is away, and counts again when it is back', async () => {
  const limits = new LimitsRedis({ url: redis.url, log: new RecordedLog() });
  const rule = { name: 'sign-in', points: 3, seconds: 60 };
  await limits.consume(rule, 'ada');
  await redis.kill9();
  await vi.waitFor(() => expect(limits.consume(rule, 'ada')).rejects.toThrow());
  await redis.restart();
  await vi.waitFor(async () => expect(await limits.peek(rule, 'ada')).toMatchObject({ remaining: 3 }), {
    timeout: 60_000,
  });
  await limits.close();
});
