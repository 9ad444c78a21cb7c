import {
  DeliveryError,
  type Job,
  type JobHandler,
  type Jobs,
  type Json,
  type OutboxStore,
} from '@parley/infra';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

export interface JobsSetup {
  readonly store: OutboxStore;
  /** Commits a job and answers its id. The store's time must pass by itself. */
  add(name: string, payload?: Json): Promise<string>;
  /** The jobs as another process has them; a driver that knows one process only answers the same each time. */
  open(): Promise<Jobs>;
  close(): Promise<void>;
}

const POLICY = { attempts: 3, backoffMs: 20 };

/** What all drivers of jobs promise. */
export function jobsConformance(name: string, setUp: () => Promise<JobsSetup>): void {
  describe(`${name} as jobs`, () => {
    let setup: JobsSetup;
    let jobs: Jobs;

    beforeEach(async () => {
      setup = await setUp();
      jobs = await setup.open();
    });
    afterEach(() => setup.close());

    function recorder(jobName: string, run: (job: Job) => Promise<void> | void = () => {}) {
      const seen: Job[] = [];
      const handler: JobHandler = {
        name: jobName,
        policy: POLICY,
        run: async (job) => {
          seen.push(job);
          await run(job);
        },
      };
      return { seen, handler };
    }

    async function start(...handlers: JobHandler[]) {
      await jobs.startHandlers(handlers);
      await jobs.startDispatch();
    }

    const allDone = () =>
      vi.waitFor(async () => expect(await jobs.countWaiting()).toBe(0), { timeout: 60_000 });

    test('runs what was committed before it started', async () => {
      const { seen, handler } = recorder('greet');
      const id = await setup.add('greet', { name: 'Ada', tags: ['x', null] });
      await start(handler);
      await vi.waitFor(() => expect(seen).toHaveLength(1));
      expect(seen).toEqual([
        {
          id,
          name: 'greet',
          payload: { name: 'Ada', tags: ['x', null] },
          createdAt: expect.any(Date),
          attempt: 1,
        },
      ]);
      await allDone();
      expect(await jobs.countDead()).toBe(0);
    });

    test('runs what is committed later, poked or not', async () => {
      const { seen, handler } = recorder('greet');
      await start(handler);
      const poked = await setup.add('greet');
      jobs.poke();
      await vi.waitFor(() => expect(seen.map(({ id }) => id)).toEqual([poked]));
      const noticed = await setup.add('greet');
      await vi.waitFor(() => expect(seen.map(({ id }) => id)).toEqual([poked, noticed]), { timeout: 60_000 });
    });

    test('runs each of many jobs once, however many processes dispatch', async () => {
      const { seen, handler } = recorder('greet');
      const other = await setup.open();
      const ids = await Promise.all(Array.from({ length: 250 }, (_, i) => setup.add('greet', i)));
      await start(handler);
      await other.startDispatch();
      other.poke();
      await allDone();
      await vi.waitFor(() => expect(seen).toHaveLength(250));
      expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(ids));
    });

    test('runs no more at once than it may', async () => {
      let running = 0;
      let most = 0;
      const { handler, seen } = recorder('greet', async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 20));
        running -= 1;
      });
      for (let i = 0; i < 12; i++) await setup.add('greet');
      await jobs.startHandlers([handler], 3);
      await jobs.startDispatch();
      await vi.waitFor(() => expect(seen).toHaveLength(12), { timeout: 60_000 });
      await allDone();
      expect(most).toBe(3);
    });

    test('tries a failed job again, and tells the handler so', async () => {
      const { seen, handler } = recorder('greet', ({ attempt }) => {
        if (attempt < 3) throw new Error('not yet');
      });
      await setup.add('greet');
      await start(handler);
      await vi.waitFor(() => expect(seen.map(({ attempt }) => attempt)).toEqual([1, 2, 3]), {
        timeout: 60_000,
      });
      await allDone();
      expect(await jobs.countDead()).toBe(0);
    });

    test('keeps a job that failed at its last attempt, for someone to look at', async () => {
      const { seen, handler } = recorder('greet', () => {
        throw new Error('never works');
      });
      const id = await setup.add('greet');
      await start(handler);
      await vi.waitFor(async () => expect(await jobs.countDead()).toBe(1), { timeout: 60_000 });
      expect(seen).toHaveLength(3);
      expect(await jobs.listDead(10)).toEqual([
        {
          id,
          name: 'greet',
          attempts: 3,
          error: 'never works',
          createdAt: expect.any(Date),
          diedAt: expect.any(Date),
        },
      ]);
      expect(await jobs.countWaiting()).toBe(0);
    });

    test('gives up at once when the failure is permanent', async () => {
      const { seen, handler } = recorder('greet', () => {
        throw new DeliveryError('no such number', { permanent: true });
      });
      await setup.add('greet');
      await start(handler);
      await vi.waitFor(async () => expect(await jobs.countDead()).toBe(1));
      expect(seen).toHaveLength(1);
    });

    test('runs a dead job again on demand, as often as demanded, and as one that was started before', async () => {
      let works = false;
      const { seen, handler } = recorder('greet', () => {
        if (!works) throw new DeliveryError('broken', { permanent: true });
      });
      const id = await setup.add('greet');
      await start(handler);
      for (let retries = 0; retries < 6; retries++) {
        await vi.waitFor(async () => expect(await jobs.countDead()).toBe(1));
        expect(seen).toHaveLength(retries + 1);
        works = retries === 5;
        expect(await jobs.retryDead(id)).toBe(true);
        await vi.waitFor(() => expect(seen).toHaveLength(retries + 2), { timeout: 60_000 });
      }
      await allDone();
      expect(await jobs.countDead()).toBe(0);
      expect(seen.slice(1).every(({ attempt }) => attempt > 1)).toBe(true);
      expect(await jobs.retryDead(id)).toBe(false);
    });

    test('discards a dead job on demand', async () => {
      const { handler } = recorder('greet', () => {
        throw new DeliveryError('broken', { permanent: true });
      });
      const id = await setup.add('greet');
      expect(await jobs.discardDead(id)).toBe(false);
      await start(handler);
      await vi.waitFor(async () => expect(await jobs.countDead()).toBe(1));
      expect(await jobs.discardDead(id)).toBe(true);
      expect(await jobs.discardDead(id)).toBe(false);
      expect(await jobs.listDead(10)).toEqual([]);
    });

    test('leaves a job without a handler in the queue, and the others run', async () => {
      const { seen, handler } = recorder('known');
      for (let i = 0; i < 20; i++) await setup.add('unknown');
      const known = await setup.add('known');
      await start(handler);
      await vi.waitFor(() => expect(seen.map(({ id }) => id)).toEqual([known]));
      expect(await jobs.countWaiting()).toBeGreaterThanOrEqual(20);
      expect(await jobs.countDead()).toBe(0);
    });

    test('refuses two handlers of one name', async () => {
      await expect(
        jobs.startHandlers([recorder('greet').handler, recorder('greet').handler]),
      ).rejects.toThrow('greet');
    });

    test('closes when the jobs under way have ended, and takes no more', async () => {
      const finish = Promise.withResolvers<void>();
      const { seen, handler } = recorder('greet', () => finish.promise);
      await setup.add('greet');
      await start(handler);
      await vi.waitFor(() => expect(seen).toHaveLength(1));
      let closed = false;
      const closing = jobs.close().then(() => {
        closed = true;
      });
      await setup.add('greet');
      jobs.poke();
      expect(closed).toBe(false);
      finish.resolve();
      await closing;
      expect(seen).toHaveLength(1);
      expect(await setup.store.countWaiting()).toBe(1);
    });
  });
}
