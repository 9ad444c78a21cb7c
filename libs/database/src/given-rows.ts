import { LIMITS } from '@parley/contracts';
import { type Dialect } from './tx.ts';

const TYPES = {
  id: `varchar(${LIMITS.id}) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  int: 'int',
  bigint: 'bigint',
  text: 'longtext',
} as const;

/**
 * Rows that the caller has, as a table to select from and to join with: `FROM ${givenRows(…)} given JOIN …`. They are one
 * parameter, the JSON of an array of arrays with the columns in this order: so one statement, the same whatever their
 * number, does for a whole batch.
 */
export function givenRows(dialect: Dialect, columns: Readonly<Record<string, keyof typeof TYPES>>): string {
  const named = Object.entries(columns);
  if (dialect === 'sqlite') {
    const values = named.map(([name], place) => `value ->> ${place} AS ${name}`);
    return `(SELECT ${values.join(', ')} FROM json_each(?))`;
  }
  const paths = named.map(([name, type], place) => `${name} ${TYPES[type]} PATH '$[${place}]'`);
  return `JSON_TABLE(?, '$[*]' COLUMNS (${paths.join(', ')}))`;
}
