import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { JOB_POLICIES, type JobName, JOBS } from '@parley/domain';
import { type JobHandler, Jobs } from '@parley/infra';
import { type JobRunner, OnJob } from './on-job.decorator.ts';

/** Finds the classes that run jobs. A job without any, or with two, keeps the process from starting. */
@Injectable()
export class JobHandlers implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly jobs: Jobs,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.startHandlers(this.find());
  }

  private find(): JobHandler[] {
    const runners = new Map<JobName, JobRunner>();
    for (const wrapper of this.discovery.getProviders({ metadataKey: OnJob.KEY })) {
      const name = this.discovery.getMetadataByDecorator(OnJob, wrapper);
      if (name === undefined) continue;
      if (runners.has(name)) throw new Error(`Two classes run the job ${name}.`);
      runners.set(name, wrapper.instance as JobRunner);
    }
    return Object.values(JOBS).map((name) => {
      const runner = runners.get(name);
      if (!runner)
        throw new Error(
          `No class runs the job ${name}; mark one with @OnJob and list it in worker.module.ts.`,
        );
      return { name, policy: JOB_POLICIES[name], run: (job) => runner.run(job) };
    });
  }
}
