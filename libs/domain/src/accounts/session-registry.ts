import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { AppError, type Role } from '@parley/contracts';
import { Database, marks, rowsOf, SessionEntity, UserEntity } from '@parley/database';
import { Bus, Clock, type Subscription } from '@parley/infra';
import { In, LessThan } from 'typeorm';
import { Announcements } from '../runtime/announcements.ts';
import { GatheredCalls } from '../runtime/gathered-calls.ts';
import { type Principal } from './principal.ts';

/** Longer than this no answer is trusted, even if the bus promised to tell of changes. */
const CACHE_MS = 10_000;
const CACHE_ENTRIES = 50_000;
const USE_NOTED_EVERY_MS = 60_000;

interface Holder {
  readonly session: SessionEntity;
  readonly user: UserEntity;
}

interface Entry {
  readonly userId: string;
  readonly role: Role;
  readonly checkedAt: number;
}

/**
 * Whether a session lives, without asking the database each time. Revocations arrive over the bus; while the bus is down,
 * nothing is answered from memory.
 */
@Injectable()
export class SessionRegistry implements OnModuleInit, OnModuleDestroy {
  private readonly entries = new Map<string, Entry>();
  /** Counts what was forgotten: an answer that was looked up meanwhile may be stale and is not kept. */
  private changes = 0;
  private subscription: Subscription | undefined;
  private readonly holders = new GatheredCalls((ids: readonly string[]) => this.holdersOf(ids));
  private readonly uses = new GatheredCalls((ids: readonly string[]) => this.noteUses(ids));

  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
    private readonly announcements: Announcements,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    this.subscription = await this.announcements.subscribe('sessions.revoked', ({ sessionIds }) =>
      this.forget(sessionIds),
    );
    this.bus.onGap(() => {
      this.changes += 1;
      this.entries.clear();
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.subscription?.unsubscribe();
  }

  /** The role that the person has now; throws SESSION_REVOKED when the session has ended. */
  async roleOf(principal: Principal): Promise<Role> {
    const now = this.clock.now().getTime();
    const known = this.bus.healthy ? this.entries.get(principal.sessionId) : undefined;
    if (known?.userId === principal.userId && now - known.checkedAt < CACHE_MS) return known.role;
    const changesBefore = this.changes;
    const role = await this.lookUp(principal);
    if (this.changes !== changesBefore || !this.bus.healthy) return role;
    if (this.entries.size >= CACHE_ENTRIES) this.entries.clear();
    this.entries.set(principal.sessionId, { userId: principal.userId, role, checkedAt: now });
    return role;
  }

  forget(sessionIds: readonly string[]): void {
    this.changes += 1;
    for (const id of sessionIds) this.entries.delete(id);
  }

  private async lookUp({ sessionId, userId }: Principal): Promise<Role> {
    const holder = await this.holders.call(sessionId);
    const now = this.clock.now();
    if (!holder) throw new AppError('SESSION_REVOKED');
    const { session, user } = holder;
    if (session.userId !== userId || session.revokedAt || session.expiresAt <= now || user.deletionAt) {
      throw new AppError('SESSION_REVOKED');
    }
    if (session.lastUsedAt < notedBefore(now)) await this.uses.call(sessionId);
    return user.role;
  }

  /** Sessions, and whose they are. */
  private holdersOf(ids: readonly string[]): Promise<Map<string, Holder>> {
    return this.database.read(async (reader) => {
      const sessions = await rowsOf(reader, SessionEntity, `WHERE id IN (${marks(ids)})`, ids);
      const userIds = [...new Set(sessions.map(({ userId }) => userId))];
      const users =
        userIds.length === 0
          ? []
          : await rowsOf(
              reader,
              UserEntity,
              `WHERE id IN (${marks(userIds)}) AND deletedAt IS NULL`,
              userIds,
            );
      const byId = new Map(users.map((user) => [user.id, user]));
      const holders = sessions.flatMap((session) => {
        const user = byId.get(session.userId);
        return user ? [[session.id, { session, user }] as const] : [];
      });
      return new Map(holders);
    });
  }

  /** Of many who find at once that it is time, one writes it down. */
  private async noteUses(ids: readonly string[]): Promise<Map<string, true>> {
    await this.database.write((tx) =>
      tx.manager.update(
        SessionEntity,
        { id: In([...ids]), lastUsedAt: LessThan(notedBefore(tx.now)) },
        { lastUsedAt: tx.now },
      ),
    );
    return new Map(ids.map((id) => [id, true]));
  }
}

const notedBefore = (now: Date): Date => new Date(now.getTime() - USE_NOTED_EVERY_MS);
