import { Injectable } from '@nestjs/common';
import { AppError, LIMITS, type Message } from '@parley/contracts';
import { Database, type MessageEntity, newId, ReactionEntity, type Tx } from '@parley/database';
import { type Principal } from '../accounts/principal.ts';
import { type Access, ConversationAccess } from './conversation-access.ts';
import { DirectMessagePolicy } from './direct-message-policy.ts';
import { findWritten, MessageChange } from './message-change.ts';
import { emojisOn } from './reaction-rows.ts';

/** Each person at most once with each emoji. What is so already is left as it is, and is no change. */
@Injectable()
export class Reactions {
  constructor(
    private readonly database: Database,
    private readonly access: ConversationAccess,
    private readonly policy: DirectMessagePolicy,
    private readonly change: MessageChange,
  ) {}

  add(principal: Principal, conversationId: string, seq: number, emoji: string): Promise<Message> {
    return this.react(
      principal,
      conversationId,
      seq,
      async (tx, { conversation, member: { userId } }, row) => {
        // Whom one may not write to, one may not reach by reactions either.
        if (!(await this.policy.allows(tx, conversation, userId))) throw new AppError('FORBIDDEN');
        const reaction = { conversationId, seq, emoji, userId };
        if (await tx.manager.existsBy(ReactionEntity, reaction)) return this.change.unchanged(tx, row);
        const emojis = await emojisOn(tx, conversationId, seq);
        if (emojis.length >= LIMITS.reactionKinds && !emojis.includes(emoji)) {
          throw new AppError('CONFLICT', undefined, {
            message: `At most ${LIMITS.reactionKinds} different emoji on one message.`,
          });
        }
        await tx.manager.insert(ReactionEntity, { ...reaction, id: newId() });
        return this.change.make(tx, conversation, row);
      },
    );
  }

  remove(principal: Principal, conversationId: string, seq: number, emoji: string): Promise<Message> {
    return this.react(
      principal,
      conversationId,
      seq,
      async (tx, { conversation, member: { userId } }, row) => {
        const { affected } = await tx.manager.delete(ReactionEntity, { conversationId, seq, emoji, userId });
        return affected === 0 ? this.change.unchanged(tx, row) : this.change.make(tx, conversation, row);
      },
    );
  }

  private react(
    { userId }: Principal,
    conversationId: string,
    seq: number,
    work: (tx: Tx, access: Access, row: MessageEntity) => Promise<Message>,
  ): Promise<Message> {
    return this.database.write(async (tx) => {
      const access = await this.access.lock(tx, userId, conversationId);
      return work(tx, access, await findWritten(tx, conversationId, seq));
    });
  }
}
