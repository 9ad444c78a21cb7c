import { failpoint } from '../failpoint.ts';
import type { Job, JobHandler } from './jobs.ts';

/** The handlers of this process, one for a name. */
export class Handlers {
  readonly #byName = new Map<string, JobHandler>();

  add(handlers: readonly JobHandler[]): void {
    for (const handler of handlers) {
      if (this.#byName.has(handler.name))
        throw new Error(`There are two handlers for the job ${handler.name}.`);
      this.#byName.set(handler.name, handler);
    }
  }

  get(name: string): JobHandler | undefined {
    return this.#byName.get(name);
  }

  get names(): string[] {
    return [...this.#byName.keys()];
  }
}

export async function runJob(handler: JobHandler, job: Job): Promise<void> {
  await failpoint('job.before-handler');
  await handler.run(job);
  await failpoint('job.after-handler');
}
