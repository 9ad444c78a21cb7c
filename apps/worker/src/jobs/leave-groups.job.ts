import { AccountDepartures, JOBS } from '@parley/domain';
import { type Job } from '@parley/infra';
import { type JobRunner, OnJob } from '../on-job.decorator.ts';

@OnJob(JOBS.leaveGroups)
export class LeaveGroupsJob implements JobRunner {
  constructor(private readonly departures: AccountDepartures) {}

  run(job: Job): Promise<void> {
    return this.departures.run(job);
  }
}
