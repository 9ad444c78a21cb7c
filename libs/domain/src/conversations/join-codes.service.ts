import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import {
  AppError,
  type Conversation,
  type JoinByCode,
  type JoinCode,
  type NewJoinCode,
  type Room,
} from '@parley/contracts';
import { ConversationEntity, Database, JoinCodeEntity, type Reader } from '@parley/database';
import { type LimitRule, Limits } from '@parley/infra';
import { type Principal } from '../accounts/principal.ts';
import { Arrivals } from './arrivals.ts';
import { ConversationAccess } from './conversation-access.ts';
import { ConversationViews } from './conversation-views.ts';
import { toRooms } from './rooms.service.ts';

/** Twelve characters, which nobody guesses. */
const CODE_BYTES = 9;
const HOUR_MS = 3_600_000;
/** Enough for whoever was given codes, too few for trying some. */
const TRIES: LimitRule = { name: 'join-code', points: 30, seconds: 3600 };

/** Codes that let people into a group. It has one at most; whoever changes or uses it holds the lock of the conversation. */
@Injectable()
export class JoinCodes {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly limits: Limits,
    private readonly access: ConversationAccess,
    private readonly views: ConversationViews,
    private readonly arrivals: Arrivals,
  ) {}

  /** By admins. The code before stops working. */
  rotate(
    { userId }: Principal,
    conversationId: string,
    { expiresInHours, maxUses }: NewJoinCode,
  ): Promise<JoinCode> {
    return this.database.write(async (tx) => {
      await this.access.lock(tx, userId, conversationId, 'admin');
      const row = tx.manager.create(JoinCodeEntity, {
        code: randomBytes(CODE_BYTES).toString('base64url'),
        conversationId,
        expiresAt:
          expiresInHours === undefined ? null : new Date(tx.now.getTime() + expiresInHours * HOUR_MS),
        usesLeft: maxUses ?? null,
      });
      await tx.manager.delete(JoinCodeEntity, { conversationId });
      await tx.manager.insert(JoinCodeEntity, row);
      return this.toView(row);
    });
  }

  /** For admins; NOT_FOUND where no code lets anybody in. */
  current({ userId }: Principal, conversationId: string): Promise<JoinCode> {
    return this.database.read(async (reader) => {
      await this.access.read(reader, userId, conversationId, 'admin');
      const row = await reader.manager.findOneBy(JoinCodeEntity, { conversationId });
      if (!row || !this.isGood(row)) throw new AppError('NOT_FOUND');
      return this.toView(row);
    });
  }

  /** By admins. */
  revoke({ userId }: Principal, conversationId: string): Promise<void> {
    return this.database.write(async (tx) => {
      await this.access.lock(tx, userId, conversationId, 'admin');
      await tx.manager.delete(JoinCodeEntity, { conversationId });
    });
  }

  /** What a code leads to, for deciding whether to go there. */
  async preview({ userId }: Principal, { code }: JoinByCode): Promise<Room> {
    await this.countTry(userId);
    return this.database.read(async (reader) => {
      const { conversationId } = await this.find(reader, code);
      const conversation = await reader.manager.findOneBy(ConversationEntity, { id: conversationId });
      const [room] = conversation ? await toRooms(reader, userId, [conversation]) : [];
      if (!room) throw noGood();
      return room;
    });
  }

  /** Who is in it already uses nothing up. */
  async join({ userId }: Principal, { code }: JoinByCode): Promise<Conversation> {
    await this.countTry(userId);
    return this.database.write(async (tx) => {
      const { conversationId } = await this.find(tx, code);
      const conversation = await this.access.lockConversation(tx, conversationId);
      if (!conversation) throw noGood();
      // Again, now that nobody else uses, replaces or revokes it.
      const row = await this.find(tx, code);
      const access = await this.arrivals.enter(tx, conversation, userId);
      if (access.isNew && row.usesLeft !== null) {
        await tx.manager.update(JoinCodeEntity, { code }, { usesLeft: row.usesLeft - 1 });
      }
      return this.views.of(tx, access);
    });
  }

  private async countTry(userId: string): Promise<void> {
    const { allowed, resetSeconds } = await this.limits.consume(TRIES, userId);
    if (!allowed) throw new AppError('RATE_LIMITED', { retryAfter: resetSeconds });
  }

  private async find({ manager }: Reader, code: string): Promise<JoinCodeEntity> {
    const row = await manager.findOneBy(JoinCodeEntity, { code });
    if (!row || !this.isGood(row)) throw noGood();
    return row;
  }

  private isGood({ expiresAt, usesLeft }: JoinCodeEntity): boolean {
    return (expiresAt === null || expiresAt > this.database.now()) && usesLeft !== 0;
  }

  private toView({ code, expiresAt, usesLeft }: JoinCodeEntity): JoinCode {
    const url = `${this.config.settings.PUBLIC_URL}/join/${code}`;
    return { code, url, expiresAt: expiresAt?.toISOString() ?? null, usesLeft };
  }
}

/** The same for a code that never was, is too old, used up, or was replaced. */
function noGood(): AppError {
  return new AppError('NOT_FOUND', undefined, { message: 'This code does not work. Ask for a new one.' });
}
