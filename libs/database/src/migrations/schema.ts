import { type QueryRunner, Table, TableColumn, type TableColumnOptions, TableIndex } from 'typeorm';

/**
 * The column types of `columns.ts`, as migrations write them. Lengths stand in migrations as numbers: a constant may grow
 * later, and what a released migration made is what it was then.
 */

type Options = Partial<TableColumnOptions>;

const column = (name: string, options: Options & { type: string }) => new TableColumn({ ...options, name });

export const id = (name: string, options: Options = {}) => varchar(name, 26, options);
export const varchar = (name: string, length: number, options: Options = {}) =>
  column(name, { ...options, type: 'varchar', length: String(length) });
export const hash = (name: string, options: Options = {}) => varchar(name, 64, options);
export const text = (name: string, options: Options = {}) => column(name, { ...options, type: 'text' });
export const int = (name: string, options: Options = {}) => column(name, { ...options, type: 'integer' });
export const bool = (name: string) => column(name, { type: 'boolean' });
export const time = (name: string, options: Options = {}) =>
  column(name, { ...options, type: 'datetime', precision: 3 });

export const primary: Options = { isPrimary: true };
export const optional: Options = { isNullable: true };

export interface Index {
  readonly on: string[];
  readonly unique?: boolean;
}

/** Unless it is there: on MySQL a migration that was cut off runs again. */
export async function createTable(
  runner: QueryRunner,
  name: string,
  columns: TableColumn[],
  indices: readonly Index[] = [],
): Promise<void> {
  const table = new Table({
    name,
    columns,
    indices: indices.map(({ on, unique = false }) => new TableIndex({ columnNames: on, isUnique: unique })),
  });
  await runner.createTable(table, true);
}

/** Unless it is there, for the same reason. */
export async function addColumn(runner: QueryRunner, table: string, added: TableColumn): Promise<void> {
  if (!(await runner.hasColumn(table, added.name))) await runner.addColumn(table, added);
}

/** Unless it is there, for the same reason. */
export async function addIndex(
  runner: QueryRunner,
  table: string,
  { on, unique = false }: Index,
): Promise<void> {
  const name = runner.dataSource.namingStrategy.indexName(table, on);
  const made = await runner.getTable(table);
  if (made?.indices.some((index) => index.name === name)) return;
  await runner.createIndex(table, new TableIndex({ name, columnNames: on, isUnique: unique }));
}
