import path from 'node:path';
import { describeOnEachDatabase, describeWithMariaDb } from '@parley/testing/databases';
import { startModule } from '@parley/testing/module-process';
import { DataSource } from 'typeorm';
import { expect, onTestFinished, test } from 'vitest';
import { connect, type DatabaseTarget } from './data-sources.ts';
import { Database } from './database.ts';
import { SmsBudgetEntity } from './entities/sms-budget.entity.ts';
import { MIGRATIONS } from './migrations/index.ts';

const MIGRATE = path.join(import.meta.dirname, 'migrate.child.ts');

function tablesOf(database: Database): Promise<string[]> {
  return database.read(async ({ dialect, manager }) => {
    const rows: { name: string }[] = await manager.query(
      dialect === 'sqlite'
        ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
    );
    return rows.map(({ name }) => name).sort();
  });
}

async function executedMigrations(database: Database): Promise<string[]> {
  const rows = await database.read(({ manager }) =>
    manager.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id'),
  );
  return rows.map(({ name }) => name);
}

/** What TypeORM would change to make the tables what the entities say. */
async function differences(target: DatabaseTarget): Promise<string[]> {
  const { writer, reader, dialect } = await connect(target);
  // As `mysql`, TypeORM takes MariaDB's way of writing down "no default" for a default.
  const schema =
    dialect === 'sqlite' ? writer : new DataSource(Object.assign({}, writer.options, { type: 'mariadb' }));
  if (!schema.isInitialized) await schema.initialize();
  const { upQueries } = await schema.driver.createSchemaBuilder().log();
  for (const dataSource of new Set([writer, reader, schema])) await dataSource.destroy();
  return upQueries.map(({ query }) => query);
}

const ALL_NAMES = MIGRATIONS.map(({ name }) => name);

describeOnEachDatabase('migrations', (open, dialect) => {
  test('bring an empty database up to date', async () => {
    const { database } = await open({ migrated: false });
    expect(await database.needsMigration()).toBe(true);
    await database.migrate();
    expect(await database.needsMigration()).toBe(false);
    expect(await executedMigrations(database)).toEqual(ALL_NAMES);
  });

  test('make exactly what the entities say', async () => {
    const { target } = await open();
    expect(await differences(target)).toEqual([]);
  });

  test('are noticed when they do not make what the entities say', async () => {
    const { database, target } = await open({ migrated: false });
    await database.migrate();
    await database.write((tx) =>
      tx.manager.query(
        dialect === 'sqlite' ? 'DROP INDEX users_phone' : 'ALTER TABLE users DROP INDEX users_phone',
      ),
    );
    expect(await differences(target)).toEqual([expect.stringMatching(/ UNIQUE INDEX .users_phone. /)]);
  });

  test('change nothing the second time', async () => {
    const { database } = await open();
    await database.write((tx) => tx.manager.insert(SmsBudgetEntity, { day: '2026-11-20', used: 7 }));
    await database.migrate();
    expect(await executedMigrations(database)).toEqual(ALL_NAMES);
    expect(await database.read(({ manager }) => manager.find(SmsBudgetEntity))).toEqual([
      { day: '2026-11-20', used: 7 },
    ]);
  });

  test('run once when four connections start them at once', async () => {
    const { database, join } = await open({ migrated: false });
    const others = await Promise.all([join(), join(), join()]);
    await Promise.all([database, ...others].map((one) => one.migrate()));
    expect(await executedMigrations(database)).toEqual(ALL_NAMES);
  });

  test('run once when four processes start them at once', async () => {
    const { database, target } = await open({ migrated: false });
    const processes = await Promise.all(
      Array.from({ length: 4 }, () => startModule(MIGRATE, JSON.stringify(target))),
    );
    const exits = await Promise.all(processes.map(({ exited }) => exited));
    expect(exits, processes.map(({ output }) => output).join('')).toEqual(
      Array(4).fill({ code: 0, signal: null }),
    );
    expect(await executedMigrations(database)).toEqual(ALL_NAMES);
  });

  test('are not begun by asking whether they are needed', async () => {
    const { database } = await open({ migrated: false });
    expect(await database.needsMigration()).toBe(true);
    expect(await tablesOf(database)).toEqual([]);
  });

  test('run beside writes', async () => {
    const { database } = await open();
    const insert = (day: number) =>
      database.write((tx) => tx.manager.insert(SmsBudgetEntity, { day: String(day), used: 0 }));
    await Promise.all([insert(1), database.migrate(), insert(2), database.migrate(), insert(3)]);
    expect(await database.read(({ manager }) => manager.count(SmsBudgetEntity))).toBe(3);
  });
});

describeWithMariaDb('migrations on a server (MariaDB)', (mariadb) => {
  const open = async (url: string, pool = 2) => {
    const database = await Database.connect(
      { url, pool },
      { clock: { now: () => new Date() }, onAfterCommitError: () => undefined },
    );
    onTestFinished(() => database.close());
    return database;
  };

  test('need no more than one connection', async () => {
    const database = await open(await mariadb().createDatabase(), 1);
    await database.migrate();
    expect(await database.needsMigration()).toBe(false);
  });

  test('go on where a process was cut off', async () => {
    const url = await mariadb().createDatabase();
    const database = await open(url);
    await database.migrate();
    await database.write(async ({ manager }) => {
      await manager.query('DROP TABLE inbox_messages');
      await manager.query('DROP TABLE tickets');
      await manager.query('DELETE FROM migrations');
    });
    await database.migrate();
    expect(await executedMigrations(database)).toEqual(ALL_NAMES);
    expect(await differences({ url, pool: 1 })).toEqual([]);
  });

  test('leave no lock behind when they fail, and say why', async () => {
    const url = await mariadb().createDatabase();
    const [failing, waiting] = [await open(url), await open(url)];
    await failing.write(({ manager }) => manager.query('CREATE TABLE migrations (id INT)'));
    await expect(failing.migrate()).rejects.toThrow(/Unknown column/);
    await failing.write(({ manager }) => manager.query('DROP TABLE migrations'));
    await waiting.migrate();
    expect(await failing.needsMigration()).toBe(false);
  });

  test('make text be compared byte by byte, whatever the database was made with', async () => {
    const url = await mariadb().createDatabase();
    const database = await open(url);
    await database.write(({ manager }) => manager.query('ALTER DATABASE CHARACTER SET latin1'));
    await database.migrate();
    const collations = await database.read(({ manager }) =>
      manager.query<{ collation: string }[]>(
        `SELECT DISTINCT collation_name AS collation FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name <> 'migrations' AND collation_name IS NOT NULL`,
      ),
    );
    expect(collations).toEqual([{ collation: 'utf8mb4_bin' }]);
  });
});
