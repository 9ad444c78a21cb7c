import { failpoint } from '../failpoint.ts';
import type { Log } from '../logger.ts';
import { Handlers, runJob } from './handlers.ts';
import { Jobs, type DeadJob, type JobHandler, type OutboxJob, type OutboxStore } from './jobs.ts';
import { Poller } from './poller.ts';
import { messageOf, nextAttemptMs } from './retry.ts';

export interface JobsEmbeddedOptions {
  readonly store: OutboxStore;
  readonly log: Log;
  /** Longer than any handler takes; also the wait before a job is taken up again whose process died. */
  readonly leaseSeconds?: number;
  readonly pollMs?: number;
}

/** How often the process may die under a job, beyond its attempts, before the job itself is held to be the cause. */
const FORGIVEN_CRASHES = 3;
const DEFAULT_CONCURRENCY = 8;

/** Runs the jobs of the outbox in this process. */
export class JobsEmbedded extends Jobs {
  readonly #store: OutboxStore;
  readonly #log: Log;
  readonly #leaseSeconds: number;
  readonly #poller: Poller;
  readonly #handlers = new Handlers();
  readonly #running = new Map<string, Promise<void>>();
  #concurrency = 0;

  constructor({ store, log, leaseSeconds = 60, pollMs = 1000 }: JobsEmbeddedOptions) {
    super();
    this.#store = store;
    this.#log = log;
    this.#leaseSeconds = leaseSeconds;
    this.#poller = new Poller(() => this.#startDueJobs(), pollMs, log);
  }

  async startDispatch(): Promise<void> {
    this.#poller.start();
  }

  async startHandlers(handlers: readonly JobHandler[], concurrency = DEFAULT_CONCURRENCY): Promise<void> {
    this.#handlers.add(handlers);
    this.#concurrency = concurrency;
    this.#poller.poke();
  }

  poke(): void {
    this.#poller.poke();
  }

  listDead(limit: number): Promise<DeadJob[]> {
    return this.#store.listDead(limit);
  }

  countDead(): Promise<number> {
    return this.#store.countDead();
  }

  countWaiting(): Promise<number> {
    return this.#store.countWaiting();
  }

  async retryDead(id: string): Promise<boolean> {
    const revived = await this.#store.revive(id);
    if (revived) this.poke();
    return revived;
  }

  discardDead(id: string): Promise<boolean> {
    return this.#store.discardDead(id);
  }

  async close(): Promise<void> {
    await this.#poller.stop();
    await Promise.all(this.#running.values());
  }

  async #startDueJobs(): Promise<void> {
    const free = this.#concurrency - this.#running.size;
    if (free <= 0) return;
    const jobs = await this.#store.claim(free, this.#leaseSeconds, this.#handlers.names);
    if (jobs.length > 0) await failpoint('outbox.before-dispatch');
    for (const job of jobs) this.#start(job);
  }

  #start(job: OutboxJob): void {
    const handler = this.#handlers.get(job.name);
    // A job that outlives its lease is claimed again; as this is the only process, it must still be running here.
    if (!handler || this.#running.has(job.id)) return;
    const run = this.#run(handler, job).finally(() => {
      this.#running.delete(job.id);
      this.#poller.poke();
    });
    this.#running.set(job.id, run);
  }

  async #run(handler: JobHandler, job: OutboxJob): Promise<void> {
    try {
      await this.#runOrBury(handler, job);
    } catch (error) {
      this.#log.error(
        { err: error, job: job.name, id: job.id },
        'The end of a job could not be written down; it will run again',
      );
    }
  }

  async #runOrBury(handler: JobHandler, { attempts, ...job }: OutboxJob): Promise<void> {
    if (attempts > handler.policy.attempts + FORGIVEN_CRASHES) {
      await this.#bury(job, attempts - 1, new Error('The process died at every attempt.'));
      return;
    }
    try {
      await runJob(handler, { ...job, attempt: attempts });
    } catch (error) {
      const delayMs = nextAttemptMs(handler.policy, attempts, error);
      if (delayMs === undefined) await this.#bury(job, attempts, error);
      else await this.#postpone(job, attempts, delayMs, error);
      return;
    }
    await this.#store.remove([job.id]);
  }

  async #bury(job: Pick<OutboxJob, 'id' | 'name'>, attempts: number, error: unknown): Promise<void> {
    this.#log.error({ err: error, job: job.name, id: job.id, attempts }, 'A job is dead');
    await this.#store.bury(job.id, messageOf(error));
  }

  async #postpone(
    job: Pick<OutboxJob, 'id' | 'name'>,
    attempts: number,
    delayMs: number,
    error: unknown,
  ): Promise<void> {
    this.#log.warn(
      { err: error, job: job.name, id: job.id, attempts, delayMs },
      'A job failed and will be tried again',
    );
    await this.#store.postpone(job.id, delayMs, messageOf(error));
  }
}
