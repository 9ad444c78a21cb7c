import { setImmediate as turn } from 'node:timers/promises';
import { describeOnEachDatabase, describeWithMariaDb } from '@parley/testing/databases';
import { expect, onTestFinished, test } from 'vitest';
import { Database } from './database.ts';
import { OutboxJobEntity } from './entities/outbox-job.entity.ts';
import { SmsBudgetEntity } from './entities/sms-budget.entity.ts';
import { type Reader, type Tx } from './tx.ts';

const insert = ({ manager }: Tx, day: string, used = 0) => manager.insert(SmsBudgetEntity, { day, used });

async function daysOf({ manager }: Reader): Promise<string[]> {
  const rows = await manager.find(SmsBudgetEntity, { order: { day: 'ASC' } });
  return rows.map(({ day }) => day);
}

const RELEASED = 'Query runner already released. Cannot run queries anymore.';

const days = (database: Database) => database.read(daysOf);

/** A write that stays open until it is told how to end. */
function held(database: Database, work: (tx: Tx) => Promise<unknown>) {
  const begun: PromiseWithResolvers<void> = Promise.withResolvers();
  const end: PromiseWithResolvers<void> = Promise.withResolvers();
  const ended = database.write(async (tx) => {
    await work(tx);
    begun.resolve();
    await end.promise;
  });
  return {
    begun: begun.promise,
    commit: async () => {
      end.resolve();
      await ended;
    },
    fail: async () => {
      end.reject(new Error('changed my mind'));
      await expect(ended).rejects.toThrow('changed my mind');
    },
  };
}

describeOnEachDatabase('transactions side by side', (open, dialect) => {
  test('each keep all that they wrote', async () => {
    const { database } = await open();
    const numbers = Array.from({ length: 100 }, (_, index) => String(index).padStart(3, '0'));
    await Promise.all(
      numbers.map((number) =>
        database.write(async (tx) => {
          await insert(tx, `${number}-a`);
          await turn();
          expect(await daysOf(tx)).toContain(`${number}-a`);
          await insert(tx, `${number}-b`);
        }),
      ),
    );
    expect(await days(database)).toEqual(numbers.flatMap((number) => [`${number}-a`, `${number}-b`]));
  });

  test('lose only what they rolled back themselves', async () => {
    const { database } = await open();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        database.write(async (tx) => {
          const day = String(index).padStart(2, '0');
          await insert(tx, day);
          await turn();
          if (index % 2 === 1) throw new Error('odd');
          await insert(tx, `${day}-more`);
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(20);
    const even = Array.from({ length: 20 }, (_, index) => String(2 * index).padStart(2, '0'));
    expect(await days(database)).toEqual(even.flatMap((day) => [day, `${day}-more`]));
  });

  test('commit although another rolls back at the same time', async () => {
    const { database } = await open();
    const failing = held(database, (tx) => insert(tx, 'lost'));
    await failing.begun;
    const kept = database.write((tx) => insert(tx, 'kept'));
    await Promise.all([failing.fail(), kept]);
    expect(await days(database)).toEqual(['kept']);
  });

  test('are not seen, and not waited for, by reads until they have committed', async () => {
    const { database } = await open();
    await database.write((tx) => insert(tx, 'before'));
    const writing = held(database, async (tx) => {
      await insert(tx, 'new');
      await tx.manager.delete(SmsBudgetEntity, { day: 'before' });
      expect(await daysOf(tx)).toEqual(['new']);
    });
    await writing.begun;
    expect(await days(database)).toEqual(['before']);
    await writing.commit();
    expect(await days(database)).toEqual(['new']);
  });

  test('are never seen by reads when they roll back', async () => {
    const { database } = await open();
    const writing = held(database, (tx) => insert(tx, 'never'));
    await writing.begun;
    expect(await days(database)).toEqual([]);
    await writing.fail();
    expect(await days(database)).toEqual([]);
  });

  test('count exactly under a row lock', async () => {
    const { database } = await open();
    await database.write((tx) => insert(tx, 'today'));
    await Promise.all(
      Array.from({ length: 50 }, () =>
        database.write(async ({ manager, rowLock }) => {
          const { used } = await manager.findOneOrFail(SmsBudgetEntity, {
            where: { day: 'today' },
            ...rowLock,
          });
          await turn();
          await manager.update(SmsBudgetEntity, 'today', { used: used + 1 });
        }),
      ),
    );
    const today = await database.read(({ manager }) => manager.findOneBy(SmsBudgetEntity, { day: 'today' }));
    expect(today?.used).toBe(50);
  });

  test('that lock the same rows crosswise all succeed', async () => {
    const { database } = await open();
    await database.write(async (tx) => {
      await insert(tx, 'one');
      await insert(tx, 'two');
    });
    const increment = (order: string[]) =>
      database.write(async ({ manager, rowLock }) => {
        for (const day of order) {
          const { used } = await manager.findOneOrFail(SmsBudgetEntity, { where: { day }, ...rowLock });
          await manager.update(SmsBudgetEntity, day, { used: used + 1 });
        }
      });
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => increment(index % 2 ? ['one', 'two'] : ['two', 'one'])),
    );
    expect(await database.read(({ manager }) => manager.find(SmsBudgetEntity))).toEqual([
      { day: 'one', used: 12 },
      { day: 'two', used: 12 },
    ]);
  });

  if (dialect === 'mysql') {
    test('see what others have committed meanwhile', async () => {
      const { database, join } = await open();
      const another = await join();
      await database.write(async (tx) => {
        expect(await daysOf(tx)).toEqual([]);
        await another.write((other) => insert(other, 'meanwhile'));
        expect(await daysOf(tx)).toEqual(['meanwhile']);
      });
    });
  }

  test('of several processes keep out of each other’s way', async () => {
    const { database, join } = await open();
    const another = await join();
    await database.write((tx) => insert(tx, 'today'));
    await Promise.all(
      [database, another].flatMap((one) =>
        Array.from({ length: 10 }, () =>
          one.write(async ({ manager, rowLock }) => {
            const { used } = await manager.findOneOrFail(SmsBudgetEntity, {
              where: { day: 'today' },
              ...rowLock,
            });
            await turn();
            await manager.update(SmsBudgetEntity, 'today', { used: used + 1 });
          }),
        ),
      ),
    );
    const today = await another.read(({ manager }) => manager.findOneBy(SmsBudgetEntity, { day: 'today' }));
    expect(today?.used).toBe(20);
  });
});

describeOnEachDatabase('what a transaction is left with', (open, dialect) => {
  test('is nothing of parts that ran on after one had failed', async () => {
    const { database } = await open();
    const goOn = async (tx: Tx, part: string) => {
      for (let step = 0; step < 20; step += 1) await insert(tx, `${part}-${step}`);
    };
    let parts: Promise<PromiseSettledResult<void>[]> | undefined;
    await expect(
      database.write(async (tx) => {
        parts = Promise.allSettled([goOn(tx, 'one'), goOn(tx, 'two')]);
        await insert(tx, 'three');
        throw new Error('the third part failed');
      }),
    ).rejects.toThrow('the third part failed');
    for (const part of (await parts) ?? []) {
      expect(part).toMatchObject({ status: 'rejected', reason: { message: RELEASED } });
    }
    await database.write((tx) => insert(tx, 'next'));
    expect(await days(database)).toEqual(['next']);
  });

  test('cannot be added to afterwards', async () => {
    const { database } = await open();
    const tx = await database.write((open) => Promise.resolve(open));
    await expect(insert(tx, 'too late')).rejects.toThrow(RELEASED);
    await expect(tx.enqueue({ name: 'late', payload: null })).rejects.toThrow(RELEASED);
    const writing = held(database, (other) => insert(other, 'other'));
    await writing.begun;
    await expect(insert(tx, 'too late')).rejects.toThrow(RELEASED);
    await writing.commit();
    expect(await days(database)).toEqual(['other']);
  });

  test('is all or nothing in transactions nested by TypeORM', async () => {
    const { database } = await open();
    await database.write(async (tx) => {
      await insert(tx, 'outer');
      await expect(
        tx.manager.transaction(async (inner) => {
          await inner.insert(SmsBudgetEntity, { day: 'inner', used: 0 });
          throw new Error('inner only');
        }),
      ).rejects.toThrow('inner only');
      await tx.manager.save(SmsBudgetEntity, { day: 'saved', used: 1 });
    });
    expect(await days(database)).toEqual(['outer', 'saved']);
  });

  test('is the error that ended it, also where rolling back is not possible any more', async () => {
    const { database } = await open();
    const work =
      dialect === 'sqlite'
        ? async (tx: Tx) => {
            await tx.manager.query('PRAGMA max_page_count = 1');
            await tx.manager.query('CREATE TABLE big AS SELECT randomblob(100000) AS filling');
          }
        : async (tx: Tx) => {
            await insert(tx, 'lost');
            const [row] = await tx.manager.query<{ id: number }[]>('SELECT CONNECTION_ID() AS id');
            await tx.manager.query(`KILL ${row?.id}`);
          };
    await expect(database.write(work)).rejects.toThrow(dialect === 'sqlite' ? /full/ : /killed|lost|closed/);
    await database.write(async (tx) => {
      if (dialect === 'sqlite') await tx.manager.query('PRAGMA max_page_count = 1000000');
    });
    await database.write((tx) => insert(tx, 'after'));
    expect(await days(database)).toEqual(['after']);
  });
});

describeWithMariaDb('a deadlock (MariaDB)', (mariadb) => {
  test('makes one of the two run again, from its start', async () => {
    const url = await mariadb().createDatabase();
    const database = await Database.connect(
      { url, pool: 5 },
      { clock: { now: () => new Date() }, onAfterCommitError: () => undefined },
    );
    onTestFinished(() => database.close());
    await database.migrate();
    await database.write(async (tx) => {
      await insert(tx, 'one');
      await insert(tx, 'two');
    });
    const bothHoldOne: PromiseWithResolvers<void> = Promise.withResolvers();
    const holding = new Set<string>();
    const runs: string[] = [];
    const commits: string[] = [];
    const lockBoth = (first: string, second: string) =>
      database.write(async (tx) => {
        runs.push(first);
        tx.afterCommit(() => void commits.push(first));
        await tx.enqueue({ name: `after ${first}`, payload: null });
        await tx.manager.update(SmsBudgetEntity, first, { used: 1 });
        holding.add(first);
        if (holding.size === 2) bothHoldOne.resolve();
        await bothHoldOne.promise;
        await tx.manager.update(SmsBudgetEntity, second, { used: 1 });
      });
    await Promise.all([lockBoth('one', 'two'), lockBoth('two', 'one')]);
    expect(runs).toHaveLength(3);
    expect(commits.sort()).toEqual(['one', 'two']);
    const jobs = await database.read(({ manager }) => manager.find(OutboxJobEntity));
    expect(jobs.map(({ name }) => name).sort()).toEqual(['after one', 'after two']);
  });
});
