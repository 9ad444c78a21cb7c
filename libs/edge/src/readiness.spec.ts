import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Config } from '@parley/config';
import { openRuntime, type Runtime } from '@parley/domain';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLogger } from './logger.ts';
import { ReadinessCheck } from './readiness.ts';

let folder: string;
let runtime: Runtime;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parley-edge-'));
  const config = Config.load({
    PARLEY_ENV: 'local',
    DATA_DIR: folder,
    JWT_SECRET: 'jwt-secret-of-the-tests-0123456789-abcdefghijkl',
    SECRET_KEY: 'secret-key-of-the-tests-0123456789-abcdefghijkl',
  });
  runtime = await openRuntime(config, createLogger('test', 'silent'));
});
afterEach(async () => {
  await runtime.close();
  await rm(folder, { recursive: true });
});

it('names every dependency while all is well', async () => {
  expect(await new ReadinessCheck(runtime).run()).toEqual({
    status: 'ready',
    dependencies: { database: { status: 'up' }, bus: { status: 'up' }, limits: { status: 'up' } },
  });
});

it('says which one is down, without saying where it is', async () => {
  await runtime.bus.close();
  expect(await new ReadinessCheck(runtime).run()).toEqual({
    status: 'unavailable',
    dependencies: {
      database: { status: 'up' },
      bus: { status: 'down', reason: 'no answer' },
      limits: { status: 'up' },
    },
  });
});

it('does not wait for one that hangs', async () => {
  vi.spyOn(runtime.limits, 'peek').mockReturnValue(Promise.withResolvers<never>().promise);
  const check = new ReadinessCheck(runtime);
  expect(await check.run()).toMatchObject({
    status: 'unavailable',
    dependencies: { limits: { status: 'down', reason: 'no answer' } },
  });
});

it('sends everybody elsewhere once the process stops', async () => {
  const check = new ReadinessCheck(runtime);
  check.announceStop();
  expect(await check.run()).toMatchObject({ status: 'stopping' });
});
