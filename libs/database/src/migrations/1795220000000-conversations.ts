import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { bool, createTable, hash, id, int, optional, primary, text, time, varchar } from './schema.ts';

/** Conversations with their members, messages and all that hangs on them. */
export class Conversations1795220000000 implements MigrationInterface {
  name = 'Conversations1795220000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'conversations',
      [
        id('id', primary),
        varchar('kind', 10),
        varchar('visibility', 10),
        varchar('posting', 10),
        varchar('directKey', 53, optional),
        varchar('title', 80),
        varchar('titleKey', 240),
        varchar('description', 500),
        id('createdBy'),
        time('createdAt'),
        int('lastSeq'),
        int('version'),
        int('memberCount'),
        text('pinnedSeqs'),
      ],
      [{ on: ['directKey'], unique: true }, { on: ['visibility', 'titleKey', 'id'] }],
    );
    await createTable(
      runner,
      'members',
      [
        id('conversationId', primary),
        id('userId', primary),
        varchar('state', 10),
        varchar('role', 10),
        int('version'),
        time('joinedAt'),
        int('readSeq'),
        int('deliveredSeq'),
        bool('markedUnread'),
        time('mutedUntil', optional),
        bool('pinned'),
        bool('archived'),
      ],
      [
        { on: ['userId', 'state', 'conversationId'] },
        { on: ['conversationId', 'version'] },
        { on: ['conversationId', 'state', 'role', 'userId'] },
      ],
    );
    await createTable(
      runner,
      'messages',
      [
        id('conversationId', primary),
        int('seq', primary),
        int('version'),
        id('senderId'),
        varchar('clientId', 36),
        hash('fingerprint'),
        text('text'),
        text('extras'),
        time('createdAt'),
        time('editedAt', optional),
        time('deletedAt', optional),
      ],
      [{ on: ['clientId', 'senderId'], unique: true }, { on: ['conversationId', 'version'] }],
    );
    await createTable(runner, 'message_wordings', [
      id('conversationId', primary),
      int('seq', primary),
      int('version', primary),
      text('text'),
      time('replacedAt'),
    ]);
    await createTable(runner, 'reactions', [
      id('conversationId', primary),
      int('seq', primary),
      varchar('emoji', 64, primary),
      id('userId', primary),
      id('id'),
    ]);
    await createTable(runner, 'mentions', [
      id('conversationId', primary),
      id('userId', primary),
      int('seq', primary),
    ]);
    await createTable(runner, 'hidden_messages', [
      id('userId', primary),
      id('conversationId', primary),
      int('seq', primary),
    ]);
    await createTable(runner, 'receipts', [
      id('conversationId', primary),
      varchar('kind', 10, primary),
      id('userId', primary),
      int('seq', primary),
      time('at'),
    ]);
    await createTable(
      runner,
      'join_codes',
      [
        varchar('code', 32, primary),
        id('conversationId'),
        time('expiresAt', optional),
        int('usesLeft', optional),
      ],
      [{ on: ['conversationId'], unique: true }],
    );
    await createTable(runner, 'last_seen', [id('userId', primary), time('at')]);
    await this.createSearchIndex(runner);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup to go back.');
  }

  /** The words of the messages, prepared by the application; each dialect's own full-text index finds them. */
  private async createSearchIndex(runner: QueryRunner): Promise<void> {
    const statements =
      runner.dataSource.options.type === 'mysql'
        ? [
            `CREATE TABLE IF NOT EXISTS message_words (
               conversationId varchar(26) NOT NULL, seq int NOT NULL, sentAt bigint NOT NULL,
               words mediumtext NOT NULL,
               PRIMARY KEY (conversationId, seq), FULLTEXT KEY message_words_words (words))`,
          ]
        : [
            `CREATE TABLE message_words (
               id integer PRIMARY KEY, conversationId varchar(26) NOT NULL, seq int NOT NULL, sentAt bigint NOT NULL,
               UNIQUE (conversationId, seq))`,
            `CREATE VIRTUAL TABLE message_words_index USING fts5(words, content='', contentless_delete=1, prefix='3 4 6')`,
          ];
    for (const statement of statements) await runner.query(statement);
  }
}
