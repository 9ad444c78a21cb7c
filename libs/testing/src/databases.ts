import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { Database, type DatabaseTarget, type Dialect } from '@parley/database';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest';
import { FakeClock } from './clock.ts';
import { findProgram } from './services/available.ts';
import { startMariaDb, type MariaDbOptions, type MariaDbService } from './services/mariadb.ts';
import { makeTempFolder, removeFolder } from './services/temp-folder.ts';

export interface OpenOptions {
  /** Without it the database has no tables yet. */
  readonly migrated?: boolean;
  /** Without it, what fails after a commit fails the test. */
  readonly onAfterCommitError?: (error: unknown) => void;
}

export interface OpenedDatabase {
  readonly database: Database;
  readonly clock: FakeClock;
  readonly target: DatabaseTarget;
  /** One more Database on the same data, as another process would have it. Closed with the test. */
  readonly join: () => Promise<Database>;
}

/** To be called in a test or a `beforeEach`; what it opened belongs to that test alone and is closed with it. */
export type OpenDatabase = (options?: OpenOptions) => Promise<OpenedDatabase>;

/** Describes the same on an SQLite file and on a MariaDB of this process's own. */
export function describeOnEachDatabase(
  name: string,
  define: (open: OpenDatabase, dialect: Dialect) => void,
): void {
  describe(`${name} (SQLite)`, () => {
    const files = new SqliteFiles();
    beforeAll(() => files.start());
    afterAll(() => files.stop());
    define(opener(files), 'sqlite');
  });
  describeWithMariaDb(`${name} (MariaDB)`, () => {
    define(opener(databasesHere), 'mysql');
  });
}

/**
 * Skipped, by its name, on a machine without MariaDB; there is no skipping where `CI` is set. Whoever asks for no options
 * of their own shares the server with all others of this process, with which it ends.
 */
export function describeWithMariaDb(
  name: string,
  define: (mariadb: () => MariaDbService) => void,
  options?: MariaDbOptions,
): void {
  const skipped = !findProgram('mariadbd') && process.env['CI'] !== 'true';
  const server = options ? new TestServer(options) : sharedServer;
  describe.skipIf(skipped)(skipped ? `${name}: mariadbd is not installed` : name, () => {
    beforeAll(() => server.start());
    if (server !== sharedServer) afterAll(() => server.stop());
    define(() => server.service);
  });
}

class TestServer {
  readonly #options: MariaDbOptions;
  #service: MariaDbService | undefined;

  constructor(options: MariaDbOptions = {}) {
    this.#options = options;
  }

  get service(): MariaDbService {
    if (!this.#service) throw new Error('MariaDB runs in tests and hooks only.');
    return this.#service;
  }

  async start(): Promise<void> {
    this.#service ??= await startMariaDb(this.#options);
  }

  async stop(): Promise<void> {
    await this.#service?.stop();
  }
}

const sharedServer = new TestServer();

/** Where empty or freshly migrated databases come from. */
interface Supply {
  take(migrated: boolean): Promise<DatabaseTarget>;
  giveBack(target: DatabaseTarget, migrated: boolean): Promise<void>;
}

function opener(supply: Supply): OpenDatabase {
  return async ({ migrated = true, onAfterCommitError } = {}) => {
    const clock = new FakeClock();
    const target = await supply.take(migrated);
    const opened: Database[] = [];
    const errors: unknown[] = [];
    const join = async () => {
      const database = await Database.connect(target, {
        clock,
        onAfterCommitError: onAfterCommitError ?? ((error) => void errors.push(error)),
      });
      opened.push(database);
      return database;
    };
    onTestFinished(async () => {
      await Promise.all(opened.map((database) => database.close()));
      await supply.giveBack(target, migrated);
      if (errors.length > 0) throw new AggregateError(errors, 'Something failed after a commit.');
    });
    return { database: await join(), clock, target, join };
  };
}

async function migrate(target: DatabaseTarget): Promise<void> {
  const database = await Database.connect(target, {
    clock: new FakeClock(),
    onAfterCommitError: (error) => {
      throw error;
    },
  });
  await database.migrate();
  await database.close();
}

/** Copying a migrated file is faster than migrating another. */
class SqliteFiles implements Supply {
  #folder = '';
  #files = 0;
  #migrated: Promise<string> | undefined;

  async start(): Promise<void> {
    this.#folder = await makeTempFolder('sqlite');
  }

  async stop(): Promise<void> {
    await removeFolder(this.#folder);
  }

  async take(migrated: boolean): Promise<DatabaseTarget> {
    const file = this.#newFile();
    if (migrated) {
      this.#migrated ??= this.#migrateOne();
      await copyFile(await this.#migrated, file);
    }
    return { file };
  }

  async giveBack(target: DatabaseTarget): Promise<void> {
    if ('file' in target) await rm(target.file, { force: true });
  }

  async #migrateOne(): Promise<string> {
    const file = this.#newFile();
    await migrate({ file });
    return file;
  }

  #newFile(): string {
    this.#files += 1;
    return path.join(this.#folder, `${this.#files}.sqlite`);
  }
}

/** Emptying a migrated database is much faster than migrating another. */
class MariaDbDatabases implements Supply {
  readonly #mariadb: () => MariaDbService;
  readonly #free: DatabaseTarget[] = [];

  constructor(mariadb: () => MariaDbService) {
    this.#mariadb = mariadb;
  }

  async take(migrated: boolean): Promise<DatabaseTarget> {
    const used = migrated ? this.#free.pop() : undefined;
    if (used) return used;
    const target = { url: await this.#mariadb().createDatabase(), pool: 10 };
    if (migrated) await migrate(target);
    return target;
  }

  async giveBack(target: DatabaseTarget, migrated: boolean): Promise<void> {
    if (!migrated || !('url' in target)) return;
    await deleteAllRows(target.url);
    this.#free.push(target);
  }
}

const databasesHere = new MariaDbDatabases(() => sharedServer.service);

async function deleteAllRows(url: string): Promise<void> {
  const connection = await createConnection({ uri: url, multipleStatements: true });
  try {
    const [tables] = await connection.query<(RowDataPacket & { name: string })[]>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> 'migrations'",
    );
    await connection.query(tables.map(({ name }) => `DELETE FROM ${connection.escapeId(name)}`).join(';'));
  } finally {
    await connection.end();
  }
}
