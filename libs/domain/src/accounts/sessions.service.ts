import { Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import { AppError, type SessionList, type Tokens } from '@parley/contracts';
import { Database, newId, type Reader, SessionEntity, type Tx, type UserEntity } from '@parley/database';
import { IsNull, MoreThan } from 'typeorm';
import { Announcements } from '../runtime/announcements.ts';
import { AccessTokens } from './access-tokens.ts';
import { AccountMails } from './account-mails.ts';
import { deviceLabel, placeLabel } from './origin-labels.ts';
import { toMe } from './me.ts';
import { type Origin, type Principal } from './principal.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import { SessionRegistry } from './session-registry.ts';
import { findUser } from './user-records.ts';

const DAY_MS = 86_400_000;
/** Beyond this, a new sign-in ends the session that was used least recently. */
const SESSIONS_PER_USER = 100;

/** Sign-ins that live: opening, refreshing, listing and ending them. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly accessTokens: AccessTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly registry: SessionRegistry,
    private readonly announcements: Announcements,
    private readonly mails: AccountMails,
  ) {}

  /** Whose access token it is, if its session still lives. */
  async authenticate(accessToken: string): Promise<Principal & { expiresAt: Date }> {
    const principal = this.accessTokens.verify(accessToken);
    const role = await this.registry.roleOf(principal);
    return { ...principal, role };
  }

  /**
   * Signs a person in; part of the transaction that proved who they are and holds the lock on their account: so whatever
   * ends all sessions, or the account, comes before this or sees the session that it opens.
   */
  async open(tx: Tx, user: UserEntity, origin: Origin, outcome: { created: boolean }): Promise<Tokens> {
    const restored = user.deletionAt !== null;
    if (restored) {
      user.deletionAt = null;
      await tx.manager.save(user);
    }
    const device = deviceLabel(origin.userAgent);
    const fromNewDevice = await this.isNewDevice(tx, user.id, device);
    const session = tx.manager.create(SessionEntity, {
      id: newId(),
      userId: user.id,
      device,
      place: placeLabel(origin),
      ...this.refreshTokens.firstOf(),
      createdAt: tx.now,
      lastUsedAt: tx.now,
      expiresAt: this.expiryFrom(tx.now),
      revokedAt: null,
    });
    await tx.manager.insert(SessionEntity, session);
    await this.end(tx, (await this.living(tx, user.id)).slice(SESSIONS_PER_USER));
    if (fromNewDevice) await this.mails.newSignIn(tx, user, session);
    return this.tokensOf(tx, user, session, { ...outcome, restored });
  }

  /**
   * Exchanges a refresh token for its successor. A token that was exchanged moments ago gives what it gave then, since the
   * answer may have been lost; an older one means that two hold it, and ends the session for both.
   */
  async refresh(refreshToken: string, origin: Origin): Promise<Tokens> {
    const result = await this.database.write(async (tx) => {
      const session = await this.lockSession(tx, this.refreshTokens.sessionIdOf(refreshToken));
      const verdict = session ? this.refreshTokens.judge(refreshToken, session, tx.now) : 'unknown';
      if (!session || verdict === 'unknown') return 'INVALID_REFRESH_TOKEN';
      if (session.revokedAt || session.expiresAt <= tx.now) return 'SESSION_REVOKED';
      if (verdict === 'reused') {
        await this.end(tx, [session]);
        return 'SESSION_REVOKED';
      }
      const user = await findUser(tx, session.userId);
      if (!user || user.deletionAt) return 'SESSION_REVOKED';
      if (verdict === 'current') this.refreshTokens.rotate(session, tx.now);
      session.lastUsedAt = tx.now;
      session.expiresAt = this.expiryFrom(tx.now);
      session.place = placeLabel(origin);
      await tx.manager.save(session);
      return this.tokensOf(tx, user, session, { created: false, restored: false });
    });
    if (typeof result === 'string') throw new AppError(result);
    return result;
  }

  /** Ends the session of an access token, or of a refresh token; ending one that has ended is fine. */
  async signOut({
    principal,
    refreshToken,
  }: {
    principal?: Principal;
    refreshToken?: string;
  }): Promise<void> {
    await this.database.write(async (tx) => {
      const session = await this.lockSession(
        tx,
        principal?.sessionId ??
          (refreshToken === undefined ? null : this.refreshTokens.sessionIdOf(refreshToken)),
      );
      if (!session || session.revokedAt) return;
      const proven = principal !== undefined || this.refreshTokens.belongs(refreshToken ?? '', session);
      if (proven) await this.endAndTell(tx, [session]);
    });
  }

  async list({ userId, sessionId }: Principal): Promise<SessionList> {
    const sessions = await this.database.read((reader) => this.living(reader, userId));
    return {
      items: sessions.map(({ id, device, place, createdAt, lastUsedAt }) => ({
        id,
        device,
        place,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt.toISOString(),
        current: id === sessionId,
      })),
    };
  }

  async revoke({ userId }: Principal, sessionId: string): Promise<void> {
    await this.database.write(async (tx) => {
      const session = await this.lockSession(tx, sessionId);
      if (session?.userId !== userId || session.revokedAt) throw new AppError('NOT_FOUND');
      await this.endAndTell(tx, [session]);
    });
  }

  async revokeOthers({ userId, sessionId }: Principal): Promise<void> {
    await this.database.write(async (tx) => {
      const others = (await this.living(tx, userId)).filter((session) => session.id !== sessionId);
      await this.endAndTell(tx, others);
    });
  }

  /** Ends all sessions of a person, or all but one; part of what makes that necessary, such as a new password. */
  async endAll(tx: Tx, userId: string, except?: string): Promise<void> {
    const sessions = await this.living(tx, userId);
    await this.end(
      tx,
      sessions.filter((session) => session.id !== except),
    );
  }

  private async endAndTell(tx: Tx, sessions: readonly SessionEntity[]): Promise<void> {
    const [first] = sessions;
    if (!first) return;
    await this.end(tx, sessions);
    const user = await findUser(tx, first.userId);
    if (user) await this.mails.signedOut(tx, user, sessions);
  }

  /** Not the person's first one, and none of the sessions we remember was on such a device. */
  private async isNewDevice({ manager }: Tx, userId: string, device: string): Promise<boolean> {
    if (await manager.existsBy(SessionEntity, { userId, device })) return false;
    return manager.existsBy(SessionEntity, { userId });
  }

  private async end(tx: Tx, sessions: readonly SessionEntity[]): Promise<void> {
    const [first] = sessions;
    if (!first) return;
    const sessionIds = sessions.map((session) => session.id);
    await tx.manager.update(SessionEntity, sessionIds, { revokedAt: tx.now });
    tx.afterCommit(() => {
      this.registry.forget(sessionIds);
      return this.announcements.publish('sessions.revoked', { userId: first.userId, sessionIds });
    });
  }

  private async tokensOf(
    reader: Reader,
    user: UserEntity,
    session: SessionEntity,
    outcome: { created: boolean; restored: boolean },
  ): Promise<Tokens> {
    return {
      accessToken: this.accessTokens.issue({ userId: user.id, sessionId: session.id, role: user.role }),
      refreshToken: this.refreshTokens.of(session),
      expiresIn: this.accessTokens.seconds,
      user: await toMe(reader, user),
      ...outcome,
    };
  }

  private living({ manager }: Reader, userId: string): Promise<SessionEntity[]> {
    return manager.find(SessionEntity, {
      where: { userId, revokedAt: IsNull(), expiresAt: MoreThan(this.database.now()) },
      order: { lastUsedAt: 'DESC', id: 'DESC' },
    });
  }

  private async lockSession(tx: Tx, id: string | null): Promise<SessionEntity | null> {
    return id === null ? null : tx.manager.findOne(SessionEntity, { where: { id }, ...tx.rowLock });
  }

  private expiryFrom(now: Date): Date {
    return new Date(now.getTime() + this.config.settings.SESSION_DAYS * DAY_MS);
  }
}
