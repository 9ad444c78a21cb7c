import { Injectable } from '@nestjs/common';
import { type Friend } from '@parley/contracts';
import { FriendshipEntity, type Tx, type UserEntity } from '@parley/database';
import { toUser } from '../accounts/me.ts';
import { Whereabouts } from '../presence/whereabouts.service.ts';
import { PersonalEvents } from '../runtime/personal-events.ts';
import { InterestEndings } from './interest-endings.ts';
import { type Pair } from './pairs.ts';

/** How friendships begin and end. For transactions that hold the lock on the pair. */
@Injectable()
export class Friendships {
  constructor(
    private readonly endings: InterestEndings,
    private readonly events: PersonalEvents,
    private readonly whereabouts: Whereabouts,
  ) {}

  /** Answers the new friend, as `me` sees it. */
  async begin(tx: Tx, { me, other }: Pair): Promise<Friend> {
    await tx.manager.insert(FriendshipEntity, [
      { userId: me.id, friendId: other.id, createdAt: tx.now },
      { userId: other.id, friendId: me.id, createdAt: tx.now },
    ]);
    await this.endings.accept(tx, me.id, other.id);
    this.events.send(tx, other.id, [
      { channel: 'contacts', type: 'friend-added', data: toFriend(me, tx.now) },
    ]);
    const friend = toFriend(other, tx.now);
    this.events.send(tx, me.id, [{ channel: 'contacts', type: 'friend-added', data: friend }]);
    tx.afterCommit(() => this.whereabouts.showEachOtherAnew(me.id, other.id));
    return friend;
  }

  /** Does nothing where there is none. */
  async end(tx: Tx, oneId: string, otherId: string): Promise<void> {
    const pairs = [
      { userId: oneId, friendId: otherId },
      { userId: otherId, friendId: oneId },
    ];
    let ended = false;
    for (const { userId, friendId } of pairs) {
      const { affected } = await tx.manager.delete(FriendshipEntity, { userId, friendId });
      if (affected === 0) continue;
      ended = true;
      this.events.send(tx, userId, [
        { channel: 'contacts', type: 'friend-removed', data: { userId: friendId } },
      ]);
    }
    if (ended) tx.afterCommit(() => this.whereabouts.showEachOtherAnew(oneId, otherId));
  }
}

export function toFriend(user: UserEntity, since: Date): Friend {
  return { user: toUser(user), since: since.toISOString() };
}
