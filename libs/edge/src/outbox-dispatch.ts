import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Jobs } from '@parley/infra';

/** Every process moves on the jobs that it commits, so that they leave at once, and those that a dead process left. */
@Injectable()
export class OutboxDispatch implements OnApplicationBootstrap {
  constructor(private readonly jobs: Jobs) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.startDispatch();
  }
}
