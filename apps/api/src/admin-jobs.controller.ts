import { Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Id, JobOverview } from '@parley/contracts';
import { AdminJobs } from './admin-jobs.ts';
import { Answers } from './answers.decorator.ts';
import { AdminOnly } from './public.decorator.ts';

@Controller('api/admin/jobs')
@ApiTags('Administration')
@AdminOnly()
export class AdminJobsController {
  constructor(private readonly jobs: AdminJobs) {}

  @Get()
  @Answers(JobOverview, {
    summary: 'See the jobs',
    description:
      'How many wait, and those that failed at every attempt, the newest first and a hundred at most.',
    means: 'The jobs.',
    errors: ['FORBIDDEN'],
  })
  overview(): Promise<JobOverview> {
    return this.jobs.overview();
  }

  @Post(':id/retry')
  @Answers(null, { summary: 'Try a dead job again', status: 204, errors: ['FORBIDDEN', 'NOT_FOUND'] })
  retry(@Param('id', { schema: Id }) id: string): Promise<void> {
    return this.jobs.retry(id);
  }

  @Delete(':id')
  @Answers(null, { summary: 'Discard a dead job', status: 204, errors: ['FORBIDDEN', 'NOT_FOUND'] })
  discard(@Param('id', { schema: Id }) id: string): Promise<void> {
    return this.jobs.discard(id);
  }
}
