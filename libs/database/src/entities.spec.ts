import { describeOnEachDatabase } from '@parley/testing/databases';
import { type EntityMetadata } from 'typeorm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Database } from './database.ts';
import { ENTITIES } from './entities/index.ts';
import { UserEntity } from './entities/user.entity.ts';
import { rowsOf } from './rows-of.ts';

type Column = EntityMetadata['columns'][number];
type Row = Record<string, unknown>;

const TEXT = 'ÄßŁ 漢字かな한글 😀👩‍👩‍👧 عربى\u0000\'"`\\%_\n\t';

/** As many characters as fit, counted as MySQL counts them. */
function fill(length: number): string {
  return Array.from(TEXT.repeat(length)).slice(0, length).join('');
}

/** Different for each column, with milliseconds that a careless conversion would lose. */
function instant(index: number): Date {
  return new Date(Date.UTC(2026, 9, 25, 0, 59, 59, 999 - index));
}

function fullest(column: Column, index: number): unknown {
  switch (column.type) {
    case 'varchar':
      return fill(Number(column.length));
    case 'text':
      return fill(10_000);
    case 'int':
      return 2 ** 31 - 1 - index;
    case 'boolean':
      return true;
    case 'datetime':
      return instant(index);
    case 'simple-json':
      return { text: TEXT, yes: true, no: false, none: null, list: [1, 1.5, -0.25, { deep: [] }], empty: {} };
    default:
      throw new Error(`No value is known for columns of type ${String(column.type)}.`);
  }
}

/** With null wherever that may be, and else the least of its kind. */
function emptiest(column: Column): unknown {
  if (column.isNullable) return null;
  switch (column.type) {
    case 'varchar':
    case 'text':
      return '';
    case 'int':
      return -(2 ** 31);
    case 'boolean':
      return false;
    case 'datetime':
      return new Date(0);
    default:
      return [];
  }
}

function rowOf(metadata: EntityMetadata, value: (column: Column, index: number) => unknown): Row {
  return Object.fromEntries(
    metadata.columns.map((column, index) => [column.propertyName, value(column, index)]),
  );
}

function metadataOf(database: Database, entity: (typeof ENTITIES)[number]): Promise<EntityMetadata> {
  return database.write(({ manager }) => Promise.resolve(manager.dataSource.getMetadata(entity)));
}

describeOnEachDatabase('every entity', (open, dialect) => {
  beforeAll(() => {
    vi.stubEnv('TZ', 'Asia/Kathmandu');
    expect(new Date(0).getTimezoneOffset()).toBe(-330);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  for (const entity of ENTITIES) {
    test(`${entity.name} comes back as it was put in`, async () => {
      const { database, join } = await open();
      const metadata = await metadataOf(database, entity);
      const rows = [rowOf(metadata, fullest), rowOf(metadata, emptiest)];
      await database.write(({ manager }) => manager.insert(entity, rows));

      const another = await join();
      for (const row of rows) {
        const key = metadata.getEntityIdMap(row) ?? {};
        const found = await another.read(({ manager }) => manager.findOneBy(entity, key));
        expect(Object.assign({}, found)).toEqual(row);
      }
      const all = await another.read((reader) => rowsOf<object>(reader, entity, '', []));
      expect(all.every((one) => one instanceof entity)).toBe(true);
      expect(all.map((one) => ({ ...one }))).toEqual(expect.arrayContaining(rows));
    });
  }

  test('comes back with the character that a half of one was, at worst', async () => {
    const { database } = await open();
    const metadata = await metadataOf(database, UserEntity);
    const row = { ...rowOf(metadata, emptiest), about: 'half: \ud83d' };
    await database.write(({ manager }) => manager.insert(UserEntity, row));
    const [found] = await database.read(({ manager }) => manager.find(UserEntity));
    expect(found?.about).toBe('half: \ufffd');
  });

  test('keeps its times in UTC', async () => {
    const { database } = await open();
    const metadata = await metadataOf(database, UserEntity);
    const createdAt = new Date('2026-03-29T01:02:03.004Z');
    await database.write(({ manager }) =>
      manager.insert(UserEntity, { ...rowOf(metadata, emptiest), createdAt }),
    );
    const [row] = await database.read(({ manager }) =>
      manager.query<{ stored: string }[]>(
        dialect === 'sqlite'
          ? 'SELECT createdAt AS stored FROM users'
          : 'SELECT CAST(createdAt AS CHAR) AS stored FROM users',
      ),
    );
    expect(row).toEqual({ stored: '2026-03-29 01:02:03.004' });
  });

  test('tells apart what differs in case or accent only', async () => {
    const { database } = await open();
    const metadata = await metadataOf(database, UserEntity);
    const names = ['ada', 'Ada', 'àda', 'ADA'];
    await database.write(({ manager }) =>
      manager.insert(
        UserEntity,
        names.map((name) => ({ ...rowOf(metadata, emptiest), id: name, usernameKey: name })),
      ),
    );
    const found = await database.read(({ manager }) => manager.findBy(UserEntity, { usernameKey: 'ada' }));
    expect(found.map(({ id }) => id)).toEqual(['ada']);
  });
});
