import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { discard, Transaction } from './transaction.ts';

const WAIT_SECONDS = 120;
/** Names of locks are the whole server's; other databases there have their own. */
const LOCK = "CONCAT('parley-migrations-', MD5(DATABASE()))";

/** All pending migrations commit together or not at all; other processes wait at the file meanwhile. */
export async function migrateSqlite(writer: DataSource): Promise<void> {
  const runner = writer.createQueryRunner();
  // Rebuilding a table drops the old one, which would delete what refers to it. Inside a transaction it is too late to say so.
  await runner.beforeMigration();
  try {
    await migrateInTransaction(writer);
  } finally {
    await runner.afterMigration();
  }
}

async function migrateInTransaction(writer: DataSource): Promise<void> {
  const transaction = await Transaction.begin(writer, 'sqlite');
  try {
    await new MigrationExecutor(writer, transaction.manager.queryRunner).executePendingMigrations();
  } catch (error) {
    await transaction.rollBack();
    throw error;
  }
  await transaction.commit();
}

/**
 * The lock and the migrations share one connection: whoever loses the one has lost the other. MySQL commits every
 * statement that changes the schema by itself, so a migration must be able to go on where it was cut off.
 */
export async function migrateMySql(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await lock(runner);
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'each';
    await executor.executePendingMigrations();
    await runner.query(`SELECT RELEASE_LOCK(${LOCK})`);
  } catch (error) {
    await discard(runner);
    throw error;
  } finally {
    await runner.release();
  }
}

async function lock(runner: QueryRunner): Promise<void> {
  const [row] = await runner.manager.query<{ locked: number | null }[]>(
    `SELECT GET_LOCK(${LOCK}, ${WAIT_SECONDS}) AS locked`,
  );
  if (row?.locked === 1) return;
  throw new Error(
    `Another process has been migrating this database for ${WAIT_SECONDS} seconds; see what it is doing.`,
  );
}

/** Changes nothing, so that it may be asked of a database that is empty or read-only. */
export async function hasPendingMigrations(dataSource: DataSource): Promise<boolean> {
  const pending = await new MigrationExecutor(dataSource).getPendingMigrations();
  return pending.length > 0;
}
