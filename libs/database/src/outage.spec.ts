import { describeWithMariaDb } from '@parley/testing/databases';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Database } from './database.ts';
import { SmsBudgetEntity } from './entities/sms-budget.entity.ts';
import { isOutage } from './errors.ts';
import { type Tx } from './tx.ts';

const insert = ({ manager }: Tx, day: string) => manager.insert(SmsBudgetEntity, { day, used: 0 });

describeWithMariaDb('when the server fails (MariaDB)', (mariadb) => {
  let database: Database;

  const days = async () => {
    const rows = await database.read(({ manager }) =>
      manager.find(SmsBudgetEntity, { order: { day: 'ASC' } }),
    );
    return rows.map(({ day }) => day);
  };
  /** More at once than the pool holds, so that all its connections have been used. */
  const useAllConnections = () => Promise.all(Array.from({ length: 12 }, days));

  beforeEach(async () => {
    database = await Database.connect(
      { url: await mariadb().createDatabase(), pool: 4 },
      { clock: { now: () => new Date() }, onAfterCommitError: () => undefined },
    );
    await database.migrate();
    await useAllConnections();
  });
  afterEach(async () => {
    if (!mariadb().running) await mariadb().restart();
    await database.close();
  });

  test('the process lives, says so, and goes on when the server is back', async () => {
    await database.write((tx) => insert(tx, 'before'));
    await mariadb().kill9();
    await expect(database.ping()).rejects.toThrow();
    const attempts = await Promise.allSettled([
      ...Array.from({ length: 12 }, days),
      ...Array.from({ length: 12 }, () => database.write((tx) => insert(tx, 'meanwhile'))),
    ]);
    expect(attempts.map((attempt) => attempt.status === 'rejected' && isOutage(attempt.reason))).toEqual(
      attempts.map(() => true),
    );

    await mariadb().restart();
    await database.ping();
    await useAllConnections();
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((day) => database.write((tx) => insert(tx, day))));
    expect(await days()).toEqual(['a', 'b', 'before', 'c', 'd', 'e']);
  });

  test('idle connections that the server closed are replaced', async () => {
    await mariadb().restart();
    await useAllConnections();
    await database.write((tx) => insert(tx, 'after'));
    expect(await days()).toEqual(['after']);
  });

  test('connections that an operator kills are replaced', async () => {
    const processes = await database.read(({ manager }) =>
      manager.query<{ id: number }[]>(
        'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()',
      ),
    );
    expect(processes).toHaveLength(3);
    for (const { id } of processes) await database.read(({ manager }) => manager.query(`KILL ${id}`));
    await vi.waitFor(useAllConnections);
    await database.write((tx) => insert(tx, 'after'));
    expect(await days()).toEqual(['after']);
  });

  test('an open write fails with all that it did', async () => {
    const writing = database.write(async (tx) => {
      await insert(tx, 'one');
      await mariadb().kill9();
      await insert(tx, 'two');
    });
    await expect(writing).rejects.toThrow(/closed|lost|ECONNRESET/i);
    await mariadb().restart();
    expect(await days()).toEqual([]);
  });

  test('a ping fails soon while the server is frozen, and succeeds when it moves again', async () => {
    mariadb().pause();
    try {
      // It may still answer what was on its way.
      await vi.waitFor(() => expect(database.ping()).rejects.toThrow(), { timeout: 60_000 });
      const pings = await Promise.allSettled(Array.from({ length: 20 }, () => database.ping()));
      for (const ping of pings) {
        expect(ping).toMatchObject({ reason: { message: 'The database does not answer. (3000 ms)' } });
      }
    } finally {
      mariadb().resume();
    }
    await vi.waitFor(() => database.ping());
    await useAllConnections();
  });

  test('closing does not wait for ever for a write that the server holds up', async () => {
    let frozen = true;
    const begun: PromiseWithResolvers<void> = Promise.withResolvers();
    const writing = database.write(async (tx) => {
      mariadb().pause();
      begun.resolve();
      for (let day = 0; frozen; day += 1) await insert(tx, String(day));
    });
    await begun.promise;
    try {
      await expect(database.close()).rejects.toThrow('The database has not let go. (5000 ms)');
    } finally {
      frozen = false;
      mariadb().resume();
    }
    await writing;
    await database.close();
  });
});
