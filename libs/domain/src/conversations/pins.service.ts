import { Injectable } from '@nestjs/common';
import { AppError, type ConversationInfo, LIMITS } from '@parley/contracts';
import { Database, type Tx } from '@parley/database';
import { type Principal } from '../accounts/principal.ts';
import { ConversationAccess } from './conversation-access.ts';
import { toInfo } from './conversation-views.ts';
import { DirectMessagePolicy } from './direct-message-policy.ts';
import { findWritten } from './message-change.ts';
import { PinnedMessages } from './pinned-messages.ts';
import { addNote } from './system-notes.ts';

/** Keeping messages in sight: for the admins of a group, and for both people of a direct conversation. */
@Injectable()
export class Pins {
  constructor(
    private readonly database: Database,
    private readonly access: ConversationAccess,
    private readonly policy: DirectMessagePolicy,
    private readonly pinned: PinnedMessages,
  ) {}

  /** What is pinned stays where it is in the list. */
  pin({ userId }: Principal, conversationId: string, seq: number): Promise<ConversationInfo> {
    return this.database.write(async (tx) => {
      const conversation = await this.lock(tx, userId, conversationId);
      await findWritten(tx, conversationId, seq);
      // A pin tells of itself in the conversation, which is a way to write.
      if (!(await this.policy.allows(tx, conversation, userId))) throw new AppError('FORBIDDEN');
      if (conversation.pinnedSeqs.includes(seq)) return toInfo(conversation);
      if (conversation.pinnedSeqs.length >= LIMITS.pinnedMessages) {
        throw new AppError('CONFLICT', undefined, {
          message: `At most ${LIMITS.pinnedMessages} pinned messages. Unpin another one first.`,
        });
      }
      const note = await addNote(tx, conversation, userId, { type: 'message-pinned', seq });
      await this.pinned.add(tx, conversation, seq, [note]);
      return toInfo(conversation);
    });
  }

  unpin({ userId }: Principal, conversationId: string, seq: number): Promise<ConversationInfo> {
    return this.database.write(async (tx) => {
      const conversation = await this.lock(tx, userId, conversationId);
      if (conversation.pinnedSeqs.includes(seq)) await this.pinned.remove(tx, conversation, seq);
      return toInfo(conversation);
    });
  }

  private async lock(tx: Tx, userId: string, conversationId: string) {
    const { conversation, member } = await this.access.lock(tx, userId, conversationId);
    if (conversation.kind === 'group' && member.role === 'member') throw new AppError('FORBIDDEN');
    return conversation;
  }
}
