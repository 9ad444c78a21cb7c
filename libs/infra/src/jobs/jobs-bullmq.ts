import { setTimeout as sleep } from 'node:timers/promises';
import { DelayedError, Queue, Worker, type Job as QueuedJob } from 'bullmq';
import type { Redis } from 'ioredis';
import { failpoint } from '../failpoint.ts';
import type { Log } from '../logger.ts';
import { REDIS_PREFIX, closeRedis, failFastRedis, lastingRedis } from '../redis-connection.ts';
import type { Json } from '../bus/bus.ts';
import { Handlers, runJob } from './handlers.ts';
import { Jobs, type DeadJob, type JobHandler, type OutboxJob, type OutboxStore } from './jobs.ts';
import { Poller } from './poller.ts';
import { messageOf, nextAttemptMs } from './retry.ts';

export interface JobsBullMQOptions {
  readonly url: string;
  readonly store: OutboxStore;
  readonly log: Log;
  /** How long handing a batch to Redis may take before another process may try. */
  readonly leaseSeconds?: number;
  readonly pollMs?: number;
  /** A worker that is silent for this long is dead, and others take up its jobs. */
  readonly lockMs?: number;
}

/** What lies in Redis. A finished job keeps nothing but its id, and one that is started again after it had finished is done. */
type Entry = { readonly payload: Json } | { readonly done: true };
type EntryJob = QueuedJob<Entry, void>;

interface RunningWorker {
  readonly redis: Redis;
  readonly bullmq: Worker<Entry, void>;
}

const KEY_PREFIX = `${REDIS_PREFIX}bullmq`;
const QUEUE = 'jobs';
const DISPATCH_BATCH = 100;
const RETRY_DISPATCH_MS = 1000;
const DEFAULT_CONCURRENCY = 8;
/** The dispatcher does not know the policies: the worker's handler decides after each failure, see `#retryDelay`. */
const ASK_THE_WORKER = { attempts: 1_000_000, backoff: { type: 'policy' } };
const DEAD = -1;
/**
 * Ids of finished jobs are kept so that a row which is dispatched again, because its dispatcher died before removing it,
 * is recognised. The bound on their number keeps a flood from filling Redis; it is far more than finish within a lease.
 */
const KEEP_FINISHED = { age: 3600, count: 100_000 };
/** Time for Redis to take note of what has ended. */
const FAREWELL_MS = 5000;
/** How often the process may die under a job before the job itself is held to be the cause. */
const FORGIVEN_CRASHES = 25;
/** While a release is rolled out, a job may reach a worker that does not know it yet. */
const UNKNOWN_JOB_DELAY_MS = 15_000;

/** Dispatches the outbox to a BullMQ queue and runs what is in it. */
export class JobsBullMQ extends Jobs {
  readonly #url: string;
  readonly #store: OutboxStore;
  readonly #log: Log;
  readonly #leaseSeconds: number;
  readonly #lockMs: number;
  readonly #redis: Redis;
  readonly #queue: Queue<Entry, void>;
  readonly #poller: Poller;
  readonly #handlers = new Handlers();
  readonly #running = new Set<Promise<void>>();
  #worker: RunningWorker | undefined;

  constructor({ url, store, log, leaseSeconds = 60, pollMs = 1000, lockMs = 15_000 }: JobsBullMQOptions) {
    super();
    this.#url = url;
    this.#store = store;
    this.#log = log;
    this.#leaseSeconds = leaseSeconds;
    this.#lockMs = lockMs;
    this.#redis = failFastRedis(url, 'jobs', log);
    this.#queue = new Queue(QUEUE, {
      connection: this.#redis,
      prefix: KEY_PREFIX,
      defaultJobOptions: ASK_THE_WORKER,
      // The check is one command at the start; on this fail-fast connection its failure would be remembered for good.
      skipVersionCheck: true,
    });
    this.#queue.on('error', (error) => this.#logTrouble(this.#redis, error));
    this.#poller = new Poller(() => this.#dispatch(), pollMs, log);
    this.#redis.on('ready', () => this.#poller.poke());
  }

  async startDispatch(): Promise<void> {
    this.#poller.start();
  }

  async startHandlers(handlers: readonly JobHandler[], concurrency = DEFAULT_CONCURRENCY): Promise<void> {
    this.#handlers.add(handlers);
    this.#worker ??= this.#startWorker(concurrency);
    this.#worker.bullmq.concurrency = concurrency;
  }

  poke(): void {
    this.#poller.poke();
  }

  async listDead(limit: number): Promise<DeadJob[]> {
    const [failed, buried] = await Promise.all([
      this.#queue.getFailed(0, limit - 1),
      this.#store.listDead(limit),
    ]);
    return [...failed.map(deadJob), ...buried]
      .sort((a, b) => b.diedAt.getTime() - a.diedAt.getTime())
      .slice(0, limit);
  }

  async countDead(): Promise<number> {
    const [failed, buried] = await Promise.all([this.#queue.getFailedCount(), this.#store.countDead()]);
    return failed + buried;
  }

  async countWaiting(): Promise<number> {
    const [queued, waiting] = await Promise.all([
      this.#queue.getJobCountByTypes('waiting', 'delayed'),
      this.#store.countWaiting(),
    ]);
    return queued + waiting;
  }

  async retryDead(id: string): Promise<boolean> {
    const job = await this.#failedJob(id);
    if (job) {
      await job.retry('failed', { resetAttemptsMade: true });
      return true;
    }
    const revived = await this.#store.revive(id);
    if (revived) this.poke();
    return revived;
  }

  async discardDead(id: string): Promise<boolean> {
    const job = await this.#failedJob(id);
    if (!job) return this.#store.discardDead(id);
    await job.remove();
    return true;
  }

  async close(): Promise<void> {
    await this.#poller.stop();
    if (this.#worker) await this.#closeWorker(this.#worker);
    await this.#queue.close();
    await closeRedis(this.#redis);
  }

  async #dispatch(): Promise<void> {
    while (this.#redis.status === 'ready') {
      const jobs = await this.#store.claim(DISPATCH_BATCH, this.#leaseSeconds);
      if (jobs.length === 0) return;
      await failpoint('outbox.before-dispatch');
      try {
        await this.#add(jobs);
      } catch (error) {
        await Promise.all(
          jobs.map(({ id }) => this.#store.postpone(id, RETRY_DISPATCH_MS, messageOf(error))),
        );
        throw error;
      }
      await failpoint('outbox.after-dispatch');
      await this.#store.remove(jobs.map(({ id }) => id));
    }
  }

  async #add(jobs: readonly OutboxJob[]): Promise<void> {
    await this.#queue.addBulk(
      jobs.map(({ id, name, payload, createdAt }) => ({
        name,
        data: { payload },
        opts: { jobId: id, timestamp: createdAt.getTime() },
      })),
    );
  }

  /** While Redis is away BullMQ would wait for it, so only the handlers are waited for; their jobs will be run again. */
  async #closeWorker({ redis, bullmq }: RunningWorker): Promise<void> {
    if (redis.status === 'ready') {
      // A Redis that hangs would hold it for ever. What runs is waited for; what it would still tell Redis is not.
      const closed = bullmq.close().catch((error: unknown) => this.#logTrouble(redis, error));
      await Promise.allSettled(this.#running);
      await Promise.race([closed, sleep(FAREWELL_MS, undefined, { ref: false })]);
    } else {
      await Promise.allSettled(this.#running);
      await bullmq.close(true);
    }
    await closeRedis(redis);
  }

  #startWorker(concurrency: number): RunningWorker {
    const redis = lastingRedis(this.#url, 'worker', this.#log);
    const bullmq = new Worker<Entry, void>(QUEUE, (job, token) => this.#run(job, token), {
      connection: redis,
      prefix: KEY_PREFIX,
      concurrency,
      lockDuration: this.#lockMs,
      stalledInterval: Math.ceil(this.#lockMs / 3),
      maxStalledCount: FORGIVEN_CRASHES,
      removeOnComplete: KEEP_FINISHED,
      settings: {
        backoffStrategy: (attempts, _type, error, job) => this.#retryDelay(attempts, error, job?.name),
      },
    });
    bullmq.on('error', (error) => this.#logTrouble(redis, error));
    bullmq.on('stalled', (id) =>
      this.#log.warn({ id }, 'The process that ran a job is gone; it will be run again'),
    );
    bullmq.on('failed', (job, error) => this.#logFailure(job, error));
    return { redis, bullmq };
  }

  async #run(job: EntryJob, token: string | undefined): Promise<void> {
    if ('done' in job.data) return;
    const handler = this.#handlers.get(job.name);
    if (!handler) {
      // BullMQ compares with the system's time, not with our clock's.
      await job.moveToDelayed(Date.now() + UNKNOWN_JOB_DELAY_MS, token);
      throw new DelayedError();
    }
    const running = runJob(handler, {
      id: idOf(job),
      name: job.name,
      payload: job.data.payload,
      createdAt: new Date(job.timestamp),
      attempt: job.attemptsStarted,
    });
    this.#running.add(running);
    try {
      await running;
    } finally {
      this.#running.delete(running);
    }
    await job.updateData({ done: true });
  }

  #retryDelay(attempts: number, error: unknown, name: string | undefined): number {
    const handler = name === undefined ? undefined : this.#handlers.get(name);
    return (handler && nextAttemptMs(handler.policy, attempts, error)) ?? DEAD;
  }

  /** Outages are logged by the connection itself, once. */
  #logTrouble(redis: Redis, error: unknown): void {
    if (redis.status === 'ready') this.#log.warn({ err: error }, 'The job queue has trouble');
  }

  #logFailure(job: EntryJob | undefined, error: Error): void {
    if (!job) return;
    const details = { err: error, job: job.name, id: job.id, attempts: job.attemptsMade };
    if (job.finishedOn) this.#log.error(details, 'A job is dead');
    else this.#log.warn({ ...details, delayMs: job.delay }, 'A job failed and will be tried again');
  }

  async #failedJob(id: string): Promise<EntryJob | undefined> {
    const job = await this.#queue.getJob(id);
    return job && (await job.isFailed()) ? job : undefined;
  }
}

function deadJob(job: EntryJob): DeadJob {
  return {
    id: idOf(job),
    name: job.name,
    attempts: job.attemptsMade,
    error: job.failedReason,
    createdAt: new Date(job.timestamp),
    diedAt: new Date(job.finishedOn ?? job.timestamp),
  };
}

function idOf(job: EntryJob): string {
  if (job.id === undefined) throw new Error('A job of the queue has no id.');
  return job.id;
}
