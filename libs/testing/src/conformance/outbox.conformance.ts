import type { Json, OutboxStore } from '@parley/infra';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakeClock } from '../clock.ts';

export interface OutboxSetup {
  readonly store: OutboxStore;
  readonly clock: FakeClock;
  /** Commits a job and answers its id. */
  add(name: string, payload?: Json): Promise<string>;
  close(): Promise<void>;
}

/** What the drivers of jobs rely on. */
export function outboxConformance(name: string, setUp: () => Promise<OutboxSetup>): void {
  describe(`${name} as an outbox`, () => {
    let setup: OutboxSetup;
    let store: OutboxStore;

    beforeEach(async () => {
      setup = await setUp();
      store = setup.store;
    });
    afterEach(() => setup.close());

    const claimedIds = async (limit = 10, names?: readonly string[]) =>
      (await store.claim(limit, 60, names)).map(({ id }) => id);

    test('hands out what was committed, oldest first', async () => {
      const createdAt = setup.clock.now();
      const first = await setup.add('greet', { name: 'Ada', tags: ['a', null] });
      setup.clock.advance({ ms: 10 });
      const second = await setup.add('greet');
      expect(await store.claim(1, 60)).toEqual([
        { id: first, name: 'greet', payload: { name: 'Ada', tags: ['a', null] }, createdAt, attempts: 1 },
      ]);
      expect(await claimedIds()).toEqual([second]);
    });

    test('gives a leased job to nobody else until the lease ends', async () => {
      const id = await setup.add('greet');
      const claims = await Promise.all(Array.from({ length: 5 }, () => claimedIds()));
      expect(claims.flat()).toEqual([id]);
      setup.clock.advance({ seconds: 59 });
      expect(await claimedIds()).toEqual([]);
      setup.clock.advance({ seconds: 2 });
      expect(await store.claim(10, 60)).toMatchObject([{ id, attempts: 2 }]);
    });

    test('claims only the names that were asked for, without counting an attempt of the others', async () => {
      const unknown = await setup.add('unknown');
      const known = await setup.add('known');
      expect(await claimedIds(10, ['known', 'other'])).toEqual([known]);
      expect(await claimedIds(10, [])).toEqual([]);
      expect(await store.claim(10, 60)).toMatchObject([{ id: unknown, attempts: 1 }]);
    });

    test('forgets what is removed', async () => {
      const ids = [await setup.add('greet'), await setup.add('greet'), await setup.add('greet')];
      await store.claim(10, 60);
      await store.remove(ids.slice(0, 2));
      await store.remove([]);
      expect(await store.countWaiting()).toBe(1);
      setup.clock.advance({ minutes: 2 });
      expect(await claimedIds()).toEqual(ids.slice(2));
    });

    test('hands out a postponed job after its delay', async () => {
      const id = await setup.add('greet');
      await store.claim(1, 60);
      await store.postpone(id, 5000, 'not now');
      expect(await store.countWaiting()).toBe(1);
      setup.clock.advance({ seconds: 4 });
      expect(await claimedIds()).toEqual([]);
      setup.clock.advance({ seconds: 2 });
      expect(await store.claim(1, 60)).toMatchObject([{ id, attempts: 2 }]);
    });

    test('keeps a buried job, lists it, and hands it out no more', async () => {
      const createdAt = setup.clock.now();
      const id = await setup.add('greet');
      await store.claim(1, 60);
      setup.clock.advance({ seconds: 1 });
      await store.bury(id, 'no use');
      expect(await store.listDead(10)).toEqual([
        { id, name: 'greet', attempts: 1, error: 'no use', createdAt, diedAt: setup.clock.now() },
      ]);
      expect([await store.countDead(), await store.countWaiting()]).toEqual([1, 0]);
      setup.clock.advance({ days: 1 });
      expect(await claimedIds()).toEqual([]);
    });

    test('lists as many dead jobs as asked for', async () => {
      for (let i = 0; i < 3; i++) await setup.add('greet');
      for (const { id } of await store.claim(10, 60)) await store.bury(id, 'no use');
      expect(await store.listDead(2)).toHaveLength(2);
      expect(await store.countDead()).toBe(3);
    });

    test('revives a dead job, at once and as one that was started before', async () => {
      const id = await setup.add('greet');
      for (let i = 0; i < 4; i++) {
        await store.claim(1, 60);
        await store.postpone(id, 0, 'not now');
      }
      await store.bury(id, 'no use');
      expect(await store.revive(id)).toBe(true);
      expect(await store.revive(id)).toBe(false);
      expect(await store.countDead()).toBe(0);
      expect(await store.claim(1, 60)).toMatchObject([{ id, attempts: 2 }]);
    });

    test('discards dead jobs only', async () => {
      const id = await setup.add('greet');
      expect(await store.discardDead(id)).toBe(false);
      await store.bury(id, 'no use');
      expect(await store.discardDead(id)).toBe(true);
      expect(await store.discardDead(id)).toBe(false);
      expect(await store.countDead()).toBe(0);
    });
  });
}
