import { type EntityManager } from 'typeorm';
import { OutboxJobEntity } from './entities/outbox-job.entity.ts';
import { newId } from './ids.ts';

export type Dialect = 'sqlite' | 'mysql';

/** The part of an EntityManager that only reads. */
export type ReadManager = Pick<
  EntityManager,
  | 'find'
  | 'findBy'
  | 'findOne'
  | 'findOneBy'
  | 'count'
  | 'countBy'
  | 'existsBy'
  | 'createQueryBuilder'
  | 'query'
>;

export interface Reader {
  readonly dialect: Dialect;
  readonly manager: ReadManager;
}

/** What may follow a job's payload through JSON. */
export interface NewJob {
  readonly name: string;
  readonly payload: unknown;
  /** Given where the job must be known by an id that is decided elsewhere; made otherwise. */
  readonly id?: string;
  readonly delayMs?: number;
}

/** An open transaction. Methods that write ask for one, so that a reader of the code sees what commits together. */
export class Tx implements Reader {
  readonly dialect: Dialect;
  readonly manager: EntityManager;
  /** The same instant for everything in the transaction. */
  readonly now: Date;
  private readonly callbacks: (() => Promise<void> | void)[] = [];
  private jobs = 0;

  constructor(dialect: Dialect, manager: EntityManager, now: Date) {
    this.dialect = dialect;
    this.manager = manager;
    this.now = now;
  }

  /**
   * Runs once the transaction has committed, never if it rolls back. The caller of `write` waits for it; its failure is
   * logged and does not fail the write, which has happened.
   */
  afterCommit(callback: () => Promise<void> | void): void {
    this.callbacks.push(callback);
  }

  /** Orders a job in this transaction: it runs at least once if the transaction commits, and never otherwise. */
  async enqueue({ name, payload, id = newId(), delayMs = 0 }: NewJob): Promise<string> {
    await this.manager.insert(OutboxJobEntity, {
      id,
      name,
      payload: JSON.stringify(payload),
      state: 'waiting',
      createdAt: this.now,
      dueAt: new Date(this.now.getTime() + delayMs),
      attempts: 0,
      error: null,
      diedAt: null,
    });
    this.jobs += 1;
    return id;
  }

  /** The lock that `SELECT … FOR UPDATE` takes; on SQLite the whole transaction is alone anyway. */
  get rowLock(): { lock?: { mode: 'pessimistic_write' } } {
    return this.dialect === 'mysql' ? { lock: { mode: 'pessimistic_write' } } : {};
  }

  get committed(): { readonly callbacks: readonly (() => Promise<void> | void)[]; readonly jobs: number } {
    return { callbacks: this.callbacks, jobs: this.jobs };
  }
}
