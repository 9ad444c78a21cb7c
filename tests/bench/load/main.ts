/** The process that makes the load. One job at a time, each answered with what was measured and how busy this process was. */
import { once } from 'node:events';
import { type Answer, Job } from '../jobs.ts';
import { type z } from 'zod';
import { connectStorm, idle, leave } from './connections.ts';
import { fanOut } from './fan-out.ts';
import { latency } from './latency.ts';
import { pages } from './pages.ts';
import { resume } from './resume.ts';

const tell = (answer: z.infer<typeof Answer>) => process.send?.(answer);

async function run(job: Job): Promise<unknown> {
  switch (job.name) {
    case 'fan-out':
      return await fanOut(job);
    case 'latency':
      return await latency(job);
    case 'connect':
      return await connectStorm(job);
    case 'idle':
      return await idle(job);
    case 'leave':
      return leave();
    case 'pages':
      return await pages(job);
    case 'resume':
      return await resume(job, async () => {
        tell({ ok: 'ready' });
        await once(process, 'message');
      });
  }
}

let busy = false;
process.on('message', (message) => {
  if (busy) return;
  busy = true;
  void perform(message).finally(() => {
    busy = false;
  });
});
process.on('disconnect', () => process.exit(0));

async function perform(message: unknown): Promise<void> {
  const before = performance.eventLoopUtilization();
  const cpuBefore = process.cpuUsage();
  try {
    const result = await run(Job.parse(message));
    const { user, system } = process.cpuUsage(cpuBefore);
    const { utilization } = performance.eventLoopUtilization(before);
    tell({ ok: true, result, use: { utilization, cpuSeconds: (user + system) / 1e6 } });
  } catch (error) {
    tell({ ok: false, message: error instanceof Error ? error.message : String(error) });
  }
}
