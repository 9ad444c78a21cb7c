import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Connections, type DatabaseTarget } from './data-sources.ts';
import { isTransactionConflict } from './errors.ts';
import { hasPendingMigrations, migrateMySql, migrateSqlite } from './migrate.ts';
import { Mutex } from './mutex.ts';
import { Transaction } from './transaction.ts';
import { type Dialect, type Reader, Tx } from './tx.ts';
import { within } from './within.ts';

const CONFLICT_RETRIES = 8;
/** Whoever waited in vain for a lock has waited long enough; those whom a deadlock ended have hardly waited at all. */
const CONFLICT_PATIENCE_MS = 5_000;
const PING_TIMEOUT_MS = 3_000;
const CLOSE_TIMEOUT_MS = 5_000;

export interface DatabaseOptions {
  readonly clock: { now(): Date };
  /** Told of what failed after a commit. */
  readonly onAfterCommitError: (error: unknown) => void;
}

export interface WriteOptions {
  /**
   * A power failure may undo it, if nothing without this option was committed after it. For what would be done again then:
   * it spares SQLite a wait for the disk. MySQL waits all the same.
   */
  readonly redoable?: boolean;
}

/**
 * The only doors to the data.
 *
 * - `write` runs its function in one transaction: all of it commits, or nothing. Writes of one process on SQLite come one
 *   after another; on MySQL they run side by side at READ COMMITTED, and one that loses a deadlock is run again, so the
 *   function must have no effect outside but through `tx.afterCommit` and `tx.enqueue`.
 * - `read` sees what is committed, and never waits for a writer.
 * - Neither may be opened inside a `write`: use its `tx`.
 */
export class Database {
  readonly dialect: Dialect;
  private readonly connections: Connections;
  private readonly options: DatabaseOptions;
  private readonly turns = new Mutex();
  private readonly open = new AsyncLocalStorage<{ active: boolean }>();
  private readonly ongoing = new Set<Promise<unknown>>();
  private readonly jobListeners: (() => void)[] = [];
  /** Whether SQLite's commits wait for the disk, as of the last transaction. */
  private waitsForDisk = true;
  private pinging: Promise<unknown> | undefined;
  private closing: Promise<void> | undefined;

  private constructor(connections: Connections, options: DatabaseOptions) {
    this.dialect = connections.dialect;
    this.connections = connections;
    this.options = options;
  }

  static async connect(target: DatabaseTarget, options: DatabaseOptions): Promise<Database> {
    return new Database(await connect(target), options);
  }

  async read<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    this.refuseNesting('read');
    return work({ dialect: this.dialect, manager: this.connections.reader.manager });
  }

  async write<T>(work: (tx: Tx) => Promise<T>, { redoable = false }: WriteOptions = {}): Promise<T> {
    this.refuseNesting('write');
    const { result, tx } = await this.track(
      this.dialect === 'sqlite'
        ? this.turns.run(async () => {
            await this.waitForDisk(!redoable);
            return this.transaction(work);
          })
        : this.transactionWithRetries(work),
    );
    const { callbacks, jobs } = tx.committed;
    for (const callback of jobs > 0 ? [...this.jobListeners, ...callbacks] : callbacks) {
      try {
        // Waits for nothing between callbacks that need no waiting: an answer and its news go out together.
        const pending = callback();
        if (pending) await pending;
      } catch (error) {
        this.options.onAfterCommitError(error);
      }
    }
    return result;
  }

  now(): Date {
    return this.options.clock.now();
  }

  /** Called after each commit that brought jobs into the outbox. */
  onJobsCommitted(listener: () => void): void {
    this.jobListeners.push(listener);
  }

  /** Fails within a few seconds when the database does not answer. */
  async ping(): Promise<void> {
    // However many ask, one connection at most waits for the answer.
    this.pinging ??= this.connections.reader.query('SELECT 1').finally(() => {
      this.pinging = undefined;
    });
    await within(PING_TIMEOUT_MS, this.pinging, 'The database does not answer.');
  }

  /** Brings the schema up to date. Of several processes that try at once, one does it and the others wait. */
  async migrate(): Promise<void> {
    const { writer } = this.connections;
    await (this.dialect === 'sqlite' ? this.turns.run(() => migrateSqlite(writer)) : migrateMySql(writer));
  }

  /** Whether the schema is older than this build. */
  async needsMigration(): Promise<boolean> {
    return hasPendingMigrations(this.connections.reader);
  }

  /** Lets the writes under way finish. Fails when the database holds them up for more than a few seconds. */
  async close(): Promise<void> {
    this.closing ??= this.disconnect();
    await within(CLOSE_TIMEOUT_MS, this.closing, 'The database has not let go.');
  }

  private async disconnect(): Promise<void> {
    const { reader, writer } = this.connections;
    await Promise.allSettled(this.ongoing);
    if (reader !== writer) await reader.destroy();
    await writer.destroy();
  }

  private async transactionWithRetries<T>(work: (tx: Tx) => Promise<T>): Promise<{ result: T; tx: Tx }> {
    const giveUpAt = performance.now() + CONFLICT_PATIENCE_MS;
    for (let retries = 0; ; retries += 1) {
      try {
        return await this.transaction(work);
      } catch (error) {
        if (!isTransactionConflict(error)) throw error;
        if (retries >= CONFLICT_RETRIES || performance.now() > giveUpAt) throw error;
      }
      // Those that met once must not meet again in step.
      await sleep(Math.random() * 2 ** retries);
    }
  }

  /** In NORMAL mode, SQLite's log of what was written reaches the disk in order with the next commit in FULL mode. */
  private async waitForDisk(waits: boolean): Promise<void> {
    if (waits === this.waitsForDisk) return;
    await this.connections.writer.query(`PRAGMA synchronous = ${waits ? 'FULL' : 'NORMAL'}`);
    this.waitsForDisk = waits;
  }

  private async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<{ result: T; tx: Tx }> {
    const transaction = await Transaction.begin(this.connections.writer, this.dialect);
    const tx = new Tx(this.dialect, transaction.manager, this.now());
    const scope = { active: true };
    try {
      const result = await this.open.run(scope, () => work(tx));
      await transaction.commit();
      return { result, tx };
    } catch (error) {
      await transaction.rollBack();
      throw error;
    } finally {
      scope.active = false;
    }
  }

  private track<T>(write: Promise<T>): Promise<T> {
    const ended = write.finally(() => this.ongoing.delete(ended));
    this.ongoing.add(ended);
    return ended;
  }

  private refuseNesting(kind: 'read' | 'write'): void {
    if (this.open.getStore()?.active) {
      throw new Error(`Database.${kind} was called inside Database.write; use the tx that is open.`);
    }
  }
}
