import { Injectable } from '@nestjs/common';
import { AppError } from '@parley/contracts';
import { type ConversationEntity, MemberEntity, type Tx } from '@parley/database';
import { type Access } from './conversation-access.ts';
import { ConversationEvents } from './conversation-events.ts';
import { Membership } from './membership.ts';
import { addNote, tellsOfComing } from './system-notes.ts';

/** Coming in by oneself, through the open door of a room or with a code. */
@Injectable()
export class Arrivals {
  constructor(
    private readonly membership: Membership,
    private readonly events: ConversationEvents,
  ) {}

  /** Needs the conversation's lock. Who is in it already just is; of a group that all have left, nobody has the key. */
  async enter(
    tx: Tx,
    conversation: ConversationEntity,
    userId: string,
  ): Promise<Access & { readonly isNew: boolean }> {
    const before = await tx.manager.findOneBy(MemberEntity, { conversationId: conversation.id, userId });
    if (before?.state === 'active') return { conversation, member: before, isNew: false };
    if (conversation.kind === 'direct' || conversation.memberCount === 0) throw new AppError('NOT_FOUND');
    if (before?.state === 'banned')
      throw new AppError('FORBIDDEN', undefined, { message: 'You were banned here.' });
    await this.membership.refuseOneTooMany(tx, userId);
    if (tellsOfComing(conversation)) {
      this.events.send(tx, conversation.id, [await addNote(tx, conversation, userId, { type: 'joined' })]);
    }
    const [member] = await this.membership.admit(tx, conversation, [{ userId, role: 'member' }]);
    if (!member) throw new Error('Who is admitted is a member.');
    return { conversation, member, isNew: true };
  }
}
