import { Injectable } from '@nestjs/common';
import { type Membership, type MessageReceipts } from '@parley/contracts';
import { Database, MemberEntity, ReceiptEntity, type Tx } from '@parley/database';
import { LessThan } from 'typeorm';
import { type Principal } from '../accounts/principal.ts';
import { PersonalEvents } from '../runtime/personal-events.ts';
import { type Access, ConversationAccess } from './conversation-access.ts';
import { ConversationEvents } from './conversation-events.ts';
import { ConversationViews } from './conversation-views.ts';
import { Deliveries } from './deliveries.ts';
import { receiptsOf } from './message-receipts.ts';
import { advancedEvent, keepsReceipts } from './receipt-events.ts';
import { partedConversations } from './parted-pairs.ts';
import { discreetAmong } from './receipt-privacy.ts';

/**
 * How far people are. Watermarks only rise, on however many devices and in whatever order; they take no lock of the
 * conversation, and are no change of it.
 */
@Injectable()
export class Receipts {
  constructor(
    private readonly database: Database,
    private readonly access: ConversationAccess,
    private readonly views: ConversationViews,
    private readonly deliveries: Deliveries,
    private readonly events: ConversationEvents,
    private readonly personal: PersonalEvents,
  ) {}

  /** All up to the seq has been read, and so delivered; what does not exist yet is not read ahead. */
  async read({ userId }: Principal, conversationId: string, seq: number): Promise<Membership> {
    const known = await this.database.read(async (reader) => {
      const access = await this.access.read(reader, userId, conversationId);
      const { conversation, member } = access;
      const news = member.markedUnread || member.readSeq < Math.min(seq, conversation.lastSeq);
      return news ? null : this.views.membership(reader, conversation, member);
    });
    return known ?? this.database.write((tx) => this.advance(tx, userId, conversationId, seq));
  }

  /** All up to the seq has reached a device of the person. Answered when it is stored. */
  delivered({ userId }: Principal, conversationId: string, seq: number): Promise<void> {
    return this.deliveries.note({ conversationId, userId, seq });
  }

  /** Who else was there for a message, and when it reached them. */
  of({ userId }: Principal, conversationId: string, seq: number): Promise<MessageReceipts> {
    return this.database.read(async (reader) =>
      receiptsOf(reader, await this.access.read(reader, userId, conversationId), seq),
    );
  }

  private async advance(tx: Tx, userId: string, conversationId: string, seq: number): Promise<Membership> {
    const before = await this.access.read(tx, userId, conversationId);
    const reached = Math.min(seq, before.conversation.lastSeq);
    const { affected } = await tx.manager.update(
      MemberEntity,
      { conversationId, userId, state: 'active', readSeq: LessThan(reached) },
      {
        readSeq: reached,
        deliveredSeq: () => `CASE WHEN deliveredSeq < ${reached} THEN ${reached} ELSE deliveredSeq END`,
        markedUnread: false,
      },
    );
    const advanced = affected === 1;
    if (!advanced) await tx.manager.update(MemberEntity, { conversationId, userId }, { markedUnread: false });
    const access = await this.access.read(tx, userId, conversationId);
    const me = await this.views.membership(tx, access.conversation, access.member);
    this.personal.send(tx, userId, [
      { channel: 'conversations', type: 'membership', data: { conversationId, me } },
    ]);
    if (advanced && keepsReceipts(access.conversation)) await this.tellOthers(tx, access, reached);
    return me;
  }

  private async tellOthers(tx: Tx, { conversation, member }: Access, readSeq: number): Promise<void> {
    if ((await partedConversations(tx, [conversation])).size > 0) return;
    const { conversationId, userId, deliveredSeq } = member;
    await tx.manager.insert(ReceiptEntity, {
      conversationId,
      kind: 'read',
      userId,
      seq: readSeq,
      at: tx.now,
    });
    const discreet = await discreetAmong(tx, [userId]);
    const watermark = { userId, deliveredSeq, readSeq };
    this.events.send(tx, conversationId, [advancedEvent(conversationId, [watermark], discreet)]);
  }
}
