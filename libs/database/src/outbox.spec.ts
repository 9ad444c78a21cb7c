import path from 'node:path';
import { type OutboxStore } from '@parley/infra';
import { outboxConformance } from '@parley/testing/conformance';
import { describeOnEachDatabase, type OpenDatabase } from '@parley/testing/databases';
import { startModule } from '@parley/testing/module-process';
import { expect, test } from 'vitest';
import { type Database } from './database.ts';
import { OutboxJobEntity } from './entities/outbox-job.entity.ts';
import { Outbox } from './outbox.ts';
import { type NewJob } from './tx.ts';

const CRASH = path.join(import.meta.dirname, 'outbox.child.ts');

async function openOutbox(open: OpenDatabase) {
  const { database, clock, join } = await open();
  const outbox: OutboxStore = new Outbox(database);
  return { database, clock, outbox, join };
}

function enqueue(database: Database, ...jobs: (Partial<NewJob> & { name: string })[]): Promise<string[]> {
  return database.write(async (tx) => {
    const ids: string[] = [];
    for (const job of jobs) ids.push(await tx.enqueue({ payload: null, ...job }));
    return ids;
  });
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `job ${index}` }));
const namesOf = (jobs: readonly { name: string }[]) => jobs.map(({ name }) => name);

describeOnEachDatabase('the outbox of a database', (open) => {
  outboxConformance('it', async () => {
    const { database, clock, outbox } = await openOutbox(open);
    return {
      store: outbox,
      clock,
      add: (name, payload = null) => database.write((tx) => tx.enqueue({ name, payload })),
      close: () => Promise.resolve(),
    };
  });
});

describeOnEachDatabase('claiming from the outbox', (open, dialect) => {
  test('gives a job as it was enqueued', async () => {
    const { database, clock, outbox } = await openOutbox(open);
    const payload = { to: 'Ærø 😀', list: [1, null, true], deep: { empty: {} } };
    const createdAt = clock.now();
    const [id] = await enqueue(database, { name: 'notify', payload });
    clock.advance({ seconds: 3 });
    expect(await outbox.claim(10, 60)).toEqual([{ id, name: 'notify', payload, createdAt, attempts: 1 }]);
  });

  test('takes the oldest that are due, up to the limit', async () => {
    const { database, clock, outbox } = await openOutbox(open);
    await enqueue(database, { name: 'delayed', delayMs: 5_000 }, { name: 'first' }, { name: 'second' });
    clock.advance({ seconds: 1 });
    await enqueue(database, { name: 'third' });
    expect(namesOf(await outbox.claim(2, 60))).toEqual(['first', 'second']);
    clock.advance({ seconds: 4 });
    expect(namesOf(await outbox.claim(9, 60))).toEqual(['third', 'delayed']);
  });

  test('waits for a delayed job to the millisecond', async () => {
    const { database, clock, outbox } = await openOutbox(open);
    await enqueue(database, { name: 'delayed', delayMs: 1_500 });
    clock.advance({ ms: 1_499 });
    expect(await outbox.claim(1, 60)).toEqual([]);
    clock.advance({ ms: 1 });
    expect(namesOf(await outbox.claim(1, 60))).toEqual(['delayed']);
  });

  test('gives each job to one of many claimers', async () => {
    const { database, outbox, join } = await openOutbox(open);
    const other: OutboxStore = new Outbox(await join());
    const ids = await enqueue(database, ...numbered(100));
    const claimAll = async (store: OutboxStore) => {
      const claimed: string[] = [];
      for (;;) {
        const jobs = await store.claim(4, 60);
        claimed.push(...jobs.map(({ id }) => id));
        // Nothing is what it gets also while others hold what is left.
        if (jobs.length === 0 && (await store.claim(1, 60)).length === 0) return claimed;
      }
    };
    const claims = await Promise.all(
      Array.from({ length: 10 }, (_, index) => claimAll(index % 2 ? outbox : other)),
    );
    const missed = await claimAll(outbox);
    expect([...claims.flat(), ...missed].sort()).toEqual(ids);
  });

  test('gives a job again when its lease has lapsed, and not before', async () => {
    const { database, clock, outbox } = await openOutbox(open);
    const [id] = await enqueue(database, { name: 'job' });
    expect(await outbox.claim(1, 30)).toMatchObject([{ id, attempts: 1 }]);
    clock.advance({ seconds: 29, ms: 999 });
    expect(await outbox.claim(1, 30)).toEqual([]);
    clock.advance({ ms: 1 });
    expect(await outbox.claim(1, 30)).toMatchObject([{ id, attempts: 2 }]);
    expect(await outbox.countWaiting()).toBe(1);
  });

  if (dialect === 'mysql') {
    test('goes round jobs that an open transaction holds', async () => {
      const { database, outbox } = await openOutbox(open);
      const [first = ''] = await enqueue(database, { name: 'held' }, { name: 'free' });
      const claimed: PromiseWithResolvers<void> = Promise.withResolvers();
      const held: PromiseWithResolvers<void> = Promise.withResolvers();
      const holding = database.write(async (tx) => {
        await tx.manager.findOneOrFail(OutboxJobEntity, { where: { id: first }, ...tx.rowLock });
        await tx.enqueue({ name: 'not committed', payload: null });
        held.resolve();
        await claimed.promise;
      });
      await held.promise;
      expect(namesOf(await outbox.claim(9, 60))).toEqual(['free']);
      claimed.resolve();
      await holding;
      expect(namesOf(await outbox.claim(9, 60))).toEqual(['held', 'not committed']);
    });
  }
});

describeOnEachDatabase('dead jobs', (open) => {
  const openWithDead = async () => {
    const { database, clock, outbox } = await openOutbox(open);
    const ids = await enqueue(database, ...numbered(3));
    await outbox.claim(3, 60);
    for (const id of ids) {
      clock.advance({ seconds: 1 });
      await outbox.bury(id, 'broken');
    }
    const [first = '', second = '', third = ''] = ids;
    return { outbox, first, second, third };
  };

  test('are listed, the latest first', async () => {
    const { outbox, second, third } = await openWithDead();
    expect((await outbox.listDead(2)).map(({ id }) => id)).toEqual([third, second]);
    expect(await outbox.countDead()).toBe(3);
  });

  test('keep as much of their error as there is room for', async () => {
    const { outbox, first } = await openWithDead();
    await outbox.bury(first, 'é😀'.repeat(1_000));
    const dead = (await outbox.listDead(9)).find(({ id }) => id === first);
    expect(dead?.error).toMatch(/^(é😀){166}/);
  });

  test('are revived by one of those who try at once', async () => {
    const { outbox, first } = await openWithDead();
    const answers = await Promise.all(Array.from({ length: 5 }, () => outbox.revive(first)));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });
});

describeOnEachDatabase('a process that is killed', (open) => {
  test('leaves what it committed, rows and jobs, and nothing of what was open', async () => {
    const { target, database } = await open();
    const process = await startModule(CRASH, JSON.stringify(target));
    const [, committed = ''] = await process.waitForLine(/committed (\S+)/);
    await process.waitForLine(/another is open/);
    await process.kill9();
    expect(await new Outbox(database).claim(9, 60)).toMatchObject([{ id: committed, name: 'committed' }]);
    const rows: unknown = await database.read(({ manager }) => manager.query('SELECT day FROM sms_budget'));
    expect(rows).toEqual([{ day: 'committed' }]);
    await enqueue(database, { name: 'life goes on' });
  });
});
