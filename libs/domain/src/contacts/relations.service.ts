import { Injectable } from '@nestjs/common';
import { type Relation } from '@parley/contracts';
import { BlockEntity, FriendshipEntity, type Reader } from '@parley/database';
import { findReceived, findSent } from './interest-records.ts';

/** What others ask about two people before they bring them together. */
@Injectable()
export class Relations {
  areFriends({ manager }: Reader, oneId: string, otherId: string): Promise<boolean> {
    return manager.existsBy(FriendshipEntity, { userId: oneId, friendId: otherId });
  }

  /** Who of the two has blocked the other one. */
  async blocksBetween(
    { manager }: Reader,
    a: string,
    b: string,
  ): Promise<{ readonly byA: boolean; readonly byB: boolean }> {
    const blocks = await manager.findBy(BlockEntity, [
      { blockerId: a, blockedId: b },
      { blockerId: b, blockedId: a },
    ]);
    return {
      byA: blocks.some(({ blockerId }) => blockerId === a),
      byB: blocks.some(({ blockerId }) => blockerId === b),
    };
  }

  async friendIdsOf({ manager }: Reader, userId: string): Promise<string[]> {
    const friendships = await manager.find(FriendshipEntity, {
      select: { friendId: true },
      where: { userId },
    });
    return friendships.map(({ friendId }) => friendId);
  }

  /** As the asker may know it: nobody is told that they were blocked. */
  async of(reader: Reader, askerId: string, otherId: string): Promise<Relation> {
    const received = await findReceived(reader, otherId, askerId);
    const interest = received ?? (await findSent(reader, askerId, otherId));
    const { byA: blocked } = await this.blocksBetween(reader, askerId, otherId);
    return {
      friend: await this.areFriends(reader, askerId, otherId),
      blocked,
      interest: interest && (received ? 'received' : 'sent'),
      interestId: interest?.id ?? null,
    };
  }
}
