import type { Log } from '../logger.ts';

/**
 * Calls `round` when poked, and every so often besides, never twice at a time. A poke during a round makes another
 * follow, so that nothing which came in between is left lying. A round that fails is logged and tried again in time.
 */
export class Poller {
  readonly #round: () => Promise<void>;
  readonly #everyMs: number;
  readonly #log: Log;
  #timer: NodeJS.Timeout | undefined;
  #poked = false;
  #running: Promise<void> | undefined;

  constructor(round: () => Promise<void>, everyMs: number, log: Log) {
    this.#round = round;
    this.#everyMs = everyMs;
    this.#log = log;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.poke(), this.#everyMs);
    this.poke();
  }

  poke(): void {
    if (!this.#timer) return;
    this.#poked = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#poked) this.poke();
    });
  }

  /** Resolves when the round under way has ended; none follows. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#poked && this.#timer) {
      this.#poked = false;
      try {
        await this.#round();
      } catch (error) {
        this.#log.error({ err: error }, 'The outbox could not be worked on; trying again');
      }
    }
  }
}
