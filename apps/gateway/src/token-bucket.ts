/** Allows bursts up to its capacity and a steady rate beyond. */
export class TokenBucket {
  #tokens: number;
  #filledAt: number;

  constructor(
    private readonly capacity: number,
    private readonly perSecond: number,
    now: number,
  ) {
    this.#tokens = capacity;
    this.#filledAt = now;
  }

  /** False when it is empty; `now` is in milliseconds. */
  take(now: number): boolean {
    const earned = (Math.max(0, now - this.#filledAt) / 1000) * this.perSecond;
    this.#tokens = Math.min(this.capacity, this.#tokens + earned);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
