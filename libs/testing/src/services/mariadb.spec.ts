import { access } from 'node:fs/promises';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findProgram } from './available.ts';
import { startMariaDb, type MariaDbService } from './mariadb.ts';

async function query(url: string, sql: string): Promise<RowDataPacket[]> {
  const connection = await createConnection(url);
  try {
    const [rows] = await connection.query<RowDataPacket[]>(sql);
    return rows;
  } finally {
    await connection.end();
  }
}

describe.skipIf(!findProgram('mariadbd'))('a private MariaDB', () => {
  let mariadb: MariaDbService;

  beforeAll(async () => {
    mariadb = await startMariaDb({ variables: { 'lock-wait-timeout': '17' } });
  });
  afterAll(async () => {
    await mariadb.stop();
  });

  test('makes databases that compare text byte by byte', async () => {
    const url = await mariadb.createDatabase();
    expect(await query(url, 'SELECT @@character_set_database AS cs, @@collation_database AS co')).toEqual([
      { cs: 'utf8mb4', co: 'utf8mb4_bin' },
    ]);
    expect(
      await query(url, 'SELECT COUNT(*) AS n FROM information_schema.tables WHERE table_schema = DATABASE()'),
    ).toEqual([{ n: 0 }]);
    expect(await mariadb.createDatabase()).not.toBe(url);
  });

  test('takes names of databases, and refuses what is none', async () => {
    expect(new URL(await mariadb.createDatabase('ledger')).pathname).toBe('/ledger');
    await expect(mariadb.createDatabase('ledger')).rejects.toThrow(/exists/);
    await mariadb.dropDatabase('ledger');
    await mariadb.createDatabase('ledger');
    await expect(mariadb.createDatabase('x; DROP DATABASE mysql')).rejects.toThrow(/will not do/);
  });

  test('takes server variables', async () => {
    expect(await query(mariadb.url, 'SELECT @@lock_wait_timeout AS t')).toEqual([{ t: 17 }]);
  });

  test('keeps what was committed through kill -9, at the same address', async () => {
    await query(mariadb.url, 'CREATE TABLE kept (id INT PRIMARY KEY)');
    await query(mariadb.url, 'INSERT INTO kept VALUES (1), (2)');
    const before = mariadb.pid;
    await mariadb.kill9();
    await expect(query(mariadb.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
    await mariadb.restart();
    expect(mariadb.pid).not.toBe(before);
    expect(await query(mariadb.url, 'SELECT id FROM kept ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }]);
  });

  test('does not answer while it is paused', async () => {
    mariadb.pause();
    const answer = query(mariadb.url, 'SELECT 1 AS one');
    expect(await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 100, 'silence'))])).toBe(
      'silence',
    );
    mariadb.resume();
    expect(await answer).toEqual([{ one: 1 }]);
  });

  test('leaves neither process nor folder', async () => {
    const other = await startMariaDb();
    const [row] = await query(other.url, 'SELECT @@datadir AS folder');
    await other.stop();
    expect(() => process.kill(other.pid, 0)).toThrow(/ESRCH/);
    await expect(access(String(row?.['folder']))).rejects.toThrow(/ENOENT/);
  });
});
