import { Injectable } from '@nestjs/common';
import {
  Database,
  InterestEntity,
  INTERESTS_REMEMBERED_DAYS,
  PhoneCodeEntity,
  SessionEntity,
  SmsBudgetEntity,
  TicketEntity,
} from '@parley/database';
import { LessThan } from 'typeorm';
import { LinkPreviews } from '../links/link-previews.service.ts';
import { Deletion } from './deletion.service.ts';

const DAY_MS = 86_400_000;
/** Ended sessions are kept this long: they tell a new device from a known one. */
const SESSIONS_KEPT_DAYS = 90;
/** A phone's row carries its limits for a day. */
const CODES_KEPT_DAYS = 2;
const BUDGETS_KEPT_DAYS = 60;

/** Deletes what has had its time. Doing it twice, or on two workers at once, is harmless. */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly database: Database,
    private readonly deletion: Deletion,
    private readonly linkPreviews: LinkPreviews,
  ) {}

  async run(): Promise<void> {
    await this.database.write(async ({ manager, now }) => {
      const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
      await manager.delete(SessionEntity, { expiresAt: LessThan(daysAgo(SESSIONS_KEPT_DAYS)) });
      await manager.delete(SessionEntity, { revokedAt: LessThan(daysAgo(SESSIONS_KEPT_DAYS)) });
      await manager.delete(PhoneCodeEntity, { sentAt: LessThan(daysAgo(CODES_KEPT_DAYS)) });
      await manager.delete(TicketEntity, { expiresAt: LessThan(daysAgo(1)) });
      await manager.delete(InterestEntity, { closedAt: LessThan(daysAgo(INTERESTS_REMEMBERED_DAYS)) });
      await manager.delete(SmsBudgetEntity, {
        day: LessThan(daysAgo(BUDGETS_KEPT_DAYS).toISOString().slice(0, 10)),
      });
    });
    await this.linkPreviews.forgetOld();
    await this.deletion.purgeDue();
  }
}
