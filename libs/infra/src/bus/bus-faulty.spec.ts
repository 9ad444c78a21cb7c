import { RecordedLog } from '@parley/testing';
import { busConformance } from '@parley/testing/conformance';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BusFaulty, type BusFaults, withFaults } from './bus-faulty.ts';
import { BusMemory } from './bus-memory.ts';
import { type Json } from './bus.ts';

const NONE: BusFaults = { drop: 0, double: 0, reorder: 0 };

busConformance('BusFaulty without a fault', async () => {
  const log = new RecordedLog();
  const bus = new BusFaulty(new BusMemory({ log }), NONE);
  return { log, open: async () => bus, close: () => bus.close() };
});

/** What arrives of three messages. */
async function heardWith(faults: Partial<BusFaults>, random?: () => number): Promise<Json[]> {
  const bus = new BusFaulty(new BusMemory({ log: new RecordedLog() }), { ...NONE, ...faults }, random);
  const heard: Json[] = [];
  await bus.subscribe('news', (payload) => heard.push(payload));
  for (const payload of [1, 2, 3]) await bus.publish('news', payload);
  await vi.advanceTimersByTimeAsync(1_000);
  return heard;
}

describe('a bus with faults', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  test('drops, doubles and holds back what it is to publish', async () => {
    expect(await heardWith({ drop: 1 })).toEqual([]);
    expect(await heardWith({ double: 1 })).toEqual([1, 1, 2, 2, 3, 3]);
    const lots = [0.9, 0.1, 0.5, 0.9];
    expect(await heardWith({ reorder: 0.5 }, () => lots.shift() ?? 0.9)).toEqual([2, 3, 1]);
  });

  test('is what the environment says', () => {
    const bus = new BusMemory({ log: new RecordedLog() });
    expect(withFaults(bus)).toBe(bus);
    vi.stubEnv('PARLEY_BUS_FAULTS', 'drop=0.5,double=0.1');
    expect(withFaults(bus)).toBeInstanceOf(BusFaulty);
    vi.stubEnv('PARLEY_BUS_FAULTS', 'lose=0.5');
    expect(() => withFaults(bus)).toThrow('"lose=0.5" is not');
  });
});
