import { type MigrationInterface, type QueryRunner, type TableColumn } from 'typeorm';
import { createTable, hash, id, type Index, int, optional, primary, text, time, varchar } from './schema.ts';

/** Accounts and their sessions, codes and tickets; friendships; the outbox; the development inbox. */
export class Foundation1795200000000 implements MigrationInterface {
  name = 'Foundation1795200000000';

  async up(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type === 'mysql') {
      await runner.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
    }
    const table = (name: string, columns: TableColumn[], indices?: Index[]) =>
      createTable(runner, name, columns, indices);

    await table(
      'users',
      [
        id('id', primary),
        varchar('username', 32),
        varchar('usernameKey', 32),
        varchar('displayName', 64),
        varchar('nameKey', 192),
        varchar('about', 500),
        varchar('role', 10),
        varchar('locale', 35),
        varchar('phone', 16, optional),
        varchar('email', 254, optional),
        varchar('emailKey', 254, optional),
        varchar('pendingEmail', 254, optional),
        varchar('pendingEmailKey', 254, optional),
        varchar('passwordHash', 255, optional),
        text('settings'),
        time('createdAt'),
        time('deletionAt', optional),
        time('deletedAt', optional),
      ],
      [
        { on: ['usernameKey'], unique: true },
        { on: ['phone'], unique: true },
        { on: ['emailKey'], unique: true },
        { on: ['pendingEmailKey'] },
        { on: ['nameKey'] },
        { on: ['deletionAt'] },
      ],
    );
    await table(
      'identities',
      [varchar('provider', 20, primary), varchar('subject', 255, primary), id('userId'), time('createdAt')],
      [{ on: ['userId', 'provider'], unique: true }],
    );
    await table(
      'sessions',
      [
        id('id', primary),
        id('userId'),
        varchar('device', 120),
        varchar('place', 80),
        hash('salt'),
        int('generation'),
        text('rotations'),
        time('createdAt'),
        time('lastUsedAt'),
        time('expiresAt'),
        time('revokedAt', optional),
      ],
      [{ on: ['userId'] }, { on: ['expiresAt'] }],
    );
    await table(
      'phone_codes',
      [
        varchar('phone', 16, primary),
        id('requestId'),
        varchar('purpose', 20),
        id('userId', optional),
        hash('codeHash', optional),
        int('attempts'),
        int('streak'),
        int('sentInWindow'),
        time('windowStartedAt'),
        time('sentAt'),
        time('expiresAt'),
        time('consumedAt', optional),
      ],
      [{ on: ['sentAt'] }],
    );
    await table('sms_budget', [varchar('day', 10, primary), int('used')]);
    await table(
      'tickets',
      [
        hash('tokenHash', primary),
        varchar('kind', 20),
        id('userId'),
        varchar('email', 254, optional),
        text('data'),
        time('expiresAt'),
        time('usedAt', optional),
      ],
      [{ on: ['userId'] }, { on: ['expiresAt'] }],
    );
    await table(
      'friendships',
      [id('userId', primary), id('friendId', primary), time('createdAt')],
      [{ on: ['friendId'] }],
    );
    await table(
      'outbox_jobs',
      [
        id('id', primary),
        varchar('name', 60),
        text('payload'),
        varchar('state', 10),
        time('createdAt'),
        time('dueAt'),
        int('attempts'),
        varchar('error', 500, optional),
        time('diedAt', optional),
      ],
      [{ on: ['state', 'dueAt'] }],
    );
    await table('inbox_messages', [
      id('id', primary),
      varchar('recipient', 254),
      varchar('via', 10),
      text('text'),
      time('at'),
    ]);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup to go back.');
  }
}
