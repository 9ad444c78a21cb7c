import { JOBS, PhoneCodeDelivery } from '@parley/domain';
import { type Job } from '@parley/infra';
import { type JobRunner, OnJob } from '../on-job.decorator.ts';

@OnJob(JOBS.sendPhoneCode)
export class SendPhoneCodeJob implements JobRunner {
  constructor(private readonly delivery: PhoneCodeDelivery) {}

  run(job: Job): Promise<void> {
    return this.delivery.deliver(job);
  }
}
