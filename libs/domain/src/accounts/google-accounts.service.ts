import { Injectable } from '@nestjs/common';
import { AppError, DisplayName, Email, LIMITS, type Me } from '@parley/contracts';
import { Database, IdentityEntity, type Tx, UserEntity } from '@parley/database';
import { IsNull } from 'typeorm';
import { retryTaken } from '../runtime/retry-taken.ts';
import { toMe } from './me.ts';
import { type Principal } from './principal.ts';
import { caseKey } from './search-keys.ts';
import { Tickets } from './tickets.ts';
import { findUser, findUserLocked, insertUser, lockUser } from './user-records.ts';

export interface GoogleProfile {
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly name: string;
}

const provider = 'google';

/** Accounts at Google that sign in here. */
@Injectable()
export class GoogleAccounts {
  constructor(
    private readonly database: Database,
    private readonly tickets: Tickets,
  ) {}

  /** A ticket that lets the redirect to Google link to this account instead of signing in. */
  startLink({ userId }: Principal): Promise<string> {
    return this.database.write((tx) => this.tickets.issue(tx, 'link-google', userId));
  }

  /** Google has answered who it is. Ends in a code to exchange for tokens, or in the link that was asked for. */
  async finish(
    profile: GoogleProfile,
    { challenge, link }: { challenge?: string; link?: string },
  ): Promise<{ code: string } | { linked: true }> {
    return retryTaken(this.database, async (tx) => {
      if (link !== undefined) {
        await this.link(tx, profile, link);
        return { linked: true };
      }
      const { user, created } = await this.findOrCreate(tx, profile);
      const data = { created, ...(challenge === undefined ? {} : { challenge }) };
      return { code: await this.tickets.issue(tx, 'exchange', user.id, data) };
    });
  }

  unlink({ userId }: Principal): Promise<Me> {
    return this.database.write(async (tx) => {
      const user = await lockUser(tx, userId);
      if (user.phone === null && user.passwordHash === null) throw new AppError('LAST_SIGN_IN_METHOD');
      await tx.manager.delete(IdentityEntity, { provider, userId });
      return toMe(tx, user);
    });
  }

  private async link(tx: Tx, { subject }: GoogleProfile, token: string): Promise<void> {
    const ticket = await this.tickets.redeem(tx, 'link-google', token);
    const user = ticket && (await findUserLocked(tx, ticket.userId));
    if (!user) throw new AppError('LINK_INVALID');
    const holder = await tx.manager.findOneBy(IdentityEntity, { provider, subject });
    if (holder && holder.userId !== user.id) throw new AppError('CONFLICT');
    await this.linkTo(tx, user.id, subject);
  }

  /** To an account that is locked: what it is linked to stays so until the transaction ends. Linking again changes nothing. */
  private async linkTo(tx: Tx, userId: string, subject: string): Promise<void> {
    const linked = await tx.manager.findOneBy(IdentityEntity, { provider, userId });
    if (!linked) await this.remember(tx, subject, userId);
    else if (linked.subject !== subject) throw new AppError('CONFLICT');
  }

  /**
   * An identity that was seen before decides. Otherwise an address that Google and we have both confirmed links to its
   * owner; an address that only one of us has confirmed proves nothing and makes a new account.
   */
  private async findOrCreate(
    tx: Tx,
    profile: GoogleProfile,
  ): Promise<{ user: UserEntity; created: boolean }> {
    const identity = await tx.manager.findOneBy(IdentityEntity, { provider, subject: profile.subject });
    const known = identity && (await findUser(tx, identity.userId));
    if (known) return { user: known, created: false };

    const email = profile.emailVerified ? (Email.safeParse(profile.email).data ?? null) : null;
    const owner =
      email &&
      (await tx.manager.findOne(UserEntity, {
        where: { emailKey: caseKey(email), deletedAt: IsNull() },
        ...tx.rowLock,
      }));
    if (owner) {
      await this.linkTo(tx, owner.id, profile.subject);
      return { user: owner, created: false };
    }
    const displayName = DisplayName.safeParse(shorten(profile.name));
    const user = await insertUser(tx, {
      ...(displayName.success ? { displayName: displayName.data } : {}),
      ...(email ? { email } : {}),
    });
    await this.remember(tx, profile.subject, user.id);
    return { user, created: true };
  }

  private async remember(tx: Tx, subject: string, userId: string): Promise<void> {
    await tx.manager.insert(IdentityEntity, { provider, subject, userId, createdAt: tx.now });
  }
}

/** No longer than a name may be, and without half a character at its end. */
function shorten(name: string): string {
  return name.slice(0, LIMITS.displayName.max).replace(/\p{Surrogate}$/u, '');
}
