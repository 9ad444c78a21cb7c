import { Injectable } from '@nestjs/common';
import { AppError, type PasswordChange, type PasswordForgotten, type PasswordReset } from '@parley/contracts';
import { Database, UserEntity } from '@parley/database';
import { type LimitRule, Limits } from '@parley/infra';
import { IsNull } from 'typeorm';
import { AccountMails } from './account-mails.ts';
import { hashPassword, isPassword } from './password-hashing.ts';
import { type Principal } from './principal.ts';
import { caseKey } from './search-keys.ts';
import { Sessions } from './sessions.service.ts';
import { Tickets } from './tickets.ts';
import { findUser, findUserLocked, lockUser } from './user-records.ts';

const CONFIRMATIONS_PER_ACCOUNT: LimitRule = { name: 'password-confirm', points: 10, seconds: 900 };
const RESETS_PER_ADDRESS: LimitRule = { name: 'password-reset', points: 5, seconds: 3600 };

/** Choosing, changing and forgetting passwords. */
@Injectable()
export class Passwords {
  constructor(
    private readonly database: Database,
    private readonly limits: Limits,
    private readonly tickets: Tickets,
    private readonly mails: AccountMails,
    private readonly sessions: Sessions,
  ) {}

  /** Mails a link to the owner of a confirmed address; says nothing about whether there is one. */
  async forgot({ email }: PasswordForgotten): Promise<void> {
    const emailKey = caseKey(email);
    if (!(await this.limits.consume(RESETS_PER_ADDRESS, emailKey)).allowed) return;
    await this.database.write(async (tx) => {
      const user = await tx.manager.findOne(UserEntity, {
        where: { emailKey, deletedAt: IsNull() },
        ...tx.rowLock,
      });
      if (!user?.email) return;
      await this.tickets.cancel(tx, 'reset-password', user.id);
      const token = await this.tickets.issue(tx, 'reset-password', user.id, { email: user.email });
      await this.mails.resetPassword(tx, user, user.email, token);
    });
  }

  /** Sets a new password by the link of a mail, and ends every session. */
  async reset({ token, password }: PasswordReset): Promise<void> {
    const passwordHash = await hashPassword(password);
    await this.database.write(async (tx) => {
      const ticket = await this.tickets.redeem(tx, 'reset-password', token);
      const user = ticket && (await findUserLocked(tx, ticket.userId));
      // The address may have moved to another account since the mail was sent.
      if (!user || user.email !== ticket.email) throw new AppError('LINK_INVALID');
      user.passwordHash = passwordHash;
      await tx.manager.save(user);
      await this.sessions.endAll(tx, user.id);
      await this.mails.passwordChanged(tx, user);
    });
  }

  /** Sets the first password, or another one; the session that asks goes on, all others end. */
  async change(principal: Principal, { currentPassword, newPassword }: PasswordChange): Promise<void> {
    await this.confirm(principal, currentPassword, 'currentPassword');
    const passwordHash = await hashPassword(newPassword);
    await this.database.write(async (tx) => {
      const user = await lockUser(tx, principal.userId);
      user.passwordHash = passwordHash;
      await tx.manager.save(user);
      await this.tickets.cancel(tx, 'reset-password', user.id);
      await this.sessions.endAll(tx, user.id, principal.sessionId);
      await this.mails.passwordChanged(tx, user);
    });
  }

  /** Throws unless the password is that of the account, or the account has none. */
  async confirm({ userId }: Principal, password: string | undefined, field: string): Promise<void> {
    const user = await this.database.read((reader) => findUser(reader, userId));
    if (!user?.passwordHash) return;
    if (password === undefined)
      throw AppError.field(field, 'Write your current password.', 'PASSWORD_REQUIRED');
    const { allowed, resetSeconds } = await this.limits.consume(CONFIRMATIONS_PER_ACCOUNT, userId);
    if (!allowed) throw new AppError('RATE_LIMITED', { retryAfter: resetSeconds });
    if (!(await isPassword(user.passwordHash, password)))
      throw AppError.field(field, 'Not your password.', 'PASSWORD_REQUIRED');
    await this.limits.reset(CONFIRMATIONS_PER_ACCOUNT, userId);
  }
}
