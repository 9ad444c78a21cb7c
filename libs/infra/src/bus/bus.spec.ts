import { RecordedLog, startRedis, type RedisService } from '@parley/testing';
import { busConformance } from '@parley/testing/conformance';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { BusMemory } from './bus-memory.ts';
import { BusRedis } from './bus-redis.ts';
import type { Json } from './bus.ts';

let redis: RedisService;

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

async function openRedisBus(log = new RecordedLog()): Promise<BusRedis> {
  const bus = new BusRedis({ url: redis.url, log });
  await vi.waitFor(() => expect(bus.healthy).toBe(true), { timeout: 60_000 });
  return bus;
}

busConformance('BusMemory', async () => {
  const log = new RecordedLog();
  const bus = new BusMemory({ log });
  return { log, open: async () => bus, close: () => bus.close() };
});

busConformance('BusRedis', async () => {
  const log = new RecordedLog();
  const open: BusRedis[] = [];
  return {
    log,
    open: async () => {
      const bus = await openRedisBus(log);
      open.push(bus);
      return bus;
    },
    close: async () => {
      for (const bus of open) await bus.close();
    },
  };
});

describe('BusRedis when Redis fails', () => {
  let here: BusRedis;
  let there: BusRedis;
  let heard: Json[];

  beforeEach(async () => {
    if (!redis.running) await redis.restart();
    here = await openRedisBus();
    there = await openRedisBus();
    heard = [];
    await there.subscribe('news', (payload) => heard.push(payload));
  });
  afterEach(async () => {
    await here.close();
    await there.close();
  });

  const whenHealthy = (bus: BusRedis) =>
    vi.waitFor(() => expect(bus.healthy).toBe(true), { timeout: 60_000 });

  test('says so, refuses to publish, and heals when Redis is back', async () => {
    const gap = vi.fn();
    there.onGap(gap);
    await redis.kill9();
    await vi.waitFor(() => expect([here.healthy, there.healthy]).toEqual([false, false]));
    await expect(here.publish('news', 'lost')).rejects.toThrow();
    expect(gap).not.toHaveBeenCalled();

    await redis.restart();
    await whenHealthy(there);
    expect(gap).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => here.publish('news', 'found'), { timeout: 60_000 });
    await vi.waitFor(() => expect(heard).toEqual(['found']));
  });

  test('a subscription made meanwhile comes into force when Redis is back', async () => {
    await redis.kill9();
    await vi.waitFor(() => expect(there.healthy).toBe(false));
    const late: Json[] = [];
    const subscribing = there.subscribe('late', (payload) => late.push(payload));
    await redis.restart();
    await subscribing;
    await vi.waitFor(() => here.publish('late', 1), { timeout: 60_000 });
    await vi.waitFor(() => expect(late).toEqual([1]));
  });

  test('what was unsubscribed meanwhile stays so', async () => {
    const gone = vi.fn();
    const subscription = await there.subscribe('gone', gone);
    await redis.kill9();
    await vi.waitFor(() => expect(there.healthy).toBe(false));
    await subscription.unsubscribe();
    await redis.restart();
    await whenHealthy(there);
    await vi.waitFor(() => here.publish('gone', 1), { timeout: 60_000 });
    await here.publish('news', 'after');
    await vi.waitFor(() => expect(heard).toEqual(['after']));
    expect(gone).not.toHaveBeenCalled();
  });

  test('closing ends subscriptions that still wait', async () => {
    await redis.kill9();
    await vi.waitFor(() => expect(there.healthy).toBe(false));
    const subscribing = there.subscribe('late', () => {});
    await there.close();
    await expect(subscribing).rejects.toThrow('closed');
  });

  test('notices a Redis that hangs, and heals when it answers again', async () => {
    const gap = vi.fn();
    there.onGap(gap);
    redis.pause();
    try {
      await expect(here.publish('news', 'lost or late')).rejects.toThrow();
      await vi.waitFor(() => expect(there.healthy).toBe(false), { timeout: 60_000 });
    } finally {
      redis.resume();
    }
    await whenHealthy(there);
    expect(gap).toHaveBeenCalled();
  });

  test('logs an outage once, and its end', async () => {
    const log = new RecordedLog();
    const bus = await openRedisBus(log);
    await redis.kill9();
    await vi.waitFor(() => expect(bus.healthy).toBe(false));
    await redis.restart();
    await whenHealthy(bus);
    await vi.waitFor(() => expect(log.entries.filter(({ level }) => level === 'info')).toHaveLength(2));
    expect(log.entries.filter(({ level }) => level === 'warn')).toHaveLength(2);
    await bus.close();
  });
});
