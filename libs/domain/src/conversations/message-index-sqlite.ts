import { type Tx } from '@parley/database';
import { z } from 'zod';
import { type Indexed, MessageIndex } from './message-index.ts';
import { type SearchedWords } from './message-words.ts';

const Ids = z.tuple([z.object({ id: z.number() })]);

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

  protected async store(tx: Tx, messages: readonly Indexed[]): Promise<void> {
    for (const message of messages) await this.storeOne(tx, message);
  }

  private async storeOne({ manager }: Tx, { conversationId, seq, sentAt, words }: Indexed): Promise<void> {
    const [{ id }] = Ids.parse(
      await manager.query(
        `INSERT INTO message_words (conversationId, seq, sentAt) VALUES (?, ?, ?)
         ON CONFLICT (conversationId, seq) DO UPDATE SET sentAt = excluded.sentAt RETURNING id`,
        [conversationId, seq, sentAt],
      ),
    );
    await manager.query('INSERT OR REPLACE INTO message_words_index (rowid, words) VALUES (?, ?)', [
      id,
      words,
    ]);
  }

  protected expression(conversationWords: string[], searched: readonly SearchedWords[]): string {
    const all = searched.map(({ words, begun }) => `"${words.join(' ')}"${begun ? ' *' : ''}`);
    return [`(${conversationWords.join(' OR ')})`, ...all].join(' AND ');
  }
}
