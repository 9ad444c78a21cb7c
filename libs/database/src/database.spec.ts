import { setImmediate as turn } from 'node:timers/promises';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { describe, expect, test, vi } from 'vitest';
import { Database } from './database.ts';
import { OutboxJobEntity } from './entities/outbox-job.entity.ts';
import { SmsBudgetEntity } from './entities/sms-budget.entity.ts';
import { type Tx } from './tx.ts';

const insert = ({ manager }: Tx, day: string) => manager.insert(SmsBudgetEntity, { day, used: 0 });
const count = (database: Database) => database.read(({ manager }) => manager.count(SmsBudgetEntity));
const jobNames = async (database: Database) => {
  const jobs = await database.read(({ manager }) => manager.find(OutboxJobEntity, { order: { id: 'ASC' } }));
  return jobs.map(({ name }) => name);
};

describeOnEachDatabase('Database.write', (open) => {
  test('hands out what its function returns, and one time for all of it', async () => {
    const { database, clock } = await open();
    const times = await database.write(async (tx) => {
      const before = tx.now;
      clock.advance({ seconds: 1 });
      await insert(tx, 'today');
      return [before, tx.now];
    });
    expect(times).toEqual([new Date('2026-11-20T09:30:00Z'), new Date('2026-11-20T09:30:00Z')]);
    expect(database.now()).toEqual(new Date('2026-11-20T09:30:01Z'));
  });

  test('refuses to be nested, and works again afterwards', async () => {
    const { database } = await open();
    await database.write(async (tx) => {
      await expect(database.write((inner) => insert(inner, 'inner'))).rejects.toThrow(
        'Database.write was called inside Database.write; use the tx that is open.',
      );
      await turn();
      await expect(count(database)).rejects.toThrow(
        'Database.read was called inside Database.write; use the tx that is open.',
      );
      await insert(tx, 'outer');
    });
    await database.write((tx) => insert(tx, 'next'));
    expect(await count(database)).toBe(2);
  });

  test('refuses nesting only while it is open', async () => {
    const { database } = await open();
    const over: PromiseWithResolvers<void> = Promise.withResolvers();
    const outliving = await database.write((tx) =>
      Promise.resolve({
        write: over.promise.then(() => database.write((later) => insert(later, 'later'))),
        read: over.promise.then(() => count(database)),
        tx,
      }),
    );
    over.resolve();
    await outliving.write;
    await outliving.read;
    await expect(
      database.write(() => {
        throw new Error('thrown at once');
      }),
    ).rejects.toThrow('thrown at once');
    expect(await count(database)).toBe(1);
  });

  test('may be called beside an open one, and inside a read', async () => {
    const { database } = await open();
    await database.read(async () => {
      await Promise.all([
        database.write((tx) => insert(tx, 'one')),
        database.write((tx) => insert(tx, 'two')),
        database.read(({ manager }) => manager.count(SmsBudgetEntity)),
      ]);
    });
    expect(await count(database)).toBe(2);
  });

  test('waits for the disk, but for what would be done again', async () => {
    const { database } = await open();
    const waits: boolean[] = [];
    for (const redoable of [false, true, true, false]) {
      await database.write(
        async (tx) => {
          await insert(tx, String(waits.length));
          const setting = { sqlite: 'PRAGMA synchronous', mysql: 'SELECT 2 AS synchronous' }[tx.dialect];
          const [row] = await tx.manager.query<{ synchronous: number }[]>(setting);
          waits.push(row?.synchronous === 2);
        },
        { redoable },
      );
    }
    expect(waits).toEqual(
      database.dialect === 'sqlite' ? [true, false, false, true] : [true, true, true, true],
    );
    expect(await count(database)).toBe(4);
  });

  test('says how many rows an update met, changed or not', async () => {
    const { database } = await open();
    await database.write((tx) => insert(tx, 'today'));
    const affected = (day: string) =>
      database.write(async ({ manager }) => {
        const result = await manager.update(SmsBudgetEntity, { day }, { used: 0 });
        return result.affected;
      });
    expect(await affected('today')).toBe(1);
    expect(await affected('tomorrow')).toBe(0);
  });
});

describeOnEachDatabase('what follows a commit', (open) => {
  test('happens after it, in order, before write returns', async () => {
    const { database } = await open();
    const seen: string[] = [];
    await database.write(async (tx) => {
      tx.afterCommit(async () => {
        await turn();
        seen.push(`first, with ${await count(database)} row`);
      });
      tx.afterCommit(() => void seen.push('second'));
      await insert(tx, 'today');
      seen.push('still open');
    });
    seen.push('returned');
    expect(seen).toEqual(['still open', 'first, with 1 row', 'second', 'returned']);
  });

  test('may write again', async () => {
    const { database } = await open();
    await database.write((tx) => {
      tx.afterCommit(() => database.write((next) => insert(next, 'next')).then(() => undefined));
      return Promise.resolve();
    });
    expect(await count(database)).toBe(1);
  });

  test('does not happen when there was none', async () => {
    const { database } = await open();
    const callback = vi.fn();
    await expect(
      database.write(async (tx) => {
        tx.afterCommit(callback);
        await insert(tx, 'today');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(callback).not.toHaveBeenCalled();
  });

  test('is reported when it fails, and fails neither the write nor what else follows', async () => {
    const errors: unknown[] = [];
    const { database } = await open({ onAfterCommitError: (error) => errors.push(error) });
    const last = vi.fn();
    const thrown = new Error('thrown');
    const rejected = new Error('rejected');
    const deaf = new Error('a listener');
    database.onJobsCommitted(() => {
      throw deaf;
    });
    const result = await database.write(async (tx) => {
      tx.afterCommit(() => {
        throw thrown;
      });
      tx.afterCommit(() => Promise.reject(rejected));
      tx.afterCommit(last);
      await tx.enqueue({ name: 'job', payload: null });
      return 'result';
    });
    expect(result).toBe('result');
    expect(errors).toEqual([deaf, thrown, rejected]);
    expect(last).toHaveBeenCalledOnce();
  });
});

describeOnEachDatabase('jobs of a transaction', (open) => {
  test('commit with it, and are announced once', async () => {
    const { database } = await open();
    const listener = vi.fn();
    database.onJobsCommitted(listener);
    await database.write(async (tx) => {
      await tx.enqueue({ name: 'first', payload: { to: 'ada' } });
      await tx.enqueue({ name: 'second', payload: [], delayMs: 60_000 });
      expect(listener).not.toHaveBeenCalled();
    });
    expect(listener).toHaveBeenCalledOnce();
    expect(await jobNames(database)).toEqual(['first', 'second']);
    await database.write((tx) => insert(tx, 'no jobs'));
    expect(listener).toHaveBeenCalledOnce();
  });

  test('roll back with it', async () => {
    const { database } = await open();
    const listener = vi.fn();
    database.onJobsCommitted(listener);
    await expect(
      database.write(async (tx) => {
        await tx.enqueue({ name: 'never', payload: null });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(listener).not.toHaveBeenCalled();
    expect(await jobNames(database)).toEqual([]);
  });

  test('have the id that was asked for, once', async () => {
    const { database } = await open();
    const order = () => database.write((tx) => tx.enqueue({ name: 'job', payload: null, id: 'mine' }));
    expect(await order()).toBe('mine');
    await expect(order()).rejects.toThrow();
    expect(await jobNames(database)).toEqual(['job']);
  });
});

describeOnEachDatabase('a database', (open) => {
  test('answers a ping', async () => {
    const { database } = await open({ migrated: false });
    await Promise.all(Array.from({ length: 30 }, () => database.ping()));
  });

  test('gives counts and sums as numbers to plain SQL', async () => {
    const { database } = await open();
    await database.write(({ manager }) => manager.insert(SmsBudgetEntity, { day: 'today', used: 3 }));
    const rows: unknown = await database.read(({ manager }) =>
      manager.query('SELECT COUNT(*) AS days, SUM(used) AS used, MAX(used) AS most FROM sms_budget'),
    );
    expect(rows).toEqual([{ days: 1, used: 3, most: 3 }]);
  });

  test('finishes the writes under way when it is closed, and may be closed twice', async () => {
    const { database, join } = await open();
    const closing = await join();
    const writes = Array.from({ length: 20 }, (_, index) =>
      closing.write(async (tx) => {
        await insert(tx, `${index}-a`);
        await turn();
        await insert(tx, `${index}-b`);
      }),
    );
    await Promise.all([closing.close(), closing.close(), ...writes]);
    expect(await count(database)).toBe(40);
    await expect(closing.write((tx) => insert(tx, 'late'))).rejects.toThrow();
    await expect(count(closing)).rejects.toThrow();
  });
});

describe('connecting', () => {
  const options = { clock: { now: () => new Date() }, onAfterCommitError: () => undefined };

  test('fails where there is no server', async () => {
    const url = 'mysql://nobody:nothing@127.0.0.1:1/parley';
    await expect(Database.connect({ url, pool: 1 }, options)).rejects.toThrow(/ECONNREFUSED/);
  });

  test('fails where there can be no file', async () => {
    await expect(Database.connect({ file: '/dev/null/parley.sqlite' }, options)).rejects.toThrow();
  });
});
