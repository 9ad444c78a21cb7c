import type { RunningProcess } from './process.ts';

/** A program under test that can be frozen, killed and started again in its place: same address, same data. */
export class Service {
  readonly #launch: () => Promise<RunningProcess>;
  readonly #cleanUp: () => Promise<void>;
  #process: RunningProcess;

  constructor(
    process: RunningProcess,
    launch: () => Promise<RunningProcess>,
    cleanUp: () => Promise<void> = async () => {},
  ) {
    this.#process = process;
    this.#launch = launch;
    this.#cleanUp = cleanUp;
  }

  get name(): string {
    return this.#process.name;
  }

  /** Of the process that runs now; another one after a restart. */
  get pid(): number {
    return this.#process.pid;
  }

  get running(): boolean {
    return this.#process.exit === undefined;
  }

  /** The end of what the present process wrote. */
  get output(): string {
    return this.#process.output;
  }

  /** Resolves when the present process has ended, for whatever reason. */
  get exited(): RunningProcess['exited'] {
    return this.#process.exited;
  }

  /** Freezes it: connections stay open and nothing answers. */
  pause(): void {
    this.#process.pause();
  }

  resume(): void {
    this.#process.resume();
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.signal(signal);
  }

  /** Ends it at once and without warning; `restart` brings it back. */
  async kill9(): Promise<void> {
    await this.#process.kill9();
  }

  /** Stops it in good order if it still runs, and starts it again. Resolves when it is ready. */
  async restart(): Promise<void> {
    await this.#process.stop();
    this.#process = await this.#launch();
  }

  /** Stops it in good order and removes what it kept. */
  async stop(graceMs?: number): Promise<void> {
    await this.#process.stop(graceMs);
    await this.#cleanUp();
  }
}
