import { type DataSource, type EntityManager, type ObjectLiteral } from 'typeorm';
import { type Reader } from './tx.ts';

/** Columns of these types come from both databases as they are in the entity. */
const AS_THEY_ARE = new Set<unknown>(['varchar', 'int', 'text']);

type Row = Record<string, unknown>;

/** How to read one kind of entity from one database. */
interface Plan {
  readonly select: string;
  /** Of the properties that are taken as they are. */
  readonly names: readonly string[];
  readonly conversions: readonly { readonly name: string; readonly convert: (value: unknown) => unknown }[];
}

const plans = new WeakMap<DataSource, Map<object, Plan>>();

/**
 * Rows of one table as entities, by a statement whose end is written by hand: `WHERE … ORDER BY … LIMIT ?`. For what is
 * read all the time: TypeORM's own way takes several times as long as the database. Relations are not loaded.
 */
export async function rowsOf<Entity extends ObjectLiteral>(
  { manager }: Reader,
  target: new () => Entity,
  end: string,
  parameters: readonly unknown[],
): Promise<Entity[]> {
  const { select, names, conversions } = planOf((manager as EntityManager).dataSource, target);
  const rows = await manager.query<Row[]>(`${select} ${end}`, [...parameters]);
  return rows.map((row) => {
    const values: Row = new target();
    for (const name of names) values[name] = row[name];
    for (const { name, convert } of conversions) {
      const value = row[name];
      values[name] = value === null ? null : convert(value);
    }
    return values as Entity;
  });
}

function planOf(source: DataSource, target: new () => ObjectLiteral): Plan {
  const known = plans.get(source) ?? new Map<object, Plan>();
  plans.set(source, known);
  const plan = known.get(target) ?? makePlan(source, target);
  known.set(target, plan);
  return plan;
}

function makePlan(source: DataSource, target: new () => ObjectLiteral): Plan {
  const { driver } = source;
  const { columns, tableName } = source.getMetadata(target);
  const selected = columns.map(
    ({ databaseName, propertyName }) => `${driver.escape(databaseName)} AS ${driver.escape(propertyName)}`,
  );
  const isPlain = ({ type }: { readonly type: unknown }) => AS_THEY_ARE.has(type);
  return {
    select: `SELECT ${selected.join(', ')} FROM ${driver.escape(tableName)}`,
    names: columns.filter(isPlain).map(({ propertyName }) => propertyName),
    conversions: columns
      .filter((column) => !isPlain(column))
      .map((column) => ({
        name: column.propertyName,
        convert: (value) => driver.prepareHydratedValue(value, column) as unknown,
      })),
  };
}
