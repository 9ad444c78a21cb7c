import type { Presence } from '@parley/infra';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

export interface PresenceSetup {
  /** The presence as another gateway has it; a driver that knows one process only answers the same each time. */
  open(): Promise<Presence>;
  /** Resolves when whatever was not renewed has lapsed; calls `meanwhile` often enough to renew. */
  lapse(meanwhile?: () => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}

/** What every presence promises. */
export function presenceConformance(name: string, setUp: () => Promise<PresenceSetup>): void {
  describe(`${name} as presence`, () => {
    let setup: PresenceSetup;
    let here: Presence;
    let there: Presence;

    beforeEach(async () => {
      setup = await setUp();
      here = await setup.open();
      there = await setup.open();
    });
    afterEach(() => setup.close());

    test('someone is online from their first connection to the end of their last', async () => {
      expect(await here.connect('ada', 'c1')).toBe(true);
      expect(await there.connect('ada', 'c2')).toBe(false);
      expect(await there.online(['ada', 'bob'])).toEqual(new Set(['ada']));
      expect(await here.disconnect('ada', 'c1')).toBe(false);
      expect(await there.online(['ada'])).toEqual(new Set(['ada']));
      expect(await there.disconnect('ada', 'c2')).toBe(true);
      expect(await here.online(['ada'])).toEqual(new Set());
    });

    test('coming back is a change again', async () => {
      await here.connect('ada', 'c1');
      await here.disconnect('ada', 'c1');
      expect(await here.connect('ada', 'c2')).toBe(true);
    });

    test('disconnecting twice, or what never was connected, changes nothing', async () => {
      await here.connect('ada', 'c1');
      expect(await here.disconnect('ada', 'c1')).toBe(true);
      expect(await here.disconnect('ada', 'c1')).toBe(false);
      expect(await here.disconnect('bob', 'c9')).toBe(false);
    });

    test('asking for nobody answers nobody', async () => {
      expect(await here.online([])).toEqual(new Set());
    });

    test('of many who connect or disconnect someone at once, one is told', async () => {
      const ids = Array.from({ length: 50 }, (_, i) => `c${i}`);
      const sideOf = (i: number) => (i % 2 ? here : there);
      const connected = await Promise.all(ids.map((id, i) => sideOf(i).connect('ada', id)));
      expect(connected.filter(Boolean)).toHaveLength(1);
      const disconnected = await Promise.all(ids.map((id, i) => sideOf(i).disconnect('ada', id)));
      expect(disconnected.filter(Boolean)).toHaveLength(1);
    });

    test('what is not renewed lapses, and one reaper is told', async () => {
      await here.connect('ada', 'c1');
      await here.connect('ada', 'c2');
      await here.connect('bob', 'c3');
      expect(await here.reap()).toEqual([]);
      await setup.lapse();
      expect(await there.online(['ada', 'bob'])).toEqual(new Set());
      const told = (await Promise.all([here.reap(), there.reap(), here.reap()])).flat();
      expect(told.sort()).toEqual(['ada', 'bob']);
      expect(await here.reap()).toEqual([]);
      expect(await here.disconnect('ada', 'c1')).toBe(false);
    });

    test('what is renewed does not lapse', async () => {
      await here.connect('ada', 'c1');
      await setup.lapse(() => here.renew());
      expect(await here.online(['ada'])).toEqual(new Set(['ada']));
      expect(await there.reap()).toEqual([]);
    });

    test('what was closed is not renewed', async () => {
      await here.connect('ada', 'c1');
      await here.disconnect('ada', 'c1');
      expect(await here.renew()).toEqual([]);
      expect(await here.online(['ada'])).toEqual(new Set());
    });

    test('renewing brings back what had lapsed, and tells who came online by it', async () => {
      await here.connect('ada', 'c1');
      await here.connect('ada', 'c2');
      await setup.lapse();
      expect(await there.reap()).toEqual(['ada']);
      expect(await here.renew()).toEqual(['ada']);
      expect(await there.online(['ada'])).toEqual(new Set(['ada']));
      expect(await here.renew()).toEqual([]);
    });

    test('coming back before the reaper has come is told as online, and the reaper is told nothing', async () => {
      await here.connect('ada', 'c1');
      await setup.lapse();
      expect(await there.connect('ada', 'c2')).toBe(true);
      expect(await here.reap()).toEqual([]);
    });
  });
}
