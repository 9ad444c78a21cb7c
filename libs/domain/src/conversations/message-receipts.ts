import { AppError, LIMITS, type MessageReceipts } from '@parley/contracts';
import { MemberEntity, MessageEntity, ReceiptEntity, type Reader, UserEntity } from '@parley/database';
import { Between, In, LessThanOrEqual, MoreThanOrEqual, Not } from 'typeorm';
import { toUser } from '../accounts/me.ts';
import { type Access } from './conversation-access.ts';
import { findMessage } from './message-change.ts';
import { keepsReceipts } from './receipt-events.ts';

type Item = MessageReceipts['items'][number];

/** Those who were there when it was written and still are, the earliest reader first, as the asker may know it. */
export async function receiptsOf(
  reader: Reader,
  { conversation, member: asker }: Access,
  seq: number,
): Promise<MessageReceipts> {
  if (!keepsReceipts(conversation)) {
    throw new AppError('FORBIDDEN', undefined, {
      message: `With more than ${LIMITS.receiptMembers} members, nobody is told who has read what.`,
    });
  }
  const message = await findMessage(reader, conversation.id, seq);
  const recipients = await reader.manager.findBy(MemberEntity, {
    conversationId: conversation.id,
    userId: Not(message.senderId),
    state: 'active',
    joinedAt: LessThanOrEqual(message.createdAt),
  });
  const people = await peopleById(reader, [asker, ...recipients]);
  const tells = people.get(asker.userId)?.settings.readReceipts ?? false;
  const items: Item[] = [];
  for (const recipient of recipients) {
    const user = people.get(recipient.userId);
    if (!user) continue;
    const read = await readAt(reader, recipient, seq);
    const delivered = earliest([(await firstAdvance(reader, recipient, 'delivered', seq))?.at, read]);
    items.push({
      user: toUser(user),
      deliveredAt: delivered?.toISOString() ?? null,
      readAt: tells && user.settings.readReceipts ? (read?.toISOString() ?? null) : null,
    });
  }
  return { items: items.sort(byTime) };
}

async function peopleById(
  { manager }: Reader,
  members: readonly MemberEntity[],
): Promise<Map<string, UserEntity>> {
  const people = await manager.findBy(UserEntity, { id: In(members.map(({ userId }) => userId)) });
  return new Map(people.map((person) => [person.id, person]));
}

/** When the person first said to have read it, or wrote something below it. */
async function readAt(reader: Reader, member: MemberEntity, seq: number): Promise<Date | null> {
  const { conversationId, userId: senderId, readSeq } = member;
  if (readSeq < seq) return null;
  const said = await firstAdvance(reader, member, 'read', seq);
  const answer = await reader.manager.findOne(MessageEntity, {
    select: { seq: true, conversationId: true, createdAt: true },
    where: { conversationId, senderId, seq: Between(seq + 1, said?.seq ?? readSeq) },
    order: { seq: 'ASC' },
  });
  return earliest([said?.at, answer?.createdAt]);
}

/** The one that first took the person as far as the message. */
function firstAdvance(
  { manager }: Reader,
  { conversationId, userId }: MemberEntity,
  kind: ReceiptEntity['kind'],
  seq: number,
): Promise<ReceiptEntity | null> {
  return manager.findOne(ReceiptEntity, {
    where: { conversationId, kind, userId, seq: MoreThanOrEqual(seq) },
    order: { seq: 'ASC' },
  });
}

function earliest(times: readonly (Date | null | undefined)[]): Date | null {
  return times.reduce<Date | null>((first, time) => (time && (!first || time < first) ? time : first), null);
}

function byTime(one: Item, other: Item): number {
  return compare(one.readAt, other.readAt) || compare(one.deliveredAt, other.deliveredAt);
}

/** What has not happened comes last. */
function compare(one: string | null, other: string | null): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -1 : 1;
}
