import { access } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { findProgram } from './available.ts';
import { acceptsConnections } from './process.ts';
import { startRedis } from './redis.ts';

async function withClient<T>(url: string, use: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url);
  try {
    return await use(client);
  } finally {
    client.disconnect();
  }
}

describe.skipIf(!findProgram('redis-server'))('a private Redis', () => {
  test('answers, keeps its address over kill and restart, and begins empty again', async () => {
    await using redis = disposable(await startRedis());
    const { url, pid } = redis;
    await withClient(url, (client) => client.set('key', 'value'));

    await redis.kill9();
    expect(redis.running).toBe(false);
    expect(await acceptsConnections(Number(new URL(url).port))).toBe(false);

    await redis.restart();
    expect(redis.pid).not.toBe(pid);
    expect(redis.url).toBe(url);
    expect(await withClient(url, (client) => client.get('key'))).toBeNull();
  });

  test('keeps what it confirmed through kill -9 when it is to persist', async () => {
    await using redis = disposable(await startRedis({ persistent: true }));
    await withClient(redis.url, (client) => client.set('key', 'value'));
    await redis.kill9();
    await redis.restart();
    expect(await withClient(redis.url, (client) => client.get('key'))).toBe('value');
  });

  test('does not answer while it is paused', async () => {
    await using redis = disposable(await startRedis());
    await withClient(redis.url, async (client) => {
      await client.ping();
      redis.pause();
      const pong = client.ping();
      expect(await Promise.race([pong, new Promise((resolve) => setTimeout(resolve, 100, 'silence'))])).toBe(
        'silence',
      );
      redis.resume();
      expect(await pong).toBe('PONG');
    });
  });

  test('leaves neither process nor folder', async () => {
    const redis = await startRedis();
    const folder = await withClient(
      redis.url,
      async (client) => (await client.config('GET', 'dir')) as [string, string],
    );
    await redis.stop();
    expect(() => process.kill(redis.pid, 0)).toThrow(/ESRCH/);
    await expect(access(folder[1])).rejects.toThrow(/ENOENT/);
  });
});

function disposable<T extends { stop(): Promise<void> }>(service: T): T & AsyncDisposable {
  return Object.assign(service, { [Symbol.asyncDispose]: () => service.stop() });
}
