import { OutboxMemory, RecordedLog } from '@parley/testing';
import { JobsBullMQ } from './jobs-bullmq.ts';

/** A process of its own for tests to kill: dispatches one job to the Redis given to it and begins to run it. */
const [, , url = '', ending] = process.argv;
Object.assign(globalThis, { __FAILPOINTS__: true });

const store = new OutboxMemory();
const jobs = new JobsBullMQ({ url, store, log: new RecordedLog(), lockMs: 1000 });
const id = store.add('greet', { name: 'Ada' });
await jobs.startHandlers([
  {
    name: 'greet',
    policy: { attempts: 2, backoffMs: 10 },
    run: async () => {
      process.stdout.write(`running ${id}\n`);
      if (ending === 'never') await new Promise(() => {});
    },
  },
]);
await jobs.startDispatch();
