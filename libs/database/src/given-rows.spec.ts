import { describeOnEachDatabase } from '@parley/testing/databases';
import { expect, test } from 'vitest';
import { BlockEntity } from './entities/block.entity.ts';
import { givenRows } from './given-rows.ts';

const PAIRS = { one: 'id', other: 'id', place: 'int' } as const;

describeOnEachDatabase('rows that are given', (open, dialect) => {
  test('can be selected from, whatever their number', async () => {
    const { database } = await open();
    const select = (rows: readonly (readonly [string, string, number])[]) =>
      database.read(({ manager }) =>
        manager.query<{ one: string; other: string; place: number }[]>(
          `SELECT one, other, place FROM ${givenRows(dialect, PAIRS)} given ORDER BY place`,
          [JSON.stringify(rows)],
        ),
      );
    expect(await select([])).toEqual([]);
    const rows = Array.from({ length: 600 }, (_, place) => [`a"'\\${place}`, 'É', place] as const);
    expect(await select(rows)).toEqual(rows.map(([one, other, place]) => ({ one, other, place })));
  });

  test('are joined by exactly the same characters', async () => {
    const { database } = await open();
    await database.write(({ manager, now }) =>
      manager.insert(BlockEntity, [
        { blockerId: 'ada', blockedId: 'eve', createdAt: now },
        { blockerId: 'Ada', blockedId: 'Bob', createdAt: now },
      ]),
    );
    const found = await database.read(({ manager }) =>
      manager.query<{ place: number }[]>(
        `SELECT given.place FROM ${givenRows(dialect, PAIRS)} given
         JOIN blocks ON blocks.blockerId = given.one AND blocks.blockedId = given.other`,
        [
          JSON.stringify([
            ['ada', 'eve', 1],
            ['ADA', 'eve', 2],
            ['ada', 'Bob', 3],
            ['Ada', 'Bob', 4],
          ]),
        ],
      ),
    );
    expect(found.map(({ place }) => place).sort()).toEqual([1, 4]);
  });
});
