import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { addColumn, addIndex, createTable, hash, optional, primary, time, varchar } from './schema.ts';

/** Pictures of people, and previews of links. */
export class Pictures1795240000000 implements MigrationInterface {
  name = 'Pictures1795240000000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'users', varchar('avatar', 32, optional));
    await addIndex(runner, 'users', { on: ['avatar'], unique: true });
    await createTable(
      runner,
      'link_previews',
      [
        hash('urlHash', primary),
        varchar('siteName', 80),
        varchar('title', 200, optional),
        varchar('description', 400, optional),
        varchar('picture', 32, optional),
        time('expiresAt'),
      ],
      [{ on: ['picture'], unique: true }, { on: ['expiresAt'] }],
    );
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup to go back.');
  }
}
