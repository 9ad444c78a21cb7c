import { type MessageEntity, type Reader, type Tx } from '@parley/database';
import { z } from 'zod';
import { conversationWord, type SearchedWords, wordsOf } from './message-words.ts';

/** Where a message stands in the order of all messages, which for searching is that of time. */
export interface Found {
  readonly conversationId: string;
  readonly seq: number;
  /** In milliseconds since 1970. */
  readonly sentAt: number;
}

export interface Indexed extends Found {
  readonly words: string;
}

export interface MessageSearchOrder {
  /** Who asks: what they deleted for themselves is left out. */
  readonly userId: string;
  /** At least one. */
  readonly conversationIds: readonly string[];
  /** At least one; a message has all of them. */
  readonly searched: readonly SearchedWords[];
  /** Only what comes after it in the order of the results. */
  readonly after: Found | null;
  readonly limit: number;
}

const Rows = z.array(z.object({ conversationId: z.string(), seq: z.number(), sentAt: z.number() }));
const NEWEST: Found = { conversationId: '', seq: 0, sentAt: Number.MAX_SAFE_INTEGER };

/**
 * The full-text index of all messages. It sees what is committed; a message that is not indexed yet is not found yet.
 * Writing a message again replaces its words.
 */
export abstract class MessageIndex {
  /** `SELECT … FROM` this, where `w` has the columns of `Found`. */
  protected abstract readonly source: string;
  /** A condition with one parameter, for what `expression` answers. */
  protected abstract readonly condition: string;

  /** Of at least one. */
  protected abstract store(tx: Tx, messages: readonly Indexed[]): Promise<void>;
  protected abstract expression(conversationWords: string[], searched: readonly SearchedWords[]): string;
  abstract remove(tx: Tx, conversationId: string, seq: number): Promise<void>;

  async write(tx: Tx, messages: readonly MessageEntity[]): Promise<void> {
    if (messages.length > 0) await this.store(tx, messages.map(indexed));
  }

  /** The newest first. */
  async find(
    { manager }: Reader,
    { userId, conversationIds, searched, after, limit }: MessageSearchOrder,
  ): Promise<Found[]> {
    const { sentAt, conversationId, seq } = after ?? NEWEST;
    const rows = await manager.query<unknown[]>(
      `SELECT w.conversationId, w.seq, w.sentAt FROM ${this.source}
       WHERE ${this.condition} AND (w.sentAt, w.conversationId, w.seq) < (?, ?, ?) AND NOT EXISTS (
         SELECT 1 FROM hidden_messages h WHERE h.userId = ? AND h.conversationId = w.conversationId AND h.seq = w.seq)
       ORDER BY w.sentAt DESC, w.conversationId DESC, w.seq DESC LIMIT ?`,
      [
        this.expression(conversationIds.map(conversationWord), searched),
        sentAt,
        conversationId,
        seq,
        userId,
        limit,
      ],
    );
    return Rows.parse(rows);
  }
}

function indexed({ conversationId, seq, text, createdAt }: MessageEntity): Indexed {
  const words = [conversationWord(conversationId), ...wordsOf(text)].join(' ');
  return { conversationId, seq, sentAt: createdAt.getTime(), words };
}
