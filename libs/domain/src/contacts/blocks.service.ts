import { Injectable } from '@nestjs/common';
import { AppError, type BlockPage, type PageQuery } from '@parley/contracts';
import { BlockEntity, Database, type Tx, UserEntity } from '@parley/database';
import { In } from 'typeorm';
import { toUser } from '../accounts/me.ts';
import { pageByName } from '../accounts/pages-by-name.ts';
import { type Principal } from '../accounts/principal.ts';
import { Whereabouts } from '../presence/whereabouts.service.ts';
import { PersonalEvents } from '../runtime/personal-events.ts';
import { Friendships } from './friendships.ts';
import { InterestEndings } from './interest-endings.ts';
import { findReceived, findSent } from './interest-records.ts';
import { lockPair } from './pairs.ts';

/** Whom a person wants to have nothing to do with. The blocked are not told: to them it looks as if nobody answered. */
@Injectable()
export class Blocks {
  constructor(
    private readonly database: Database,
    private readonly friendships: Friendships,
    private readonly endings: InterestEndings,
    private readonly events: PersonalEvents,
    private readonly whereabouts: Whereabouts,
  ) {}

  list({ userId }: Principal, page: PageQuery): Promise<BlockPage> {
    return this.database.read(async ({ manager }) => {
      const query = manager
        .createQueryBuilder(UserEntity, 'user')
        .innerJoin(BlockEntity, 'block', 'block.blockedId = user.id')
        .where('block.blockerId = :userId AND user.deletionAt IS NULL', { userId });
      const { users, nextCursor } = await pageByName(query, page);
      const blocks = await manager.findBy(BlockEntity, {
        blockerId: userId,
        blockedId: In(users.map(({ id }) => id)),
      });
      const since = new Map(blocks.map(({ blockedId, createdAt }) => [blockedId, createdAt]));
      // Between the two queries a block may have been lifted.
      const items = users.flatMap((user) => {
        const createdAt = since.get(user.id);
        return createdAt ? [{ user: toUser(user), since: createdAt.toISOString() }] : [];
      });
      return { items, nextCursor };
    });
  }

  /** Ends what there was between the two. Blocking again is fine. */
  async block({ userId }: Principal, otherId: string): Promise<void> {
    if (otherId === userId) throw AppError.field('userId', 'This is you.');
    await this.database.write(async (tx) => {
      await lockPair(tx, userId, otherId);
      const key = { blockerId: userId, blockedId: otherId };
      if (await tx.manager.existsBy(BlockEntity, key)) return;
      await tx.manager.insert(BlockEntity, { ...key, createdAt: tx.now });
      await this.friendships.end(tx, userId, otherId);
      await this.settleInterests(tx, userId, otherId);
      this.tell(tx, userId, otherId, true);
    });
  }

  /** Brings nothing back. Unblocking somebody who is not blocked is fine. */
  async unblock({ userId }: Principal, otherId: string): Promise<void> {
    await this.database.write(async (tx) => {
      const { affected } = await tx.manager.delete(BlockEntity, { blockerId: userId, blockedId: otherId });
      if (affected === 1) this.tell(tx, userId, otherId, false);
    });
  }

  private async settleInterests(tx: Tx, blockerId: string, blockedId: string): Promise<void> {
    const theirs = await findReceived(tx, blockedId, blockerId);
    if (theirs) await this.endings.decline(tx, theirs);
    const mine = await findSent(tx, blockerId, blockedId);
    if (mine) await this.endings.withdraw(tx, mine);
  }

  private tell(tx: Tx, userId: string, otherId: string, blocked: boolean): void {
    this.events.send(tx, userId, [
      { channel: 'contacts', type: 'blocks-changed', data: { userId: otherId, blocked } },
    ]);
    tx.afterCommit(() => this.whereabouts.showEachOtherAnew(userId, otherId));
  }
}
