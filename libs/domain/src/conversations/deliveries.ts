import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AppError, type Watermark } from '@parley/contracts';
import { ConversationEntity, Database, MemberEntity, ReceiptEntity, type Tx } from '@parley/database';
import { In, LessThan } from 'typeorm';
import { ConversationEvents } from './conversation-events.ts';
import { type Delivery, DeliveryQueue } from './delivery-queue.ts';
import { partedConversations } from './parted-pairs.ts';
import { advancedEvent, keepsReceipts } from './receipt-events.ts';
import { discreetAmong } from './receipt-privacy.ts';

/** A message that reaches fifty people is reported fifty times at once: one transaction, and one event, for all of them. */
@Injectable()
export class Deliveries implements OnModuleDestroy {
  private readonly queue = new DeliveryQueue((deliveries) => this.store(deliveries));

  constructor(
    private readonly database: Database,
    private readonly events: ConversationEvents,
  ) {}

  /** Resolves when it is stored; throws NOT_FOUND for who is not in the conversation. */
  note(delivery: Delivery): Promise<void> {
    return this.queue.push(delivery);
  }

  onModuleDestroy(): Promise<void> {
    return this.queue.close();
  }

  /** Answers in order what is wrong with each. */
  private store(deliveries: readonly Delivery[]): Promise<(AppError | null)[]> {
    return this.database.write(async (tx) => {
      const places = await placesOf(tx, deliveries);
      const outcomes: (AppError | null)[] = [];
      const advances = new Map<ConversationEntity, Watermark[]>();
      for (const delivery of deliveries) {
        const place = places(delivery);
        outcomes.push(place ? null : new AppError('NOT_FOUND'));
        const watermark = place && (await advance(tx, place, delivery));
        if (!watermark) continue;
        const { conversation } = place;
        advances.set(conversation, [...(advances.get(conversation) ?? []), watermark]);
      }
      await this.tell(tx, advances);
      return outcomes;
    });
  }

  private async tell(tx: Tx, advances: ReadonlyMap<ConversationEntity, readonly Watermark[]>): Promise<void> {
    const parted = await partedConversations(tx, [...advances.keys()]);
    const told = [...advances].filter(([conversation]) => !parted.has(conversation));
    if (told.length === 0) return;
    const receipts = told.flatMap(([{ id: conversationId }, watermarks]) =>
      watermarks.map(({ userId, deliveredSeq }) => ({
        conversationId,
        kind: 'delivered' as const,
        userId,
        seq: deliveredSeq,
        at: tx.now,
      })),
    );
    await tx.manager.insert(ReceiptEntity, receipts);
    const discreet = await discreetAmong(
      tx,
      receipts.map(({ userId }) => userId),
    );
    const events = told.map(
      ([{ id }, watermarks]) => [id, [advancedEvent(id, watermarks, discreet)]] as const,
    );
    this.events.sendAll(tx, new Map(events));
  }
}

interface Place {
  readonly conversation: ConversationEntity;
  readonly member: MemberEntity;
}

async function placesOf(
  { manager }: Tx,
  deliveries: readonly Delivery[],
): Promise<(delivery: Delivery) => Place | undefined> {
  const byConversation = Map.groupBy(deliveries, ({ conversationId }) => conversationId);
  const conversations = await manager.findBy(ConversationEntity, { id: In([...byConversation.keys()]) });
  const members = await manager.find(MemberEntity, {
    where: [...byConversation].map(([conversationId, ofOne]) => ({
      conversationId,
      userId: In(ofOne.map(({ userId }) => userId)),
      state: 'active' as const,
    })),
  });
  const conversationsById = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  const membersByKey = new Map(members.map((member) => [keyOf(member), member]));
  return (delivery) => {
    const conversation = conversationsById.get(delivery.conversationId);
    const member = membersByKey.get(keyOf(delivery));
    return conversation && member ? { conversation, member } : undefined;
  };
}

/** Null where there is nothing to tell. Large conversations tell nothing, so nothing is stored of them. */
async function advance(
  tx: Tx,
  { conversation, member: { deliveredSeq, readSeq } }: Place,
  { conversationId, userId, seq }: Delivery,
): Promise<Watermark | null> {
  const reached = Math.min(seq, conversation.lastSeq);
  if (!keepsReceipts(conversation) || deliveredSeq >= reached) return null;
  const { affected } = await tx.manager.update(
    MemberEntity,
    { conversationId, userId, state: 'active', deliveredSeq: LessThan(reached) },
    { deliveredSeq: reached },
  );
  return affected === 1 ? { userId, deliveredSeq: reached, readSeq } : null;
}

function keyOf({ conversationId, userId }: { conversationId: string; userId: string }): string {
  return `${conversationId}/${userId}`;
}
