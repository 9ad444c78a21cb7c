import { Injectable } from '@nestjs/common';
import { Id, Seq } from '@parley/contracts';
import { Database, MessageEntity } from '@parley/database';
import { type Job } from '@parley/infra';
import { Between } from 'typeorm';
import { z } from 'zod';
import { MessageIndex } from './message-index.ts';

const Payload = z.object({ conversationId: Id, fromSeq: Seq, toSeq: Seq });

/** Brings the index up to what messages say now; doing it twice, or in another order, comes to the same. */
@Injectable()
export class MessageIndexing {
  constructor(
    private readonly database: Database,
    private readonly index: MessageIndex,
  ) {}

  async run({ payload }: Job): Promise<void> {
    const { conversationId, fromSeq, toSeq } = Payload.parse(payload);
    await this.database.write(async (tx) => {
      // The lock holds back edits until the words are written, so that the job of an edit always comes later.
      const rows = await tx.manager.find(MessageEntity, {
        where: { conversationId, seq: Between(fromSeq, toSeq) },
        order: { seq: 'ASC' },
        ...tx.rowLock,
      });
      for (const row of rows) {
        if (row.deletedAt) await this.index.remove(tx, conversationId, row.seq);
        else if (!row.extras.note) await this.index.write(tx, row);
      }
    });
  }
}
