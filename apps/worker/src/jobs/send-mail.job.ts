import { JOBS, MailDelivery } from '@parley/domain';
import { type Job } from '@parley/infra';
import { type JobRunner, OnJob } from '../on-job.decorator.ts';

@OnJob(JOBS.sendMail)
export class SendMailJob implements JobRunner {
  constructor(private readonly delivery: MailDelivery) {}

  run(job: Job): Promise<void> {
    return this.delivery.deliver(job);
  }
}
