export interface LimitRule {
  /** Names the counter; two rules never share one. */
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

export interface LimitResult {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Until the window ends. */
  readonly resetSeconds: number;
}

/**
 * Counts events against fixed windows that start with the first event.
 *
 * - What is refused counts too, but does not make the window longer.
 * - Counting is atomic over all processes: of N + k parallel events exactly N are allowed.
 * - When the store is down, `consume` rejects; the caller decides whether to fail open or closed.
 */
export abstract class Limits {
  abstract consume(rule: LimitRule, key: string, points?: number): Promise<LimitResult>;

  /** How it stands, without counting. */
  abstract peek(rule: LimitRule, key: string): Promise<LimitResult>;

  /** Forgets what was counted, for example after a success. */
  abstract reset(rule: LimitRule, key: string): Promise<void>;

  abstract close(): Promise<void>;
}
