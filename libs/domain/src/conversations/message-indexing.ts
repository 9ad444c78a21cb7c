import { Injectable } from '@nestjs/common';
import { Id, Seq } from '@parley/contracts';
import { Database, MessageEntity, rowsOf } from '@parley/database';
import { type Job } from '@parley/infra';
import { z } from 'zod';
import { MessageIndex } from './message-index.ts';

const Range = z.object({ conversationId: Id, fromSeq: Seq, toSeq: Seq });
/** Messages of one conversation that follow one another. */
export type IndexedRange = z.infer<typeof Range>;
const Payload = z.object({ ranges: z.array(Range).min(1) });

/** Brings the index up to what messages say now; doing it twice, or in another order, comes to the same. */
@Injectable()
export class MessageIndexing {
  constructor(
    private readonly database: Database,
    private readonly index: MessageIndex,
  ) {}

  async run({ payload }: Job): Promise<void> {
    const { ranges } = Payload.parse(payload);
    await this.database.write(
      async (tx) => {
        // The lock holds back edits until the words are written, so that the job of an edit always comes later.
        const rows = await rowsOf(
          tx,
          MessageEntity,
          `WHERE ${ranges.map(() => '(conversationId = ? AND seq BETWEEN ? AND ?)').join(' OR ')}
         ORDER BY conversationId, seq ${tx.dialect === 'mysql' ? 'FOR UPDATE' : ''}`,
          ranges.flatMap(({ conversationId, fromSeq, toSeq }) => [conversationId, fromSeq, toSeq]),
        );
        const [deleted, standing] = [rows.filter(isDeleted), rows.filter((row) => !isDeleted(row))];
        for (const { conversationId, seq } of deleted) await this.index.remove(tx, conversationId, seq);
        await this.index.write(
          tx,
          standing.filter(({ extras }) => !extras.note),
        );
      },
      // The job is removed after it: whoever loses this still has that.
      { redoable: true },
    );
  }
}

const isDeleted = ({ deletedAt }: MessageEntity): boolean => deletedAt !== null;
