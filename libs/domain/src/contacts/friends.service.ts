import { Injectable } from '@nestjs/common';
import { type FriendPage, type PageQuery } from '@parley/contracts';
import { Database, FriendshipEntity, UserEntity } from '@parley/database';
import { In } from 'typeorm';
import { pageByName } from '../accounts/pages-by-name.ts';
import { type Principal } from '../accounts/principal.ts';
import { Friendships, toFriend } from './friendships.ts';
import { lockPair } from './pairs.ts';

/** The people who said yes to one another. */
@Injectable()
export class Friends {
  constructor(
    private readonly database: Database,
    private readonly friendships: Friendships,
  ) {}

  list({ userId }: Principal, page: PageQuery): Promise<FriendPage> {
    return this.database.read(async ({ manager }) => {
      const query = manager
        .createQueryBuilder(UserEntity, 'user')
        .innerJoin(FriendshipEntity, 'friendship', 'friendship.friendId = user.id')
        .where('friendship.userId = :userId AND user.deletionAt IS NULL', { userId });
      const { users, nextCursor } = await pageByName(query, page);
      const friendships = await manager.findBy(FriendshipEntity, {
        userId,
        friendId: In(users.map(({ id }) => id)),
      });
      const since = new Map(friendships.map(({ friendId, createdAt }) => [friendId, createdAt]));
      // Between the two queries a friendship may have ended.
      const items = users.flatMap((user) => {
        const createdAt = since.get(user.id);
        return createdAt ? [toFriend(user, createdAt)] : [];
      });
      return { items, nextCursor };
    });
  }

  /** Removing somebody who is no friend is fine. */
  async remove({ userId }: Principal, friendId: string): Promise<void> {
    await this.database.write(async (tx) => {
      await lockPair(tx, userId, friendId);
      await this.friendships.end(tx, userId, friendId);
    });
  }
}
