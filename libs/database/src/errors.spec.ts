import { describeOnEachDatabase, describeWithMariaDb } from '@parley/testing/databases';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Database } from './database.ts';
import { IdentityEntity } from './entities/identity.entity.ts';
import { SmsBudgetEntity } from './entities/sms-budget.entity.ts';
import { isOutage, isTransactionConflict, isUniqueViolation } from './errors.ts';
import { type Tx } from './tx.ts';

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('It was expected to fail.');
}

function identity({ manager }: Tx, subject: string, userId: string) {
  return manager.insert(IdentityEntity, { provider: 'google', subject, userId, createdAt: new Date(0) });
}

describeOnEachDatabase('a unique violation', (open) => {
  test('is recognised at a primary key', async () => {
    const { database } = await open();
    await database.write((tx) => identity(tx, 'subject', 'ada'));
    const error = await failureOf(database.write((tx) => identity(tx, 'subject', 'grace')));
    expect(isUniqueViolation(error)).toBe(true);
    expect(isTransactionConflict(error)).toBe(false);
  });

  test('is recognised at a unique index', async () => {
    const { database } = await open();
    await database.write((tx) => identity(tx, 'one', 'ada'));
    const error = await failureOf(database.write((tx) => identity(tx, 'two', 'ada')));
    expect(isUniqueViolation(error)).toBe(true);
  });

  test('is recognised at an update', async () => {
    const { database } = await open();
    await database.write((tx) => identity(tx, 'one', 'ada'));
    await database.write((tx) => identity(tx, 'two', 'grace'));
    const error = await failureOf(
      database.write(({ manager }) => manager.update(IdentityEntity, { userId: 'grace' }, { userId: 'ada' })),
    );
    expect(isUniqueViolation(error)).toBe(true);
  });

  test('can be caught inside a transaction, which goes on', async () => {
    const { database } = await open();
    await database.write(async (tx) => {
      await identity(tx, 'one', 'ada');
      const error = await failureOf(identity(tx, 'one', 'grace'));
      expect(isUniqueViolation(error)).toBe(true);
      await identity(tx, 'two', 'grace');
    });
    expect(await database.read(({ manager }) => manager.count(IdentityEntity))).toBe(2);
  });

  test('is not what else may go wrong', async () => {
    const { database } = await open();
    const missing = await failureOf(
      database.write(({ manager }) => manager.query("INSERT INTO sms_budget (day) VALUES ('2026-11-20')")),
    );
    const mistaken = await failureOf(database.write(({ manager }) => manager.query('SELEKT 1')));
    const thrown = await failureOf(database.write(() => Promise.reject(new Error('ER_DUP_ENTRY'))));
    for (const error of [missing, mistaken, thrown, undefined, null, 'ER_DUP_ENTRY', {}]) {
      expect(isUniqueViolation(error)).toBe(false);
      expect(isTransactionConflict(error)).toBe(false);
      expect(isOutage(error)).toBe(false);
    }
  });
});

describe('a transaction conflict', () => {
  test.each(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD'])('is %s', (code) => {
    expect(isTransactionConflict({ driverError: { code } })).toBe(true);
    expect(isUniqueViolation({ driverError: { code } })).toBe(false);
  });
});

describe('an outage', () => {
  test.each([
    ['no connection', { driverError: { code: 'ECONNREFUSED', fatal: true } }],
    ['a connection that broke', { driverError: { code: 'PROTOCOL_CONNECTION_LOST' } }],
    ['a connection that was given up, for which mysql2 has no code', { driverError: { fatal: true } }],
    ['too many connections', { driverError: { code: 'ER_CON_COUNT_ERROR' } }],
    ['a full disk', { driverError: { code: 'SQLITE_FULL' } }],
    ['a broken disk', { driverError: { code: 'SQLITE_IOERR_WRITE' } }],
    ['a lock that was never free', { driverError: { code: 'ER_LOCK_WAIT_TIMEOUT' } }],
    ['another process that goes on writing', { driverError: { code: 'SQLITE_BUSY' } }],
  ])('is %s', (_name, error) => {
    expect(isOutage(error)).toBe(true);
  });
});

describeWithMariaDb(
  'a server with lax rules (MariaDB)',
  (mariadb) => {
    test('refuses what is too long instead of cutting it', async () => {
      const url = await mariadb().createDatabase();
      const database = await Database.connect(
        { url, pool: 1 },
        { clock: { now: () => new Date() }, onAfterCommitError: () => undefined },
      );
      onTestFinished(() => database.close());
      await database.migrate();
      await expect(
        database.write(({ manager }) =>
          manager.insert(SmsBudgetEntity, { day: '2026-11-20 and on', used: 1 }),
        ),
      ).rejects.toThrow(/too long/);
    });
  },
  { variables: { 'sql-mode': '' } },
);
