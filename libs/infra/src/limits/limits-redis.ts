import type { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Log } from '../logger.ts';
import { REDIS_PREFIX, closeRedis, failFastRedis, firstConnection } from '../redis-connection.ts';
import { Limits, type LimitResult, type LimitRule } from './limits.ts';

/** rate-limiter-flexible on Redis, whose clock and expiry make the windows. */
export class LimitsRedis extends Limits {
  readonly #redis: Redis;
  readonly #started: Promise<void>;
  readonly #limiters = new Map<string, RateLimiterRedis>();

  constructor({ url, log }: { url: string; log: Log }) {
    super();
    this.#redis = failFastRedis(url, 'limits', log);
    this.#started = firstConnection(this.#redis);
  }

  async consume(rule: LimitRule, key: string, points = 1): Promise<LimitResult> {
    await this.#started;
    try {
      return resultOf(rule, await this.#limiter(rule).consume(key, points), true);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return resultOf(rule, refusal, false);
      throw refusal;
    }
  }

  async peek(rule: LimitRule, key: string): Promise<LimitResult> {
    await this.#started;
    const counted = (await this.#limiter(rule).get(key)) ?? new RateLimiterRes(rule.points, 0, 0);
    return resultOf(rule, counted, counted.consumedPoints < rule.points);
  }

  async reset(rule: LimitRule, key: string): Promise<void> {
    await this.#started;
    await this.#limiter(rule).delete(key);
  }

  async close(): Promise<void> {
    await closeRedis(this.#redis);
  }

  #limiter(rule: LimitRule): RateLimiterRedis {
    const known = this.#limiters.get(rule.name);
    if (known?.points === rule.points && known.duration === rule.seconds) return known;
    const limiter = new RateLimiterRedis({
      storeClient: this.#redis,
      keyPrefix: `${REDIS_PREFIX}limits:${rule.name}`,
      points: rule.points,
      duration: rule.seconds,
    });
    this.#limiters.set(rule.name, limiter);
    return limiter;
  }
}

function resultOf(rule: LimitRule, counted: RateLimiterRes, allowed: boolean): LimitResult {
  return {
    allowed,
    limit: rule.points,
    remaining: Math.max(0, rule.points - counted.consumedPoints),
    resetSeconds: Math.ceil(Math.max(0, counted.msBeforeNext) / 1000),
  };
}
