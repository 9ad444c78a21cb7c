import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Answer, type Job, type LoadUse } from './jobs.ts';
import { type z } from 'zod';

/** The load, in a process of its own, so that it takes no time from those who are measured but what the machine lacks. */
export class LoadProcess {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = fork(path.join(import.meta.dirname, 'load/main.ts'), { stdio: 'inherit' });
  }

  /** `away` is for jobs that wait in their middle for something to happen. */
  async run<R>(
    job: Job,
    schema: z.ZodType<R>,
    away: () => Promise<void> = () => Promise.resolve(),
  ): Promise<{ result: R; use: LoadUse }> {
    this.#child.send(job);
    for (;;) {
      const answer = Answer.parse(await this.#next());
      if (answer.ok === 'ready') {
        await away();
        this.#child.send('go');
      } else if (answer.ok) {
        return { result: schema.parse(answer.result), use: answer.use };
      } else {
        throw new Error(answer.message);
      }
    }
  }

  stop(): void {
    this.#child.kill();
  }

  async #next(): Promise<unknown> {
    const done = new AbortController();
    const { signal } = done;
    try {
      const [message] = await Promise.race([
        once(this.#child, 'message', { signal }),
        once(this.#child, 'exit', { signal }).then(() =>
          Promise.reject(new Error('The load process has ended.')),
        ),
      ]);
      return message;
    } finally {
      done.abort();
    }
  }
}
