/** Something that is done again and again from its start until it is stopped. */
export class SteadyWork {
  readonly #once: () => Promise<void>;
  #stopped = false;
  #working: Promise<void> | undefined;

  constructor(once: () => Promise<void>) {
    this.#once = once;
  }

  /** For work that waits, to wait no longer. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Starting it again changes nothing. */
  start(): void {
    this.#working ??= this.#work();
  }

  /** Resolves when what was being done is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#working;
  }

  async #work(): Promise<void> {
    while (!this.#stopped) await this.#once();
  }
}
