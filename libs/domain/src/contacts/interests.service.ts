import { Injectable } from '@nestjs/common';
import { AppError, type Friend, type InterestOutcome, type NewInterest } from '@parley/contracts';
import {
  Database,
  FriendshipEntity,
  InterestEntity,
  INTERESTS_REMEMBERED_DAYS,
  type Tx,
} from '@parley/database';
import { MoreThan } from 'typeorm';
import { type Principal } from '../accounts/principal.ts';
import { PersonalEvents } from '../runtime/personal-events.ts';
import { Friendships, toFriend } from './friendships.ts';
import { InterestEndings } from './interest-endings.ts';
import { InterestQuotas } from './interest-quotas.ts';
import { findSent, insertInterest, seenByReceiver, seenBySender, toInterest } from './interest-records.ts';
import { lockPair, type Pair } from './pairs.ts';
import { Relations } from './relations.service.ts';

const DAY_MS = 86_400_000;

/** Asking somebody to be friends, and what comes of it. */
@Injectable()
export class Interests {
  constructor(
    private readonly database: Database,
    private readonly relations: Relations,
    private readonly quotas: InterestQuotas,
    private readonly friendships: Friendships,
    private readonly endings: InterestEndings,
    private readonly events: PersonalEvents,
  ) {}

  /**
   * Whoever was asked by the receiver before, even if they said no to it then, is their friend at once. Asking again while
   * a request waits gives that request.
   */
  async send({ userId }: Principal, { userId: receiverId, note }: NewInterest): Promise<InterestOutcome> {
    if (receiverId === userId) throw AppError.field('userId', 'This is you.');
    const waiting = await this.database.read((reader) => findSent(reader, userId, receiverId));
    if (!waiting) await this.quotas.countAttempt(userId);
    return this.database.write(async (tx) => {
      const pair = await lockPair(tx, userId, receiverId);
      if (pair.other.deletionAt) throw new AppError('NOT_FOUND');
      const { byA: blockedByMe, byB: blockedByThem } = await this.relations.blocksBetween(
        tx,
        userId,
        receiverId,
      );
      if (blockedByMe) throw conflict('You have blocked this person. Unblock them first.');
      if (await this.relations.areFriends(tx, userId, receiverId)) throw conflict('You are friends already.');

      const theirs = await findSent(tx, receiverId, userId);
      if (theirs && !theirs.hidden) {
        return { interest: null, friend: await this.friendships.begin(tx, pair) };
      }
      const mine = await findSent(tx, userId, receiverId);
      if (mine) return { interest: toInterest(mine, 'sent', pair.other), friend: null };

      await this.quotas.refuseTooMany(tx, userId, receiverId);
      const hidden = blockedByThem || (await this.wasDeclinedLately(tx, userId, receiverId));
      const interest = await insertInterest(tx, { senderId: userId, receiverId, note, hidden });
      this.tellOfNew(tx, interest, pair);
      return { interest: toInterest(interest, 'sent', pair.other), friend: null };
    });
  }

  /** Accepting again is fine as long as the two are friends. */
  accept({ userId }: Principal, id: string): Promise<Friend> {
    return this.database.write(async (tx) => {
      const { interest, pair } = await this.lockReceived(tx, userId, id);
      if (pair.other.deletionAt) throw new AppError('NOT_FOUND');
      if (seenByReceiver(interest)) return this.friendships.begin(tx, pair);
      const friendship =
        interest.state === 'accepted' &&
        (await tx.manager.findOneBy(FriendshipEntity, { userId, friendId: pair.other.id }));
      if (!friendship) throw settled();
      return toFriend(pair.other, friendship.createdAt);
    });
  }

  /** The sender is not told. Declining again is fine. */
  async decline({ userId }: Principal, id: string): Promise<void> {
    await this.database.write(async (tx) => {
      const { interest } = await this.lockReceived(tx, userId, id);
      if (seenByReceiver(interest)) await this.endings.decline(tx, interest);
      else if (interest.state !== 'declined') throw settled();
    });
  }

  /** Withdrawing again is fine. */
  async withdraw({ userId }: Principal, id: string): Promise<void> {
    await this.database.write(async (tx) => {
      const found = await tx.manager.findOneBy(InterestEntity, { id, senderId: userId });
      if (!found) throw new AppError('NOT_FOUND');
      const { interest } = await this.lock(tx, userId, found.receiverId, id);
      if (seenBySender(interest)) await this.endings.withdraw(tx, interest);
      else if (interest.state === 'accepted') throw settled();
    });
  }

  private async lockReceived(
    tx: Tx,
    userId: string,
    id: string,
  ): Promise<{ interest: InterestEntity; pair: Pair }> {
    const found = await tx.manager.findOneBy(InterestEntity, { id, receiverId: userId, hidden: false });
    if (!found) throw new AppError('NOT_FOUND');
    return this.lock(tx, userId, found.senderId, id);
  }

  /** Reads the request again under the lock that everything between the two waits for. */
  private async lock(
    tx: Tx,
    userId: string,
    otherId: string,
    id: string,
  ): Promise<{ interest: InterestEntity; pair: Pair }> {
    const pair = await lockPair(tx, userId, otherId);
    const interest = await tx.manager.findOneBy(InterestEntity, { id });
    if (!interest) throw new AppError('NOT_FOUND');
    return { interest, pair };
  }

  private wasDeclinedLately({ manager, now }: Tx, senderId: string, receiverId: string): Promise<boolean> {
    const since = new Date(now.getTime() - INTERESTS_REMEMBERED_DAYS * DAY_MS);
    return manager.existsBy(InterestEntity, {
      senderId,
      receiverId,
      state: 'declined',
      decidedAt: MoreThan(since),
    });
  }

  private tellOfNew(tx: Tx, interest: InterestEntity, { me, other }: Pair): void {
    this.events.send(tx, me.id, [
      { channel: 'contacts', type: 'interest-sent', data: toInterest(interest, 'sent', other) },
    ]);
    if (!seenByReceiver(interest)) return;
    this.events.send(tx, other.id, [
      { channel: 'contacts', type: 'interest-received', data: toInterest(interest, 'received', me) },
    ]);
  }
}

function conflict(message: string): AppError {
  return new AppError('CONFLICT', undefined, { message });
}

function settled(): AppError {
  return conflict('This request does not wait for an answer any more.');
}
