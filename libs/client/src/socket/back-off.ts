export interface BackOffSettings {
  baseMs: number;
  capMs: number;
  random: () => number;
}

/** Waits with full jitter: anywhere between nothing and a window that doubles, so that clients never come back in step. */
export class BackOff {
  readonly #settings: BackOffSettings;
  #failures = 0;

  constructor(settings: BackOffSettings) {
    this.#settings = settings;
  }

  /** How long to wait after one more failure. */
  next(smallestWindowMs = 0): number {
    const { baseMs, capMs, random } = this.#settings;
    const windowMs = Math.min(capMs, baseMs * 2 ** this.#failures);
    this.#failures += 1;
    return Math.round(random() * Math.max(windowMs, smallestWindowMs));
  }

  reset(): void {
    this.#failures = 0;
  }
}
