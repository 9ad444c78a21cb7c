import type { Json } from '../bus/bus.ts';

/**
 * Jobs are written to the outbox by `tx.enqueue`, in the transaction that gives rise to them, and run afterwards.
 *
 * - A committed job runs at least once, through kill -9 of any process; one that was rolled back never runs.
 * - A job is known by its id: however often it is dispatched, it is completed once. A handler may be started again when
 *   its process died in the middle, with a higher `attempt`; handlers therefore check what they may have done already.
 * - A handler that throws is retried with exponential backoff; after the last attempt the job is dead: kept, counted and
 *   listed, until someone retries or discards it.
 */
export interface Job<P extends Json = Json> {
  readonly id: string;
  readonly name: string;
  readonly payload: P;
  readonly createdAt: Date;
  /** 1 for the first start; more when an earlier start failed or was cut off. */
  readonly attempt: number;
}

export interface JobPolicy {
  readonly attempts: number;
  /** The wait before the second attempt; it doubles with each further one. */
  readonly backoffMs: number;
}

export interface JobHandler<P extends Json = Json> {
  readonly name: string;
  readonly policy: JobPolicy;
  run(job: Job<P>): Promise<void>;
}

export interface DeadJob {
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  readonly error: string;
  readonly createdAt: Date;
  readonly diedAt: Date;
}

/** A row of the outbox, as far as running it goes. */
export interface OutboxJob {
  readonly id: string;
  readonly name: string;
  readonly payload: Json;
  readonly createdAt: Date;
  /** How often it was claimed, this time included. */
  readonly attempts: number;
}

/** What the drivers need of the outbox table; libs/database supplies it. */
export interface OutboxStore {
  /**
   * Takes up to `limit` rows that are due, oldest first, and leases them until `leaseSeconds` from now: nobody else
   * gets them meanwhile, and if the claimer dies, they become due again by themselves. With `names`, only jobs of these
   * names: the others neither wait in the way nor count an attempt.
   */
  claim(limit: number, leaseSeconds: number, names?: readonly string[]): Promise<OutboxJob[]>;
  /** These rows are done with (completed, or handed to the queue): deletes them in one statement. */
  remove(ids: readonly string[]): Promise<void>;
  /** Due again after `delayMs`. */
  postpone(id: string, delayMs: number, error: string): Promise<void>;
  /** Keeps the row as dead. */
  bury(id: string, error: string): Promise<void>;
  listDead(limit: number): Promise<DeadJob[]>;
  countDead(): Promise<number>;
  /** How many wait: the due, the postponed and the leased. */
  countWaiting(): Promise<number>;
  /**
   * Makes a dead row due now; false when there is none. Its attempts start again from 1, not from 0, because the job
   * was started before and the handler must be told so.
   */
  revive(id: string): Promise<boolean>;
  discardDead(id: string): Promise<boolean>;
}

/** Moves committed jobs on: to the handlers of this process (embedded) or to the queue (cluster). */
export abstract class Jobs {
  /**
   * Starts moving what is in the outbox, this process's and others'. In cluster mode every process does it, so that a
   * job leaves at once, and a worker takes over what a dead process left.
   */
  abstract startDispatch(): Promise<void>;

  /** Starts running jobs here. Refuses two handlers of one name. A job without any handler stays queued. */
  abstract startHandlers(handlers: readonly JobHandler[], concurrency?: number): Promise<void>;

  /** There is something new in the outbox; called after commit, so that it need not wait for the next look. */
  abstract poke(): void;

  abstract listDead(limit: number): Promise<DeadJob[]>;
  abstract countDead(): Promise<number>;
  abstract countWaiting(): Promise<number>;
  /** False when there is no such dead job. */
  abstract retryDead(id: string): Promise<boolean>;
  abstract discardDead(id: string): Promise<boolean>;

  /** Takes no more jobs, and waits for those that run. */
  abstract close(): Promise<void>;
}
