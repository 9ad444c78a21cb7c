import { JOBS, Pictures } from '@parley/domain';
import { type Job } from '@parley/infra';
import { type JobRunner, OnJob } from '../on-job.decorator.ts';

@OnJob(JOBS.removePicture)
export class RemovePictureJob implements JobRunner {
  constructor(private readonly pictures: Pictures) {}

  run(job: Job): Promise<void> {
    return this.pictures.runRemoval(job);
  }
}
