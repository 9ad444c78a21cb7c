import { type Interest } from '@parley/contracts';
import { InterestEntity, newId, type Reader, type Tx, type UserEntity } from '@parley/database';
import { IsNull, Not } from 'typeorm';
import { toUser } from '../accounts/me.ts';

interface NewInterestRecord {
  readonly senderId: string;
  readonly receiverId: string;
  readonly note: string;
  readonly hidden: boolean;
}

export async function insertInterest(tx: Tx, fields: NewInterestRecord): Promise<InterestEntity> {
  const interest = tx.manager.create(InterestEntity, {
    ...fields,
    id: newId(),
    state: 'pending',
    pendingKey: pendingKeyOf(fields.senderId, fields.receiverId),
    createdAt: tx.now,
    decidedAt: null,
    closedAt: null,
  });
  await tx.manager.insert(InterestEntity, interest);
  return interest;
}

/** The request that, as the sender sees it, waits for the receiver's answer. */
export function findSent(
  { manager }: Reader,
  senderId: string,
  receiverId: string,
): Promise<InterestEntity | null> {
  return manager.findOneBy(InterestEntity, { pendingKey: pendingKeyOf(senderId, receiverId) });
}

/** The request that, as the receiver sees it, waits for an answer. */
export function findReceived(
  { manager }: Reader,
  senderId: string,
  receiverId: string,
): Promise<InterestEntity | null> {
  return manager.findOneBy(InterestEntity, { senderId, receiverId, ...VISIBLE_TO_RECEIVER });
}

export const VISIBLE_TO_SENDER = { pendingKey: Not(IsNull()) };
export const VISIBLE_TO_RECEIVER = { state: 'pending', hidden: false } as const;

export function seenBySender({ pendingKey }: InterestEntity): boolean {
  return pendingKey !== null;
}

export function seenByReceiver({ state, hidden }: InterestEntity): boolean {
  return state === 'pending' && !hidden;
}

export function toInterest(
  { id, note, createdAt }: InterestEntity,
  box: Interest['box'],
  other: UserEntity,
): Interest {
  return { id, box, user: toUser(other), note, createdAt: createdAt.toISOString() };
}

function pendingKeyOf(senderId: string, receiverId: string): string {
  return `${senderId}:${receiverId}`;
}
