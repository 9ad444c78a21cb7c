import { Injectable } from '@nestjs/common';
import {
  AppError,
  type EmailChange,
  type Me,
  type OtpSent,
  type OtpVerification,
  type PhoneChange,
  type ProfileChange,
  UserSettings,
} from '@parley/contracts';
import { Database, IdentityEntity, type Tx, UserEntity } from '@parley/database';
import { Whereabouts } from '../presence/whereabouts.service.ts';
import { AccountMails } from './account-mails.ts';
import { Emails } from './emails.service.ts';
import { toMe } from './me.ts';
import { PhoneCodes } from './phone-codes.service.ts';
import { type Origin, type Principal } from './principal.ts';
import { caseKey, nameKey } from './search-keys.ts';
import { findUser, lockUser, refuseAuthority, refuseTaken } from './user-records.ts';

/** What people say about themselves, and where they can be reached. */
@Injectable()
export class Profiles {
  constructor(
    private readonly database: Database,
    private readonly phoneCodes: PhoneCodes,
    private readonly emails: Emails,
    private readonly mails: AccountMails,
    private readonly whereabouts: Whereabouts,
  ) {}

  get({ userId }: Principal): Promise<Me> {
    return this.database.read(async (reader) => {
      const user = await findUser(reader, userId);
      if (!user) throw new AppError('SESSION_REVOKED');
      return toMe(reader, user);
    });
  }

  change(principal: Principal, { settings, username, displayName, ...rest }: ProfileChange): Promise<Me> {
    return this.update(principal, (user, tx) => {
      Object.assign(user, definedOnly(rest));
      if (displayName !== undefined) Object.assign(user, { displayName, nameKey: nameKey(displayName) });
      if (username !== undefined) {
        refuseAuthority(username, user.role);
        Object.assign(user, { username, usernameKey: caseKey(username) });
      }
      if (settings) user.settings = UserSettings.parse({ ...user.settings, ...definedOnly(settings) });
      if (settings?.lastSeen) tx.afterCommit(() => this.whereabouts.showAnew(user.id));
    });
  }

  /** Sends a code to the new number. Whether somebody has it already shows only to who can read that code. */
  async requestPhoneChange(principal: Principal, { phone }: PhoneChange, origin: Origin): Promise<OtpSent> {
    const { locale } = await this.get(principal);
    return this.phoneCodes.request(
      { phone, purpose: 'change-phone', userId: principal.userId, locale },
      origin,
    );
  }

  confirmPhoneChange({ userId }: Principal, { phone, code }: OtpVerification): Promise<Me> {
    return this.phoneCodes.redeem({ phone, code, purpose: 'change-phone', userId }, async (tx) => {
      const user = await lockUser(tx, userId);
      user.phone = phone;
      await refuseTaken(() => tx.manager.save(user));
      return toMe(tx, user);
    });
  }

  removePhone(principal: Principal): Promise<Me> {
    return this.update(principal, async (user, tx) => {
      const byGoogle = await tx.manager.existsBy(IdentityEntity, { userId: user.id, provider: 'google' });
      if (user.passwordHash === null && !byGoogle) throw new AppError('LAST_SIGN_IN_METHOD');
      user.phone = null;
    });
  }

  /** The new address counts once its link was opened; until then the former one stays. */
  async changeEmail(principal: Principal, { email }: EmailChange): Promise<Me> {
    await this.emails.limit(email, principal.userId);
    return this.update(principal, async (user, tx) => {
      const emailKey = caseKey(email);
      const owner = await tx.manager.findOneBy(UserEntity, { emailKey });
      if (owner && owner.id !== user.id) {
        throw AppError.field('email', 'This address belongs to another account.', 'EMAIL_TAKEN');
      }
      const unchanged = owner?.id === user.id;
      Object.assign(user, unchanged ? NO_PENDING_EMAIL : { pendingEmail: email, pendingEmailKey: emailKey });
      await this.emails.askToConfirm(tx, user);
    });
  }

  removeEmail(principal: Principal): Promise<Me> {
    return this.update(principal, async (user, tx) => {
      if (user.email !== null) await this.mails.emailReplaced(tx, user, user.email);
      Object.assign(user, { email: null, emailKey: null, ...NO_PENDING_EMAIL });
    });
  }

  private update(
    { userId }: Principal,
    change: (user: UserEntity, tx: Tx) => Promise<void> | void,
  ): Promise<Me> {
    return this.database.write(async (tx) => {
      const user = await lockUser(tx, userId);
      await change(user, tx);
      await refuseTaken(() => tx.manager.save(user));
      return toMe(tx, user);
    });
  }
}

const NO_PENDING_EMAIL = { pendingEmail: null, pendingEmailKey: null };

function definedOnly(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
