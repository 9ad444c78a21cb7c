import { setTimeout as sleep } from 'node:timers/promises';
import { type DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { isBusy } from './errors.ts';
import { type Dialect } from './tx.ts';

/** For another process that is writing to the file, which is rare and short. */
const SQLITE_WAIT_MS = 30_000;
const SQLITE_LOOK_AGAIN_MS = 5;

/**
 * One transaction, from its begin to its commit or rollback.
 *
 * Its manager is sealed before it ends. A statement that comes later, from a promise that nobody waited for, is refused:
 * on the connection that it still holds it would be committed by itself, or with whatever transaction comes next there.
 */
export class Transaction {
  readonly manager: EntityManager;
  private readonly control: QueryRunner;
  private readonly statements: QueryRunner;

  private constructor(dataSource: DataSource, control: QueryRunner) {
    this.control = control;
    this.statements = derive(control);
    this.manager = dataSource.createEntityManager(this.statements);
    Object.assign(this.statements, { manager: this.manager });
  }

  static async begin(dataSource: DataSource, dialect: Dialect): Promise<Transaction> {
    const control = derive(dataSource.createQueryRunner());
    try {
      await (dialect === 'sqlite' ? beginImmediate(control) : control.startTransaction());
    } catch (error) {
      await control.release();
      throw error;
    }
    return new Transaction(dataSource, control);
  }

  async commit(): Promise<void> {
    this.seal();
    await this.control.commitTransaction();
    await this.control.release();
  }

  async rollBack(): Promise<void> {
    this.seal();
    try {
      await this.control.rollbackTransaction();
    } catch {
      // Where a rollback fails, the connection or SQLite has given the transaction up already. What counts is why we
      // rolled back, and that nobody else gets the connection.
      await discard(this.control);
    }
    await this.control.release();
  }

  private seal(): void {
    Object.assign(this.statements, { isReleased: true });
  }
}

/** All of SQLite's query runners are one object; this gives each user a state of its own over the same connection. */
function derive(runner: QueryRunner): QueryRunner {
  return Object.create(runner) as QueryRunner;
}

/**
 * TypeORM can only begin deferred. Such a transaction fails at its first write, without waiting, when another process has
 * written since its first read; this one waits for its turn at the start.
 */
async function beginImmediate(runner: QueryRunner): Promise<void> {
  const giveUpAt = performance.now() + SQLITE_WAIT_MS;
  for (;;) {
    try {
      await runner.query('BEGIN IMMEDIATE');
      break;
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error;
    }
    await sleep(SQLITE_LOOK_AGAIN_MS);
  }
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
}

interface MySqlConnection {
  destroy(): void;
}

/** Closes the connection instead of handing it back; the server rolls back and frees what it held. */
export async function discard(runner: QueryRunner): Promise<void> {
  if (runner.dataSource.options.type !== 'mysql') return;
  const connection = (await runner.connect()) as MySqlConnection;
  connection.destroy();
}
