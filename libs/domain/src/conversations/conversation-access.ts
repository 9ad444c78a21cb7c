import { Injectable } from '@nestjs/common';
import { AppError, type MemberRole } from '@parley/contracts';
import { ConversationEntity, MemberEntity, type Reader, type Tx } from '@parley/database';
import { In } from 'typeorm';

export interface Access {
  readonly conversation: ConversationEntity;
  readonly member: MemberEntity;
}

/** Which messages of a conversation a person may see. */
export interface Extent {
  readonly lastSeq: number;
  /** Whether they deleted some for themselves; else all are there, from 1 on. */
  readonly hasGaps: boolean;
}

const RANK: Record<MemberRole, number> = { member: 0, admin: 1, owner: 2 };

/** The only way to a conversation: who is not in it learns no more than that there is nothing. */
@Injectable()
export class ConversationAccess {
  /** For reading; throws NOT_FOUND unless the person is in it. */
  async read(
    { manager }: Reader,
    userId: string,
    conversationId: string,
    needed: MemberRole = 'member',
  ): Promise<Access> {
    const conversation = await manager.findOneBy(ConversationEntity, { id: conversationId });
    const member = await manager.findOneBy(MemberEntity, { conversationId, userId, state: 'active' });
    if (!conversation || !member) throw new AppError('NOT_FOUND');
    if (!atLeast(member.role, needed)) throw new AppError('FORBIDDEN');
    return { conversation, member };
  }

  /** What there is to read, for somebody who reads back: asked all the time, and so by one statement. */
  async extent({ manager }: Reader, userId: string, conversationId: string): Promise<Extent> {
    const [found] = await manager.query<{ lastSeq: number; hides: number }[]>(
      `SELECT conversations.lastSeq AS lastSeq, EXISTS (
           SELECT 1 FROM hidden_messages hidden
           WHERE hidden.userId = members.userId AND hidden.conversationId = members.conversationId
         ) AS hides
         FROM conversations JOIN members ON members.conversationId = conversations.id
         WHERE conversations.id = ? AND members.userId = ? AND members.state = 'active'`,
      [conversationId, userId],
    );
    if (!found) throw new AppError('NOT_FOUND');
    return { lastSeq: found.lastSeq, hasGaps: found.hides !== 0 };
  }

  /** Those that the person is in, by id: after the one id and up to the other. `next` is where the next page begins after. */
  async list(
    { manager }: Reader,
    userId: string,
    { after = '', upTo, limit }: { after?: string | undefined; upTo?: string | undefined; limit: number },
  ): Promise<{ items: Access[]; next: string | null }> {
    const query = manager
      .createQueryBuilder(ConversationEntity, 'conversation')
      .innerJoin(MemberEntity, 'member', 'member.conversationId = conversation.id')
      .where("member.userId = :userId AND member.state = 'active'", { userId })
      .andWhere('member.conversationId > :after', { after })
      .orderBy('member.conversationId')
      .limit(limit + 1);
    if (upTo !== undefined) query.andWhere('member.conversationId <= :upTo', { upTo });
    const found = await query.getMany();
    const page = found.slice(0, limit);
    // Read after the conversations: a message that the person sends in between is then none that they have not read.
    const members = await manager.findBy(MemberEntity, {
      userId,
      conversationId: In(page.map(({ id }) => id)),
      state: 'active',
    });
    const byConversation = new Map(members.map((member) => [member.conversationId, member]));
    const items = page.flatMap((conversation) => {
      const member = byConversation.get(conversation.id);
      return member ? [{ conversation, member }] : [];
    });
    return { items, next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
  }

  /** For changing: holds the lock of the conversation, and so the right to the next versions, until the transaction ends. */
  async lock(tx: Tx, userId: string, conversationId: string, needed: MemberRole = 'member'): Promise<Access> {
    const conversation = await this.lockConversation(tx, conversationId);
    const member = await tx.manager.findOneBy(MemberEntity, { conversationId, userId, state: 'active' });
    if (!conversation || !member) throw new AppError('NOT_FOUND');
    if (!atLeast(member.role, needed)) throw new AppError('FORBIDDEN');
    return { conversation, member };
  }

  lockConversation(tx: Tx, id: string): Promise<ConversationEntity | null> {
    return tx.manager.findOne(ConversationEntity, { where: { id }, ...tx.rowLock });
  }
}

export function atLeast(role: MemberRole, needed: MemberRole): boolean {
  return RANK[role] >= RANK[needed];
}
