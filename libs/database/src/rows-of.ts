import { type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { type Reader } from './tx.ts';

/**
 * Rows of one table as entities, by a statement whose end is written by hand: `WHERE … ORDER BY … LIMIT ?`. For what is
 * read all the time: TypeORM's query builder takes several times as long as the database. Relations are not loaded.
 */
export async function rowsOf<Entity extends ObjectLiteral>(
  { manager }: Reader,
  target: EntityTarget<Entity> & (new () => Entity),
  end: string,
  parameters: readonly unknown[],
): Promise<Entity[]> {
  const { dataSource } = manager as EntityManager;
  const { driver } = dataSource;
  const { columns, tableName } = dataSource.getMetadata(target);
  const names = columns.map(({ databaseName }) => driver.escape(databaseName)).join(', ');
  const rows = await manager.query<Record<string, unknown>[]>(
    `SELECT ${names} FROM ${driver.escape(tableName)} ${end}`,
    [...parameters],
  );
  return rows.map((row) => {
    const values = columns.map((column): [string, unknown] => {
      const value = row[column.databaseName];
      return [column.propertyName, value === null ? null : driver.prepareHydratedValue(value, column)];
    });
    return Object.assign(new target(), Object.fromEntries(values));
  });
}
