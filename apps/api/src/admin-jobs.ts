import { Injectable } from '@nestjs/common';
import { AppError, type JobOverview } from '@parley/contracts';
import { Jobs } from '@parley/infra';

const SHOWN = 100;

/** The queue as an administrator sees it. */
@Injectable()
export class AdminJobs {
  constructor(private readonly jobs: Jobs) {}

  async overview(): Promise<JobOverview> {
    const [waiting, dead] = await Promise.all([this.jobs.countWaiting(), this.jobs.listDead(SHOWN)]);
    return {
      waiting,
      dead: dead.map(({ createdAt, diedAt, ...job }) => ({
        ...job,
        createdAt: createdAt.toISOString(),
        diedAt: diedAt.toISOString(),
      })),
    };
  }

  async retry(id: string): Promise<void> {
    if (!(await this.jobs.retryDead(id))) throw new AppError('NOT_FOUND');
  }

  async discard(id: string): Promise<void> {
    if (!(await this.jobs.discardDead(id))) throw new AppError('NOT_FOUND');
  }
}
