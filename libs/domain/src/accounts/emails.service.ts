import { Injectable } from '@nestjs/common';
import { AppError, type LinkToken } from '@parley/contracts';
import { Database, type Tx, UserEntity } from '@parley/database';
import { type LimitRule, Limits } from '@parley/infra';
import { AccountMails } from './account-mails.ts';
import { caseKey } from './search-keys.ts';
import { Tickets } from './tickets.ts';
import { findUserLocked, refuseTaken } from './user-records.ts';

const MAILS_PER_ACCOUNT: LimitRule = { name: 'email-confirm', points: 5, seconds: 3600 };
/** More than an account has: people who register may have to try several usernames. */
const MAILS_PER_ADDRESS: LimitRule = { name: 'email-confirm-address', points: 10, seconds: 3600 };

/** An address belongs to an account once its owner has opened the link that was mailed to it. */
@Injectable()
export class Emails {
  constructor(
    private readonly database: Database,
    private readonly limits: Limits,
    private readonly tickets: Tickets,
    private readonly mails: AccountMails,
  ) {}

  /** To be asked before a link is ordered: nobody's mailbox shall be filled through us. */
  async limit(address: string, userId?: string): Promise<void> {
    if (userId !== undefined) await this.count(MAILS_PER_ACCOUNT, userId);
    await this.count(MAILS_PER_ADDRESS, caseKey(address));
  }

  /** Mails the link for `user.pendingEmail`; an earlier link stops working. */
  async askToConfirm(tx: Tx, user: UserEntity): Promise<void> {
    if (!user.pendingEmail) return;
    await this.tickets.cancel(tx, 'confirm-email', user.id);
    const token = await this.tickets.issue(tx, 'confirm-email', user.id, { email: user.pendingEmail });
    await this.mails.confirmEmail(tx, user, user.pendingEmail, token);
  }

  async confirm({ token }: LinkToken): Promise<void> {
    await this.database.write(async (tx) => {
      const ticket = await this.tickets.redeem(tx, 'confirm-email', token);
      if (!ticket?.email) throw new AppError('LINK_INVALID');
      const user = await findUserLocked(tx, ticket.userId);
      if (user?.pendingEmail !== ticket.email) throw new AppError('LINK_INVALID');
      const { email: former, pendingEmail: email } = user;
      Object.assign(user, { email, emailKey: caseKey(email), pendingEmail: null, pendingEmailKey: null });
      await refuseTaken(() => tx.manager.save(user));
      if (former !== null && caseKey(former) !== caseKey(email))
        await this.mails.emailReplaced(tx, user, former);
    });
  }

  private async count(rule: LimitRule, key: string): Promise<void> {
    const { allowed, resetSeconds } = await this.limits.consume(rule, key);
    if (!allowed) throw new AppError('RATE_LIMITED', { retryAfter: resetSeconds });
  }
}
