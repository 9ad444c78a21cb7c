import {
  FakeClock,
  OutboxMemory,
  RecordedLog,
  startProcess,
  startRedis,
  type RedisService,
} from '@parley/testing';
import { jobsConformance, outboxConformance } from '@parley/testing/conformance';
import { Redis } from 'ioredis';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { JobsBullMQ, type JobsBullMQOptions } from './jobs-bullmq.ts';
import { JobsEmbedded } from './jobs-embedded.ts';
import type { Job, JobHandler } from './jobs.ts';

const POLICY = { attempts: 3, backoffMs: 10 };
const SLOW = { timeout: 60_000 };

let redis: RedisService;

beforeAll(async () => {
  redis = await startRedis({ persistent: true });
});
afterAll(() => redis.stop());

async function withRedis<T>(use: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(redis.url);
  try {
    return await use(client);
  } finally {
    client.disconnect();
  }
}

function recorder(run: (job: Job) => Promise<void> | void = () => {}) {
  const seen: Job[] = [];
  const handler: JobHandler = {
    name: 'greet',
    policy: POLICY,
    run: async (job) => {
      seen.push(job);
      await run(job);
    },
  };
  return { seen, handler };
}

outboxConformance('OutboxMemory', async () => {
  const clock = new FakeClock();
  const store = new OutboxMemory({ clock });
  return { store, clock, add: async (name, payload) => store.add(name, payload), close: async () => {} };
});

jobsConformance('JobsEmbedded', async () => {
  const store = new OutboxMemory();
  const jobs = new JobsEmbedded({ store, log: new RecordedLog(), pollMs: 50 });
  return {
    store,
    add: async (name, payload) => store.add(name, payload),
    open: async () => jobs,
    close: () => jobs.close(),
  };
});

jobsConformance('JobsBullMQ', async () => {
  await withRedis((client) => client.flushall());
  const store = new OutboxMemory();
  const open: JobsBullMQ[] = [];
  return {
    store,
    add: async (name, payload) => store.add(name, payload),
    open: async () => {
      const jobs = new JobsBullMQ({ url: redis.url, store, log: new RecordedLog(), pollMs: 50 });
      open.push(jobs);
      return jobs;
    },
    close: async () => {
      for (const jobs of open) await jobs.close();
    },
  };
});

describe('JobsEmbedded after a crash', () => {
  let clock: FakeClock;
  let store: OutboxMemory;
  let log: RecordedLog;

  beforeEach(() => {
    clock = new FakeClock();
    store = new OutboxMemory({ clock });
    log = new RecordedLog();
  });

  async function start(handler: JobHandler): Promise<JobsEmbedded> {
    const jobs = new JobsEmbedded({ store, log, leaseSeconds: 60, pollMs: 20 });
    await jobs.startHandlers([handler]);
    await jobs.startDispatch();
    return jobs;
  }

  test('runs what was cut off again once the lease has ended', async () => {
    const id = store.add('greet', 'Ada');
    await store.claim(1, 60);
    const { seen, handler } = recorder();
    const jobs = await start(handler);
    clock.advance({ seconds: 61 });
    await vi.waitFor(() => expect(seen).toMatchObject([{ id, payload: 'Ada', attempt: 2 }]));
    await jobs.close();
    expect(await store.countWaiting()).toBe(0);
  });

  test('does not start a job again that is merely slower than its lease', async () => {
    const finish = Promise.withResolvers<void>();
    const { seen, handler } = recorder(() => finish.promise);
    store.add('greet');
    const jobs = await start(handler);
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    clock.advance({ seconds: 61 });
    const second = store.add('greet');
    jobs.poke();
    await vi.waitFor(() => expect(seen.map(({ id }) => id)).toContain(second));
    finish.resolve();
    await jobs.close();
    expect(seen).toHaveLength(2);
  });

  test('gives up a job that kills the process every time', async () => {
    const { seen, handler } = recorder();
    store.add('greet');
    for (let deaths = 0; deaths < POLICY.attempts + 3; deaths++) {
      await store.claim(1, 60);
      clock.advance({ seconds: 61 });
    }
    const jobs = await start(handler);
    await vi.waitFor(async () => expect(await jobs.countDead()).toBe(1));
    await jobs.close();
    expect(seen).toEqual([]);
    expect(await jobs.listDead(1)).toMatchObject([{ error: 'The process died at every attempt.' }]);
  });

  test('waits longer before each further attempt', async () => {
    const { seen, handler } = recorder(() => {
      throw new Error('not yet');
    });
    store.add('greet');
    const jobs = await start({ ...handler, policy: { attempts: 4, backoffMs: 1000 } });
    for (const [attempt, seconds] of [1, 2, 4].entries()) {
      await vi.waitFor(() => expect(seen).toHaveLength(attempt + 1));
      await vi.waitFor(() => expect(log.entries.at(-1)?.details).toMatchObject({ delayMs: seconds * 1000 }));
      clock.advance({ seconds: seconds + 0.001 });
    }
    await vi.waitFor(async () => expect(await jobs.countDead()).toBe(1));
    await jobs.close();
  });
});

describe('JobsBullMQ', () => {
  let clock: FakeClock;
  let store: OutboxMemory;
  const open: JobsBullMQ[] = [];

  beforeEach(async () => {
    if (!redis.running) await redis.restart();
    await withRedis((client) => client.flushall());
    clock = new FakeClock();
    store = new OutboxMemory({ clock });
  });
  afterEach(async () => {
    for (const jobs of open.splice(0)) await jobs.close();
  });

  function openJobs(options: Partial<JobsBullMQOptions> = {}): JobsBullMQ {
    const jobs = new JobsBullMQ({
      url: redis.url,
      store,
      log: new RecordedLog(),
      pollMs: 50,
      lockMs: 1000,
      ...options,
    });
    open.push(jobs);
    return jobs;
  }

  const startWorkerProcess = (ending: 'never' | 'soon', failpoints = '') =>
    startProcess({
      name: 'worker',
      command: process.execPath,
      args: [
        '--conditions=@parley/source',
        fileURLToPath(new URL('worker.fixture.ts', import.meta.url)),
        redis.url,
        ending,
      ],
      env: { ...process.env, PARLEY_FAILPOINTS_ARMED: failpoints },
    });

  test('runs a job again whose worker was killed in the middle', async () => {
    const worker = await startWorkerProcess('never');
    const [, id] = await worker.waitForLine(/running (\w+)/);
    const { seen, handler } = recorder();
    await openJobs().startHandlers([handler]);
    await worker.kill9();
    await vi.waitFor(() => expect(seen).toMatchObject([{ id, payload: { name: 'Ada' }, attempt: 2 }]), SLOW);
  });

  test('runs a job again whose worker was killed after the handler, before that was written down', async () => {
    const worker = await startWorkerProcess('soon', 'job.after-handler=kill');
    expect(await worker.exited).toMatchObject({ signal: 'SIGKILL' });
    expect(worker.output).toContain('running');
    const { seen, handler } = recorder();
    await openJobs().startHandlers([handler]);
    await vi.waitFor(() => expect(seen).toMatchObject([{ payload: { name: 'Ada' }, attempt: 2 }]), SLOW);
  });

  test('runs a job that reached the queue although its dispatcher was killed', async () => {
    const worker = await startWorkerProcess('soon', 'job.before-handler=kill,outbox.after-dispatch=kill');
    expect(await worker.exited).toMatchObject({ signal: 'SIGKILL' });
    const { seen, handler } = recorder();
    await openJobs().startHandlers([handler]);
    await vi.waitFor(() => expect(seen).toMatchObject([{ payload: { name: 'Ada' } }]), SLOW);
  });

  test('completes a job once that is dispatched again because its row was not removed', async () => {
    const { seen, handler } = recorder();
    const remove = vi.spyOn(store, 'remove').mockRejectedValueOnce(new Error('the database is away'));
    store.add('greet');
    const jobs = openJobs();
    await jobs.startHandlers([handler]);
    await jobs.startDispatch();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    expect(await store.countWaiting()).toBe(1);
    clock.advance({ seconds: 61 });
    await vi.waitFor(async () => expect(await jobs.countWaiting()).toBe(0));
    expect(remove).toHaveBeenCalledTimes(2);
    const last = store.add('greet');
    jobs.poke();
    await vi.waitFor(() => expect(seen.at(-1)?.id).toBe(last));
    expect(seen).toHaveLength(2);
  });

  test('dispatches and runs when Redis is back what was committed while it was away', async () => {
    const { seen, handler } = recorder();
    const jobs = openJobs();
    await jobs.startHandlers([handler]);
    await jobs.startDispatch();
    store.add('greet', 'before');
    jobs.poke();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    await redis.kill9();
    store.add('greet', 'meanwhile');
    jobs.poke();
    await redis.restart();
    await vi.waitFor(() => {
      clock.advance({ seconds: 1 });
      expect(seen.map(({ payload }) => payload)).toEqual(['before', 'meanwhile']);
    }, SLOW);
  });

  test('keeps nothing of what a finished job carried', async () => {
    const { seen, handler } = recorder();
    const jobs = openJobs();
    const id = store.add('greet', { secret: 'the sealed code' });
    await jobs.startHandlers([handler]);
    await jobs.startDispatch();
    await vi.waitFor(() => expect(seen).toMatchObject([{ payload: { secret: 'the sealed code' } }]));
    await withRedis(async (client) => {
      await vi.waitFor(async () =>
        expect(await client.hget(`parley:bullmq:jobs:${id}`, 'finishedOn')).not.toBeNull(),
      );
      expect(JSON.stringify(await client.hgetall(`parley:bullmq:jobs:${id}`))).not.toContain('sealed');
    });
  });

  test('closes although Redis is away', async () => {
    const jobs = openJobs();
    await jobs.startHandlers([recorder().handler]);
    await jobs.startDispatch();
    await redis.kill9();
    await jobs.close();
  });

  test('closes although Redis hangs', async () => {
    const { seen, handler } = recorder();
    const jobs = openJobs();
    store.add('greet');
    await jobs.startHandlers([handler]);
    await jobs.startDispatch();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    redis.pause();
    try {
      await jobs.close();
    } finally {
      redis.resume();
    }
  });
});
