import { type Housekeeping, type Runtime } from '@parley/domain';
import { RecordedLog } from '@parley/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Housekeeper } from './housekeeper.ts';

const MINUTE = 60_000;

const run = vi.fn<() => Promise<void>>();
const log = new RecordedLog();
const config = { settings: { HOUSEKEEPING_SECONDS: 600 } } as Runtime['config'];
let housekeeper: Housekeeper;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  run.mockReset().mockResolvedValue();
  housekeeper = new Housekeeper(
    { run } as Partial<Housekeeping> as Housekeeping,
    { config, log } as Partial<Runtime> as Runtime,
  );
  housekeeper.onApplicationBootstrap();
});
afterEach(async () => {
  await housekeeper.onModuleDestroy();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the housekeeper', () => {
  it('cleans up a minute after the start, and then every ten', async () => {
    await vi.advanceTimersByTimeAsync(MINUTE - 1);
    expect(run).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1 + 20 * MINUTE);
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('goes on after a failure', async () => {
    run.mockRejectedValueOnce(new Error('the disk is full'));
    await vi.advanceTimersByTimeAsync(11 * MINUTE);
    expect(run).toHaveBeenCalledTimes(2);
    expect(log.entries).toMatchObject([{ level: 'error', details: { err: new Error('the disk is full') } }]);
  });

  it('finishes what it is at before it stops, and begins nothing more', async () => {
    const round = Promise.withResolvers<undefined>();
    run.mockReturnValueOnce(round.promise);
    await vi.advanceTimersByTimeAsync(MINUTE);
    const stopped = vi.fn();
    void housekeeper.onModuleDestroy().then(stopped);
    await vi.advanceTimersByTimeAsync(0);
    expect(stopped).not.toHaveBeenCalled();
    round.resolve(undefined);
    await vi.advanceTimersByTimeAsync(20 * MINUTE);
    expect(stopped).toHaveBeenCalledOnce();
    expect(run).toHaveBeenCalledOnce();
  });
});
