import { Injectable } from '@nestjs/common';
import { AppError } from '@parley/contracts';
import { InterestEntity, INTERESTS_REMEMBERED_DAYS, type Tx } from '@parley/database';
import { type LimitRule, Limits } from '@parley/infra';
import { MoreThan } from 'typeorm';
import { VISIBLE_TO_SENDER } from './interest-records.ts';

const DAY_MS = 86_400_000;
const MEMORY_MS = INTERESTS_REMEMBERED_DAYS * DAY_MS;

const A_DAY: LimitRule = { name: 'interest', points: 50, seconds: 86_400 };
const WAITING = 100;
const TO_ONE_PERSON = 3;

/** How many requests a person may send. Nothing here depends on what became of them: a quota must not betray a refusal. */
@Injectable()
export class InterestQuotas {
  constructor(private readonly limits: Limits) {}

  /** Counts what is refused later too: otherwise one could try out whose account is there. */
  async countAttempt(senderId: string): Promise<void> {
    const { allowed, resetSeconds } = await this.limits.consume(A_DAY, senderId);
    if (!allowed) throw new AppError('RATE_LIMITED', { retryAfter: resetSeconds });
  }

  /** For transactions that hold the lock on the sender. */
  async refuseTooMany({ manager, now }: Tx, senderId: string, receiverId: string): Promise<void> {
    if ((await manager.countBy(InterestEntity, { senderId, ...VISIBLE_TO_SENDER })) >= WAITING) {
      throw new AppError('CONFLICT', undefined, {
        message: `${WAITING} of your requests wait for an answer. Withdraw one first.`,
      });
    }
    const lately = await manager.find(InterestEntity, {
      where: { senderId, receiverId, createdAt: MoreThan(new Date(now.getTime() - MEMORY_MS)) },
      order: { createdAt: 'DESC' },
      take: TO_ONE_PERSON,
    });
    const first = lately[TO_ONE_PERSON - 1];
    if (!first) return;
    const retryAt = first.createdAt.getTime() + MEMORY_MS;
    throw new AppError(
      'RATE_LIMITED',
      { retryAfter: Math.ceil((retryAt - now.getTime()) / 1000) },
      { message: 'You have asked this person often enough for now.' },
    );
  }
}
