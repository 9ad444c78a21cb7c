import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import { AppError, type OtpSent } from '@parley/contracts';
import {
  Database,
  newId,
  PhoneCodeEntity,
  type PhoneCodePurpose,
  SmsBudgetEntity,
  type Tx,
} from '@parley/database';
import { type LimitRule, Limits } from '@parley/infra';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { Keys, sameSecret } from '../runtime/keys.ts';
import { retryTaken } from '../runtime/retry-taken.ts';
import { RUNTIME } from '../runtime/runtime.module.ts';
import { type Runtime } from '../runtime/runtime.ts';
import { networkOf } from './network-of.ts';
import { PhoneCodeDelivery } from './phone-code-delivery.ts';
import { type Origin } from './principal.ts';

const MAX_ATTEMPTS = 5;
const MAX_RESEND_SECONDS = 3600;
const DAY_MS = 86_400_000;

interface CodeRequest {
  readonly phone: string;
  readonly purpose: PhoneCodePurpose;
  /** Who changes to the number; null for signing in. */
  readonly userId: string | null;
  readonly locale: string;
}

interface CodeClaim extends Pick<CodeRequest, 'phone' | 'purpose' | 'userId'> {
  readonly code: string;
}

/** One-time codes by text message: who may ask for one, and whether a code is right. */
@Injectable()
export class PhoneCodes {
  private readonly perIp: LimitRule;
  private readonly perPrefix: LimitRule;

  constructor(
    private readonly database: Database,
    private readonly limits: Limits,
    private readonly config: Config,
    private readonly keys: Keys,
    private readonly delivery: PhoneCodeDelivery,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {
    const { settings } = config;
    this.perIp = { name: 'otp-ip', points: settings.OTP_PER_IP_PER_HOUR, seconds: 3600 };
    this.perPrefix = { name: 'otp-prefix', points: settings.OTP_PER_PREFIX_PER_HOUR, seconds: 3600 };
  }

  get enabled(): boolean {
    return this.runtime.sms !== null || this.runtime.phoneVerifier !== null;
  }

  /** Sends a code. The answer is the same whether anybody has the number here or not. */
  async request(request: CodeRequest, origin: Origin): Promise<OtpSent> {
    if (!this.enabled) throw new AppError('FEATURE_DISABLED');
    this.checkCountry(request.phone);
    await this.count(this.perIp, networkOf(origin.ip));
    await this.count(this.perPrefix, request.phone.slice(0, -4));
    return retryTaken(this.database, (tx) => this.issue(tx, request));
  }

  /**
   * Runs `use` in the transaction in which a right code is used up, so that a code works once and what it proves is done
   * with it or not at all. A wrong code counts as an attempt and throws CODE_INVALID.
   */
  async redeem<T>(claim: CodeClaim, use: (tx: Tx) => Promise<T>): Promise<T> {
    const approvedRequest = await this.askProvider(claim);
    const result = await this.database.write(async (tx): Promise<{ value: T } | null> => {
      const row = await this.lockOpen(tx, claim);
      if (!row) return null;
      const right = row.codeHash === null ? approvedRequest === row.requestId : this.matches(row, claim);
      if (!right) {
        if (row.codeHash !== null) await this.noteAttempt(tx, row);
        return null;
      }
      await tx.manager.update(PhoneCodeEntity, row.phone, { consumedAt: tx.now, streak: 0 });
      return { value: await use(tx) };
    });
    if (!result)
      throw new AppError('CODE_INVALID', { fields: [{ path: 'code', message: 'Not right, or expired.' }] });
    return result.value;
  }

  private async issue(tx: Tx, { phone, purpose, userId, locale }: CodeRequest): Promise<OtpSent> {
    const { settings } = this.config;
    const row = await tx.manager.findOne(PhoneCodeEntity, { where: { phone }, ...tx.rowLock });
    const sameWindow = row !== null && tx.now.getTime() - row.windowStartedAt.getTime() < DAY_MS;
    const streak = sameWindow ? row.streak : 0;
    const sentInWindow = sameWindow ? row.sentInWindow : 0;
    if (row) this.refuseTooSoon(row, sameWindow, tx.now);
    await this.spend(tx);

    const requestId = newId();
    const code = this.runtime.phoneVerifier ? null : String(randomInt(1_000_000)).padStart(6, '0');
    const expiresAt = new Date(tx.now.getTime() + settings.OTP_TTL_SECONDS * 1000);
    const next = tx.manager.create(PhoneCodeEntity, {
      phone,
      requestId,
      purpose,
      userId,
      codeHash: code === null ? null : this.hash({ requestId, phone, purpose, userId, code }),
      attempts: 0,
      streak: streak + 1,
      sentInWindow: sentInWindow + 1,
      windowStartedAt: sameWindow ? row.windowStartedAt : tx.now,
      sentAt: tx.now,
      expiresAt,
      consumedAt: null,
    });
    await (row ? tx.manager.update(PhoneCodeEntity, phone, next) : tx.manager.insert(PhoneCodeEntity, next));
    await this.delivery.order(tx, { requestId, phone, locale, code, expiresAt });
    return { expiresIn: settings.OTP_TTL_SECONDS, resendAfter: this.waitAfter(streak + 1) };
  }

  private refuseTooSoon(row: PhoneCodeEntity, sameWindow: boolean, now: Date): void {
    const elapsed = Math.floor((now.getTime() - row.sentAt.getTime()) / 1000);
    const wait = row.streak === 0 ? 0 : this.waitAfter(row.streak) - elapsed;
    if (wait > 0) throw new AppError('RATE_LIMITED', { retryAfter: wait });
    if (sameWindow && row.sentInWindow >= this.config.settings.OTP_PER_PHONE_PER_DAY) {
      const windowEnds = row.windowStartedAt.getTime() + DAY_MS;
      throw new AppError('RATE_LIMITED', { retryAfter: Math.ceil((windowEnds - now.getTime()) / 1000) });
    }
  }

  /** Doubles with every code that was not followed by a right answer. */
  private waitAfter(streak: number): number {
    const first = this.config.settings.OTP_RESEND_SECONDS;
    return Math.min(first * 2 ** (streak - 1), Math.max(first, MAX_RESEND_SECONDS));
  }

  private async spend(tx: Tx): Promise<void> {
    const day = tx.now.toISOString().slice(0, 10);
    const budget = await tx.manager.findOne(SmsBudgetEntity, { where: { day }, ...tx.rowLock });
    if (budget && budget.used >= this.config.settings.OTP_DAILY_CAP) throw new AppError('SMS_LIMIT_REACHED');
    await (budget
      ? tx.manager.increment(SmsBudgetEntity, { day }, 'used', 1)
      : tx.manager.insert(SmsBudgetEntity, { day, used: 1 }));
  }

  /** With a provider that checks codes: counts the attempt first, then asks; answers the request that it approved. */
  private async askProvider(claim: CodeClaim): Promise<string | null> {
    const { phoneVerifier } = this.runtime;
    if (!phoneVerifier) return null;
    const requestId = await this.database.write(async (tx) => {
      const row = await this.lockOpen(tx, claim);
      if (!row || row.codeHash !== null || row.attempts >= MAX_ATTEMPTS) return null;
      await this.noteAttempt(tx, row);
      return row.requestId;
    });
    return requestId !== null && (await phoneVerifier.check(claim.phone, claim.code)) ? requestId : null;
  }

  /** The open code that the claim is about, locked. */
  private async lockOpen(tx: Tx, { phone, purpose, userId }: CodeClaim): Promise<PhoneCodeEntity | null> {
    const row = await tx.manager.findOne(PhoneCodeEntity, { where: { phone }, ...tx.rowLock });
    const open =
      row?.purpose === purpose &&
      row.userId === userId &&
      row.consumedAt === null &&
      row.expiresAt > tx.now &&
      (row.attempts < MAX_ATTEMPTS || row.codeHash === null);
    return open ? row : null;
  }

  private matches({ codeHash, requestId }: PhoneCodeEntity, claim: CodeClaim): boolean {
    return codeHash !== null && sameSecret(codeHash, this.hash({ ...claim, requestId }));
  }

  private hash({ requestId, phone, purpose, userId, code }: CodeClaim & { requestId: string }): string {
    return this.keys.hmac('phone-code', requestId, phone, purpose, userId ?? '', code);
  }

  private async noteAttempt(tx: Tx, { phone }: PhoneCodeEntity): Promise<void> {
    await tx.manager.increment(PhoneCodeEntity, { phone }, 'attempts', 1);
  }

  private async count(rule: LimitRule, key: string): Promise<void> {
    const { allowed, resetSeconds } = await this.limits.consume(rule, key);
    if (!allowed) throw new AppError('RATE_LIMITED', { retryAfter: resetSeconds });
  }

  private checkCountry(phone: string): void {
    const allowed = this.config.settings.OTP_COUNTRIES.map((country) => country.toUpperCase());
    const country = parsePhoneNumberFromString(phone)?.country;
    if (allowed.length > 0 && (country === undefined || !allowed.includes(country))) {
      throw new AppError('COUNTRY_NOT_ALLOWED');
    }
  }
}
