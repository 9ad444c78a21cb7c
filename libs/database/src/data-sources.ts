import path from 'node:path';
import { createPool, type PoolOptions } from 'mysql2';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ENTITIES } from './entities/index.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { Naming } from './naming.ts';
import { type Dialect } from './tx.ts';

export type DatabaseTarget = { readonly file: string } | { readonly url: string; readonly pool: number };

/** `writer` and `reader` are one pool on MySQL and two connections on SQLite. */
export interface Connections {
  readonly dialect: Dialect;
  readonly writer: DataSource;
  readonly reader: DataSource;
}

const CONNECT_TIMEOUT_MS = 5_000;
const KEEP_ALIVE_AFTER_MS = 10_000;
const LOCK_WAIT_SECONDS = 10;

const shared = {
  entities: ENTITIES,
  migrations: MIGRATIONS,
  migrationsTableName: 'migrations',
  namingStrategy: new Naming(),
  synchronize: false,
  logging: false,
} satisfies Partial<DataSourceOptions>;

export async function connect(target: DatabaseTarget): Promise<Connections> {
  return 'file' in target ? connectSqlite(path.resolve(target.file)) : connectMySql(target.url, target.pool);
}

interface SqliteHandle {
  pragma(statement: string): unknown;
}

async function connectSqlite(database: string): Promise<Connections> {
  const writer = await new DataSource({
    ...shared,
    type: 'better-sqlite3',
    database,
    enableWAL: true,
    // A commit reaches the disk before it is answered, as on MySQL.
    prepareDatabase: (handle: SqliteHandle) => void handle.pragma('synchronous = FULL'),
  }).initialize();
  try {
    // Waiting inside SQLite would hold up this whole process; `Transaction.begin` waits outside.
    await writer.query('PRAGMA busy_timeout = 0');
    const reader = await new DataSource({
      ...shared,
      type: 'better-sqlite3',
      database,
      readonly: true,
    }).initialize();
    return { dialect: 'sqlite', writer, reader };
  } catch (error) {
    await writer.destroy();
    throw error;
  }
}

async function connectMySql(url: string, pool: number): Promise<Connections> {
  const both = await new DataSource({
    ...shared,
    type: 'mysql',
    driver: { createPool: createPreparedPool },
    url: url.replace(/^mariadb:/, 'mysql:'),
    poolSize: pool,
    timezone: 'Z',
    charset: 'utf8mb4_bin',
    connectTimeout: CONNECT_TIMEOUT_MS,
    // Counts and sums come as numbers from SQLite too.
    bigNumberStrings: false,
    extra: { decimalNumbers: true, enableKeepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_AFTER_MS },
  }).initialize();
  return { dialect: 'mysql', writer: both, reader: both };
}

/** Every connection begins with what all transactions rely on, whatever the server's defaults are. */
function createPreparedPool(options: PoolOptions) {
  const pool = createPool(options);
  pool.on('connection', (connection) => {
    // The pool forgets a connection at its first error, and the queries on it fail. Errors after that one would find no
    // listener and end the process.
    connection.on('error', () => undefined);
    const prepare = (statement: string) =>
      connection.query(statement, (error) => {
        if (error) connection.destroy();
      });
    prepare('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    prepare(
      `SET SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES'), innodb_lock_wait_timeout = ${LOCK_WAIT_SECONDS}`,
    );
  });
  return pool;
}
