import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { bool, createTable, id, optional, primary, time, varchar } from './schema.ts';

/** Friend requests and blocks. */
export class Contacts1795210000000 implements MigrationInterface {
  name = 'Contacts1795210000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'interests',
      [
        id('id', primary),
        id('senderId'),
        id('receiverId'),
        varchar('note', 300),
        varchar('state', 10),
        bool('hidden'),
        varchar('pendingKey', 53, optional),
        time('createdAt'),
        time('decidedAt', optional),
        time('closedAt', optional),
      ],
      [
        { on: ['senderId', 'receiverId'] },
        { on: ['receiverId', 'state', 'hidden', 'id'] },
        { on: ['pendingKey'], unique: true },
        { on: ['closedAt'] },
      ],
    );
    await createTable(
      runner,
      'blocks',
      [id('blockerId', primary), id('blockedId', primary), time('createdAt')],
      [{ on: ['blockedId'] }],
    );
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup to go back.');
  }
}
