import 'reflect-metadata';
import { Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { type JobName, JOBS } from '@parley/domain';
import { type Job, Jobs, JobsEmbedded } from '@parley/infra';
import { OutboxMemory, RecordedLog } from '@parley/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { JobHandlers } from './job-handlers.ts';
import { type JobRunner, OnJob } from './on-job.decorator.ts';

const ran: { by: string; job: Job }[] = [];

function classFor(name: JobName): Type<JobRunner> {
  @OnJob(name)
  class SomeJob implements JobRunner {
    run(job: Job): Promise<void> {
      ran.push({ by: name, job });
      return Promise.resolve();
    }
  }
  return SomeJob;
}

@Module({})
class JobsModule {}

const outbox = new OutboxMemory();
let jobs: Jobs | undefined;

async function start(...names: JobName[]): Promise<void> {
  jobs = new JobsEmbedded({ store: outbox, log: new RecordedLog() });
  const providers = [JobHandlers, { provide: Jobs, useValue: jobs }, ...names.map(classFor)];
  await NestFactory.createApplicationContext(
    { module: JobsModule, imports: [DiscoveryModule], providers },
    { logger: false, abortOnError: false },
  );
  await jobs.startDispatch();
}
afterEach(() => jobs?.close());

const ALL = Object.values(JOBS);

describe('the worker', () => {
  it('gives each job to the class that is marked for it', async () => {
    await start(...ALL);
    for (const name of ALL) outbox.add(name, { of: name });
    jobs?.poke();
    await vi.waitFor(() => expect(ran).toHaveLength(ALL.length));
    for (const { by, job } of ran) expect(job).toMatchObject({ name: by, payload: { of: by }, attempt: 1 });
  });

  it('does not start while a job has no class', async () => {
    const allButOne = ALL.filter((name) => name !== JOBS.sendMail);
    await expect(start(...allButOne)).rejects.toThrow('No class runs the job send-mail');
  });

  it('does not start while a job has two classes', async () => {
    await expect(start(...ALL, JOBS.sendMail)).rejects.toThrow('Two classes run the job send-mail.');
  });
});
