import { SystemClock, type Clock } from '../clock.ts';
import { Limits, type LimitResult, type LimitRule } from './limits.ts';

interface Window {
  consumed: number;
  readonly endsAt: number;
}

const FIRST_SWEEP = 1000;

/**
 * The limits of a single process. Written out rather than taken from rate-limiter-flexible, whose memory driver knows
 * the system's time only: windows of a day must pass when tests move the clock.
 */
export class LimitsMemory extends Limits {
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();
  #sweepAt = FIRST_SWEEP;

  constructor({ clock = new SystemClock() }: { clock?: Clock } = {}) {
    super();
    this.#clock = clock;
  }

  async consume(rule: LimitRule, key: string, points = 1): Promise<LimitResult> {
    const now = this.#now();
    const window = this.#current(rule, key, now) ?? { consumed: 0, endsAt: now + rule.seconds * 1000 };
    window.consumed += points;
    this.#windows.set(nameOf(rule, key), window);
    this.#sweep(now);
    return resultOf(rule, window.consumed, window.consumed <= rule.points, window.endsAt - now);
  }

  async peek(rule: LimitRule, key: string): Promise<LimitResult> {
    const now = this.#now();
    const { consumed, endsAt } = this.#current(rule, key, now) ?? { consumed: 0, endsAt: now };
    return resultOf(rule, consumed, consumed < rule.points, endsAt - now);
  }

  async reset(rule: LimitRule, key: string): Promise<void> {
    this.#windows.delete(nameOf(rule, key));
  }

  async close(): Promise<void> {
    this.#windows.clear();
  }

  #current(rule: LimitRule, key: string, now: number): Window | undefined {
    const window = this.#windows.get(nameOf(rule, key));
    return window && window.endsAt > now ? window : undefined;
  }

  /** Whenever the number has doubled, so that forgetting costs next to nothing and memory stays bounded. */
  #sweep(now: number): void {
    if (this.#windows.size < this.#sweepAt) return;
    for (const [name, { endsAt }] of this.#windows) {
      if (endsAt <= now) this.#windows.delete(name);
    }
    this.#sweepAt = Math.max(FIRST_SWEEP, this.#windows.size * 2);
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}

function nameOf(rule: LimitRule, key: string): string {
  return `${rule.name}:${key}`;
}

function resultOf(rule: LimitRule, consumed: number, allowed: boolean, msLeft: number): LimitResult {
  return {
    allowed,
    limit: rule.points,
    remaining: Math.max(0, rule.points - consumed),
    resetSeconds: Math.ceil(msLeft / 1000),
  };
}
