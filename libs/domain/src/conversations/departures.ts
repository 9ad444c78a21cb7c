import { Injectable } from '@nestjs/common';
import { AppError } from '@parley/contracts';
import { type ConversationEntity, JoinCodeEntity, MemberEntity, type Tx } from '@parley/database';
import { type Access } from './conversation-access.ts';
import { ConversationEvents } from './conversation-events.ts';
import { Membership } from './membership.ts';
import { addNote, tellsOfComing } from './system-notes.ts';

/** Going by oneself. A group always has an owner, until the last one has left; nobody comes into it again then. */
@Injectable()
export class Departures {
  constructor(
    private readonly membership: Membership,
    private readonly events: ConversationEvents,
  ) {}

  /** Needs the conversation's lock. */
  async leave(tx: Tx, { conversation, member }: Access): Promise<void> {
    if (conversation.kind === 'direct') {
      throw new AppError('FORBIDDEN', undefined, {
        message: 'A direct conversation cannot be left. Archive it instead.',
      });
    }
    const { conversationId, userId, role } = member;
    if (role === 'owner') await this.passOn(tx, conversation, userId);
    if (tellsOfComing(conversation)) {
      this.events.send(tx, conversationId, [await addNote(tx, conversation, userId, { type: 'left' })]);
    }
    await this.membership.dismiss(tx, conversation, member, 'left');
    if (conversation.memberCount === 0) await tx.manager.delete(JoinCodeEntity, { conversationId });
  }

  /** To the admin, or else the member, who has been in it longest; to nobody, where nobody else is. */
  private async passOn(tx: Tx, conversation: ConversationEntity, ownerId: string): Promise<void> {
    const successor =
      (await longestStanding(tx, conversation, 'admin')) ??
      (await longestStanding(tx, conversation, 'member'));
    if (!successor) return;
    const { userId } = successor;
    const note = await addNote(tx, conversation, ownerId, { type: 'role-changed', userId, role: 'owner' });
    this.events.send(tx, conversation.id, [note]);
    await this.membership.setRole(tx, conversation, successor, 'owner');
  }
}

function longestStanding(
  { manager }: Tx,
  { id: conversationId }: ConversationEntity,
  role: 'admin' | 'member',
): Promise<MemberEntity | null> {
  return manager.findOne(MemberEntity, {
    where: { conversationId, state: 'active', role },
    order: { joinedAt: 'ASC', userId: 'ASC' },
  });
}
