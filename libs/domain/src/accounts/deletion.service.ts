import { Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import { type AccountDeletion, DEFAULT_USER_SETTINGS, type DeletionScheduled } from '@parley/contracts';
import {
  BlockEntity,
  Database,
  FriendshipEntity,
  IdentityEntity,
  InterestEntity,
  SessionEntity,
  TicketEntity,
  type Tx,
  UserEntity,
} from '@parley/database';
import { IsNull, LessThanOrEqual } from 'typeorm';
import { Pictures } from '../pictures/pictures.service.ts';
import { JOBS } from '../runtime/job-policies.ts';
import { AccountMails } from './account-mails.ts';
import { Passwords } from './passwords.service.ts';
import { type Principal } from './principal.ts';
import { Sessions } from './sessions.service.ts';
import { nameKey } from './search-keys.ts';
import { findUserLocked, lockUser } from './user-records.ts';

const DAY_MS = 86_400_000;
const LISTED_AT_ONCE = 50;
const DELETED_NAME = 'Deleted account';

/**
 * Leaving. All sessions end at once; for a grace period signing in brings everything back. After it the account is emptied:
 * name, number, address, password and links go, the row stays as the author of messages that others have received.
 */
@Injectable()
export class Deletion {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly mails: AccountMails,
    private readonly pictures: Pictures,
  ) {}

  async schedule(principal: Principal, { password }: AccountDeletion): Promise<DeletionScheduled> {
    await this.passwords.confirm(principal, password, 'password');
    return this.database.write(async (tx) => {
      const user = await lockUser(tx, principal.userId);
      const deletionAt = new Date(tx.now.getTime() + this.config.settings.DELETION_GRACE_DAYS * DAY_MS);
      user.deletionAt = deletionAt;
      await tx.manager.save(user);
      await this.sessions.endAll(tx, user.id);
      await this.mails.deletionScheduled(tx, user, deletionAt);
      return { deletedAfter: deletionAt.toISOString() };
    });
  }

  /** Empties the accounts whose grace period is over; answers how many. */
  async purgeDue(): Promise<number> {
    let purged = 0;
    let due: string[];
    do {
      due = await this.listDue();
      for (const id of due) if (await this.database.write((tx) => this.purge(tx, id))) purged += 1;
    } while (due.length === LISTED_AT_ONCE);
    return purged;
  }

  private async listDue(): Promise<string[]> {
    const users = await this.database.read(({ manager }) =>
      manager.find(UserEntity, {
        select: { id: true },
        where: { deletionAt: LessThanOrEqual(this.database.now()), deletedAt: IsNull() },
        take: LISTED_AT_ONCE,
      }),
    );
    return users.map(({ id }) => id);
  }

  private async purge(tx: Tx, id: string): Promise<boolean> {
    const user = await findUserLocked(tx, id);
    // The person may have come back since the list was made.
    if (!user?.deletionAt || user.deletionAt > tx.now) return false;
    // With a hyphen, which nobody can choose: a name taken beforehand would keep the account from being emptied.
    const username = `deleted-${id.toLowerCase().slice(-20)}`;
    await this.pictures.release(tx, 'avatars', user.avatar);
    Object.assign(user, {
      username,
      usernameKey: username,
      displayName: DELETED_NAME,
      nameKey: nameKey(DELETED_NAME),
      about: '',
      avatar: null,
      role: 'user',
      locale: 'en',
      phone: null,
      email: null,
      emailKey: null,
      pendingEmail: null,
      pendingEmailKey: null,
      passwordHash: null,
      settings: DEFAULT_USER_SETTINGS,
      deletedAt: tx.now,
    } satisfies Partial<UserEntity>);
    await tx.manager.save(user);
    await tx.manager.delete(SessionEntity, { userId: id });
    await tx.manager.delete(IdentityEntity, { userId: id });
    await tx.manager.delete(TicketEntity, { userId: id });
    await tx.manager.delete(FriendshipEntity, { userId: id });
    await tx.manager.delete(FriendshipEntity, { friendId: id });
    await tx.manager.delete(InterestEntity, { senderId: id });
    await tx.manager.delete(InterestEntity, { receiverId: id });
    await tx.manager.delete(BlockEntity, { blockerId: id });
    await tx.manager.delete(BlockEntity, { blockedId: id });
    await tx.enqueue({ name: JOBS.leaveGroups, payload: { userId: id } });
    return true;
  }
}
