import { JOBS, MessageIndexing } from '@parley/domain';
import { type Job } from '@parley/infra';
import { type JobRunner, OnJob } from '../on-job.decorator.ts';

@OnJob(JOBS.indexMessages)
export class IndexMessagesJob implements JobRunner {
  constructor(private readonly indexing: MessageIndexing) {}

  run(job: Job): Promise<void> {
    return this.indexing.run(job);
  }
}
