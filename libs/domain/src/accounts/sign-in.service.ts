import { Injectable } from '@nestjs/common';
import {
  AppError,
  type ExchangeRequest,
  type OtpRequest,
  type OtpSent,
  type OtpVerification,
  type PasswordLogin,
  Phone,
  type Registration,
  type Tokens,
} from '@parley/contracts';
import { Config } from '@parley/config';
import { Database, UserEntity } from '@parley/database';
import { type LimitRule, Limits } from '@parley/infra';
import { type FindOptionsWhere, IsNull, Not } from 'typeorm';
import { Emails } from './emails.service.ts';
import { comparePasswordWithNobody, hashPassword, isPassword } from './password-hashing.ts';
import { PhoneCodes } from './phone-codes.service.ts';
import { type Origin } from './principal.ts';
import { caseKey } from './search-keys.ts';
import { Sessions } from './sessions.service.ts';
import { Tickets } from './tickets.ts';
import { findUserLocked, insertUser } from './user-records.ts';

/** An unconfirmed address may stand in several accounts; so many of them are tried with a password. */
const UNCONFIRMED_CANDIDATES = 3;

/** The ways in. Each ends in a session and its tokens. */
@Injectable()
export class SignIn {
  private readonly failures: LimitRule;

  constructor(
    private readonly database: Database,
    private readonly limits: Limits,
    private readonly phoneCodes: PhoneCodes,
    private readonly sessions: Sessions,
    private readonly tickets: Tickets,
    private readonly emails: Emails,
    config: Config,
  ) {
    this.failures = {
      name: 'sign-in-failures',
      points: config.settings.SIGN_IN_FAILURES_PER_HOUR,
      seconds: 3600,
    };
  }

  requestCode({ phone, locale = 'en' }: OtpRequest, origin: Origin): Promise<OtpSent> {
    return this.phoneCodes.request({ phone, purpose: 'sign-in', userId: null, locale }, origin);
  }

  /** Signs in whoever holds the phone, making the account if the number is new. */
  byPhone({ phone, code }: OtpVerification, origin: Origin): Promise<Tokens> {
    return this.phoneCodes.redeem({ phone, code, purpose: 'sign-in', userId: null }, async (tx) => {
      const known = await tx.manager.findOne(UserEntity, {
        where: { phone, deletedAt: IsNull() },
        ...tx.rowLock,
      });
      const user = known ?? (await insertUser(tx, { phone }));
      return this.sessions.open(tx, user, origin, { created: known === null });
    });
  }

  async register({ email, password, ...profile }: Registration, origin: Origin): Promise<Tokens> {
    await this.emails.limit(email);
    const passwordHash = await hashPassword(password);
    return this.database.write(async (tx) => {
      if (await tx.manager.existsBy(UserEntity, { emailKey: caseKey(email) })) {
        throw AppError.field('email', 'This address belongs to another account.', 'EMAIL_TAKEN');
      }
      const { displayName, ...rest } = profile;
      const user = await insertUser(tx, {
        ...rest,
        ...(displayName === undefined ? {} : { displayName }),
        pendingEmail: email,
        passwordHash,
      });
      await this.emails.askToConfirm(tx, user);
      return this.sessions.open(tx, user, origin, { created: true });
    });
  }

  async byPassword({ login, password }: PasswordLogin, origin: Origin): Promise<Tokens> {
    const key = canonical(login);
    // Counted before the password is compared, so that no more guesses pass when they all come at once.
    const { allowed, resetSeconds } = await this.limits.consume(this.failures, key);
    if (!allowed) throw new AppError('RATE_LIMITED', { retryAfter: resetSeconds });
    const found = await this.findByPassword(key, password);
    if (!found) throw new AppError('INVALID_CREDENTIALS');
    await this.limits.reset(this.failures, key);
    return this.database.write(async (tx) => {
      const user = await findUserLocked(tx, found.id);
      // A password that was changed since the comparison opens nothing any more.
      if (user?.passwordHash !== found.passwordHash) throw new AppError('INVALID_CREDENTIALS');
      return this.sessions.open(tx, user, origin, { created: false });
    });
  }

  /** Ends a redirect: the one-time code becomes tokens. */
  async exchange({ code, verifier }: ExchangeRequest, origin: Origin): Promise<Tokens> {
    return this.database.write(async (tx) => {
      const ticket = await this.tickets.redeem(tx, 'exchange', code, verifier);
      const user = ticket && (await findUserLocked(tx, ticket.userId));
      if (!user) throw new AppError('CODE_INVALID');
      return this.sessions.open(tx, user, origin, { created: ticket.data.created ?? false });
    });
  }

  private async findByPassword(login: string, password: string): Promise<UserEntity | null> {
    const candidates = await this.candidates(login);
    if (candidates.length === 0) await comparePasswordWithNobody(password);
    for (const user of candidates) {
      if (user.passwordHash !== null && (await isPassword(user.passwordHash, password))) return user;
    }
    return null;
  }

  /** Whom the login may mean: the owner of the username, number or confirmed address; else who claims the address. */
  private candidates(login: string): Promise<UserEntity[]> {
    return this.database.read(async ({ manager }) => {
      const find = (where: FindOptionsWhere<UserEntity>) =>
        manager.find(UserEntity, {
          where: { ...where, passwordHash: Not(IsNull()), deletedAt: IsNull() },
          order: { id: 'ASC' },
          take: UNCONFIRMED_CANDIDATES,
        });
      if (login.includes('@')) {
        const owners = await find({ emailKey: login });
        return owners.length > 0 ? owners : find({ pendingEmailKey: login });
      }
      return find(login.startsWith('+') ? { phone: login } : { usernameKey: login });
    });
  }
}

/** One login, however it is written: a number in E.164, anything else in lower case. */
function canonical(login: string): string {
  const phone = login.includes('@') ? null : Phone.safeParse(login);
  return phone?.success ? phone.data : caseKey(login);
}
