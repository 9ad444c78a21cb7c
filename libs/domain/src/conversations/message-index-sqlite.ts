import { givenRows, type Tx } from '@parley/database';
import { type Indexed, MessageIndex } from './message-index.ts';
import { type SearchedWords } from './message-words.ts';

const WORDS = { conversationId: 'id', seq: 'int', sentAt: 'bigint', words: 'text' } as const;
const GIVEN = `${givenRows('sqlite', WORDS)} given`;

/** FTS5, which keeps no text, beside a table that tells which of its rows is which message. */
export class MessageIndexSqlite extends MessageIndex {
  protected readonly source = 'message_words_index i JOIN message_words w ON w.id = i.rowid';
  protected readonly condition = 'i.words MATCH ?';

  async remove({ manager }: Tx, conversationId: string, seq: number): Promise<void> {
    const key = [conversationId, seq];
    const place = 'FROM message_words WHERE conversationId = ? AND seq = ?';
    await manager.query(`DELETE FROM message_words_index WHERE rowid IN (SELECT id ${place})`, key);
    await manager.query(`DELETE ${place}`, key);
  }

  /** Two statements, however many messages: each one costs more on its way than in the database. */
  protected async store({ manager }: Tx, messages: readonly Indexed[]): Promise<void> {
    const rows = messages.map(({ conversationId, seq, sentAt, words }) => [
      conversationId,
      seq,
      sentAt,
      words,
    ]);
    const given = JSON.stringify(rows);
    await manager.query(
      `INSERT INTO message_words (conversationId, seq, sentAt) SELECT conversationId, seq, sentAt FROM ${GIVEN}
       WHERE true ON CONFLICT (conversationId, seq) DO UPDATE SET sentAt = excluded.sentAt`,
      [given],
    );
    await manager.query(
      `INSERT OR REPLACE INTO message_words_index (rowid, words) SELECT w.id, given.words
       FROM ${GIVEN} JOIN message_words w ON w.conversationId = given.conversationId AND w.seq = given.seq`,
      [given],
    );
  }

  protected expression(conversationWords: string[], searched: readonly SearchedWords[]): string {
    const all = searched.map(({ words, begun }) => `"${words.join(' ')}"${begun ? ' *' : ''}`);
    return [`(${conversationWords.join(' OR ')})`, ...all].join(' AND ');
  }
}
