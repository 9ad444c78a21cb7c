import { DefaultNamingStrategy, type Table } from 'typeorm';

/** Indices have names that people can read: `users_usernameKey`. Migrations and entities both ask here. */
export class Naming extends DefaultNamingStrategy {
  override indexName(table: Table | string, columns: string[]): string {
    return [this.getTableName(table), ...columns].join('_');
  }
}
