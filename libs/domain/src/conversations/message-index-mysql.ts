import { type Tx } from '@parley/database';
import { type Indexed, MessageIndex } from './message-index.ts';
import { type SearchedWords } from './message-words.ts';

/** InnoDB's FULLTEXT index, in boolean mode. */
export class MessageIndexMySql extends MessageIndex {
  protected readonly source = 'message_words w';
  protected readonly condition = 'MATCH (w.words) AGAINST (? IN BOOLEAN MODE)';

  async remove({ manager }: Tx, conversationId: string, seq: number): Promise<void> {
    await manager.query('DELETE FROM message_words WHERE conversationId = ? AND seq = ?', [
      conversationId,
      seq,
    ]);
  }

  protected async store({ manager }: Tx, messages: readonly Indexed[]): Promise<void> {
    await manager.query(
      `INSERT INTO message_words (conversationId, seq, sentAt, words)
       VALUES ${messages.map(() => '(?, ?, ?, ?)').join(', ')} ON DUPLICATE KEY UPDATE words = VALUES(words)`,
      messages.flatMap(({ conversationId, seq, sentAt, words }) => [conversationId, seq, sentAt, words]),
    );
  }

  protected expression(conversationWords: string[], searched: readonly SearchedWords[]): string {
    const all = searched.map(({ words, begun }) => {
      const [first = ''] = words;
      return words.length > 1 ? `+"${words.join(' ')}"` : `+${first}${begun ? '*' : ''}`;
    });
    return [`+(${conversationWords.join(' ')})`, ...all].join(' ');
  }
}
