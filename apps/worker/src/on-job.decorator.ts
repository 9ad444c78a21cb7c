import { DiscoveryService } from '@nestjs/core';
import { type JobName } from '@parley/domain';
import { type Job } from '@parley/infra';

/** What a class does that is marked with `@OnJob`. It may be called again for a job that it had begun; see `Jobs`. */
export interface JobRunner {
  run(job: Job): Promise<void>;
}

/** Makes a provider the one that runs the jobs of this name. */
export const OnJob = DiscoveryService.createDecorator<JobName>();
