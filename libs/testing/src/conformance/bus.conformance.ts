import type { Bus, Json } from '@parley/infra';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RecordedLog } from '../recorded-log.ts';

export interface BusSetup {
  /** The bus as another process has it; a bus that knows one process only answers the same each time. */
  open(): Promise<Bus>;
  readonly log: RecordedLog;
  close(): Promise<void>;
}

/** What every bus promises. */
export function busConformance(name: string, setUp: () => Promise<BusSetup>): void {
  describe(`${name} as a bus`, () => {
    let setup: BusSetup;
    let here: Bus;
    let there: Bus;

    beforeEach(async () => {
      setup = await setUp();
      here = await setup.open();
      there = await setup.open();
    });
    afterEach(() => setup.close());

    async function listen(bus: Bus, topic: string) {
      const heard: Json[] = [];
      const subscription = await bus.subscribe(topic, (payload) => heard.push(payload));
      return { heard, subscription };
    }

    /** Everything published before it on any topic of this publisher has arrived when it has. */
    async function settle(publisher: Bus, ...listeners: Bus[]) {
      for (const bus of new Set(listeners)) {
        const { heard, subscription } = await listen(bus, 'settled');
        await publisher.publish('settled', true);
        await vi.waitFor(() => expect(heard).toEqual([true]));
        await subscription.unsubscribe();
      }
    }

    test('is healthy', async () => {
      expect(here.healthy).toBe(true);
    });

    test('brings a message to every subscriber, those of the publisher included', async () => {
      const own = await listen(here, 'news');
      const second = await listen(here, 'news');
      const other = await listen(there, 'news');
      await here.publish('news', { text: 'héllo ✓', list: [1, null, true] });
      for (const { heard } of [own, second, other]) {
        await vi.waitFor(() => expect(heard).toEqual([{ text: 'héllo ✓', list: [1, null, true] }]));
      }
    });

    test('tells the handler the topic, and brings nothing of other topics', async () => {
      const handler = vi.fn();
      await there.subscribe('one', handler);
      await here.publish('two', 2);
      await here.publish('one', 1);
      await vi.waitFor(() => expect(handler).toHaveBeenCalled());
      expect(handler.mock.calls).toEqual([[1, 'one']]);
    });

    test('keeps the order of a publisher', async () => {
      const { heard } = await listen(there, 'counting');
      const numbers = Array.from({ length: 500 }, (_, i) => i);
      await Promise.all(numbers.map((number) => here.publish('counting', number)));
      await vi.waitFor(() => expect(heard).toHaveLength(500));
      expect(heard).toEqual(numbers);
    });

    test('hands out copies', async () => {
      const payload = { items: ['as published'] };
      await here.subscribe('copies', (received) => {
        if (received && typeof received === 'object')
          Object.assign(received, { items: 'spoiled by a handler' });
      });
      const { heard } = await listen(here, 'copies');
      const published = here.publish('copies', payload);
      payload.items[0] = 'changed afterwards';
      await published;
      await vi.waitFor(() => expect(heard).toEqual([{ items: ['as published'] }]));
    });

    test('does not call handlers before publish has returned', async () => {
      const order: string[] = [];
      await here.subscribe('later', () => order.push('handled'));
      const published = here.publish('later', null);
      order.push('returned');
      await published;
      await vi.waitFor(() => expect(order).toHaveLength(2));
      expect(order).toEqual(['returned', 'handled']);
    });

    test('brings nothing after unsubscribing, and leaves other subscribers of the topic alone', async () => {
      const leaving = await listen(there, 'news');
      const staying = await listen(there, 'news');
      await leaving.subscription.unsubscribe();
      await here.publish('news', 1);
      await vi.waitFor(() => expect(staying.heard).toEqual([1]));
      await staying.subscription.unsubscribe();
      await here.publish('news', 2);
      await settle(here, there);
      expect(leaving.heard).toEqual([]);
      expect(staying.heard).toEqual([1]);
    });

    test('can be subscribed to again after unsubscribing, even at once', async () => {
      const first = await listen(there, 'news');
      const leaving = first.subscription.unsubscribe();
      const second = await listen(there, 'news');
      await leaving;
      await first.subscription.unsubscribe();
      await here.publish('news', 1);
      await vi.waitFor(() => expect(second.heard).toEqual([1]));
      expect(first.heard).toEqual([]);
    });

    test('logs a handler that throws, and goes on', async () => {
      await there.subscribe('news', () => {
        throw new Error('broken handler');
      });
      const { heard } = await listen(there, 'news');
      await here.publish('news', 1);
      await here.publish('news', 2);
      await vi.waitFor(() => expect(heard).toEqual([1, 2]));
      expect(setup.log.entries.filter(({ level }) => level === 'error')).toHaveLength(2);
    });

    test('takes and brings nothing after it was closed', async () => {
      const { heard } = await listen(here, 'news');
      await here.close();
      expect(here.healthy).toBe(false);
      await expect(here.publish('news', 1)).rejects.toThrow();
      await expect(here.subscribe('news', () => {})).rejects.toThrow();
      expect(heard).toEqual([]);
    });
  });
}
