import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from '../logger.ts';
import { REDIS_PREFIX, closeRedis, failFastRedis, firstConnection } from '../redis-connection.ts';
import { CONNECT, DISCONNECT, ONLINE, REAP, RENEW } from './presence-scripts.ts';
import { Presence } from './presence.ts';

const PEOPLE = `${REDIS_PREFIX}presence:people`;
const CONNECTIONS_PREFIX = `${REDIS_PREFIX}presence:connections:`;
/** Keeps each script well under a millisecond, so that Redis serves others in between. */
const PER_SCRIPT = 200;
const PEOPLE_PER_REAP = 500;

const Ids = z.array(z.string());
const Flags = z.array(z.number());

/** Fails fast while Redis is away; what was connected meanwhile comes online with the next renewal. */
export class PresenceRedis extends Presence {
  readonly #redis: Redis;
  readonly #started: Promise<void>;
  readonly #ttlMs: number;
  /** This process's connections and whose they are. */
  readonly #own = new Map<string, string>();

  constructor({ url, log, ttlSeconds }: { url: string; log: Log; ttlSeconds: number }) {
    super();
    this.#ttlMs = ttlSeconds * 1000;
    this.#redis = failFastRedis(url, 'presence', log, { enableAutoPipelining: true });
    this.#started = firstConnection(this.#redis);
  }

  async connect(userId: string, connectionId: string): Promise<boolean> {
    this.#own.set(connectionId, userId);
    await this.#started;
    return (
      (await this.#redis.eval(
        CONNECT,
        2,
        PEOPLE,
        CONNECTIONS_PREFIX + userId,
        userId,
        connectionId,
        this.#ttlMs,
      )) === 1
    );
  }

  async disconnect(userId: string, connectionId: string): Promise<boolean> {
    this.#own.delete(connectionId);
    await this.#started;
    return (
      (await this.#redis.eval(DISCONNECT, 2, PEOPLE, CONNECTIONS_PREFIX + userId, userId, connectionId)) === 1
    );
  }

  async renew(): Promise<string[]> {
    await this.#started;
    const batches = inBatches([...this.#own]).map((batch) =>
      this.#redis.eval(
        RENEW,
        batch.length + 1,
        PEOPLE,
        ...batch.map(([, userId]) => CONNECTIONS_PREFIX + userId),
        this.#ttlMs,
        ...batch.flatMap(([connectionId, userId]) => [userId, connectionId]),
      ),
    );
    return (await Promise.all(batches)).flatMap((cameOnline) => Ids.parse(cameOnline));
  }

  async reap(): Promise<string[]> {
    await this.#started;
    const reaped: string[] = [];
    for (;;) {
      const gone = Ids.parse(await this.#redis.eval(REAP, 1, PEOPLE, PEOPLE_PER_REAP, CONNECTIONS_PREFIX));
      reaped.push(...gone);
      if (gone.length < PEOPLE_PER_REAP) return reaped;
    }
  }

  async online(userIds: readonly string[]): Promise<Set<string>> {
    await this.#started;
    const batches = inBatches(userIds).map(async (batch) => {
      const flags = Flags.parse(await this.#redis.eval(ONLINE, 1, PEOPLE, ...batch));
      return batch.filter((_, i) => flags[i] === 1);
    });
    return new Set((await Promise.all(batches)).flat());
  }

  async close(): Promise<void> {
    await closeRedis(this.#redis);
  }
}

function inBatches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / PER_SCRIPT) }, (_, i) =>
    items.slice(i * PER_SCRIPT, (i + 1) * PER_SCRIPT),
  );
}
