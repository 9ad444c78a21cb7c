import { setTimeout as sleep } from 'node:timers/promises';
import { Redis, type RedisOptions } from 'ioredis';
import type { Log } from './logger.ts';

/** Every key and topic starts with it, so that Redis can be shared with others. */
export const REDIS_PREFIX = 'parley:';

const RECONNECT_MS = 200;
const COMMAND_TIMEOUT_MS = 2000;

/**
 * A connection for commands that someone waits for: while Redis is away they fail at once, and when it hangs, after two
 * seconds. Nothing is queued or sent again, so a failed command is at most late, never repeated.
 */
export function failFastRedis(url: string, name: string, log: Log, options: RedisOptions = {}): Redis {
  return connect(url, name, log, {
    ...options,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    commandTimeout: COMMAND_TIMEOUT_MS,
  });
}

/** A connection whose user, BullMQ, sends again by itself what an outage interrupted. */
export function lastingRedis(url: string, name: string, log: Log): Redis {
  return connect(url, name, log, { maxRetriesPerRequest: null });
}

/** Resolves at the first connection, or after two seconds: right after the start it is worth a moment's wait. */
export function firstConnection(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, COMMAND_TIMEOUT_MS);
    const settle = () => {
      clearTimeout(timer);
      resolve();
    };
    redis.once('ready', settle);
    redis.once('end', settle);
  });
}

/** Whether a command failed since Redis was away or did not answer. What the driver says of it has no code. */
export function isRedisOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'MaxRetriesPerRequestError' || AWAY.test(error.message);
}

const AWAY = /^(Connection is closed|Command timed out|Stream isn't writeable|LOADING |READONLY )/;

/** Lets the commands under way finish, if Redis still answers. */
export async function closeRedis(redis: Redis): Promise<void> {
  if (redis.status === 'ready')
    await Promise.race([redis.quit(), sleep(COMMAND_TIMEOUT_MS, undefined, { ref: false })]).catch(() => {});
  redis.disconnect();
}

function connect(url: string, name: string, log: Log, options: RedisOptions): Redis {
  const redis = new Redis(url, {
    ...options,
    connectionName: `parley-${name}`,
    connectTimeout: 5000,
    keepAlive: 10_000,
    retryStrategy: () => RECONNECT_MS,
  });
  logOutages(redis, name, log);
  return redis;
}

/** One line when it goes and one when it is back, not one for each attempt in between. */
function logOutages(redis: Redis, name: string, log: Log): void {
  let down = false;
  let closing = false;
  const wentDown = (error?: Error) => {
    if (down || closing) return;
    down = true;
    log.warn({ connection: name, err: error }, 'Redis is away');
  };
  redis.on('error', wentDown);
  redis.on('reconnecting', () => wentDown());
  redis.on('end', () => {
    closing = true;
  });
  redis.on('ready', () => {
    if (down) log.info({ connection: name }, 'Redis is back');
    down = false;
  });
}
