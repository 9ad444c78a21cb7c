import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Tokens } from '@parley/contracts';
import { freePort, makeTempFolder, removeFolder, startProcess, type RunningProcess } from '@parley/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, read, signUp } from '../e2e/http.ts';

const MAIN = path.resolve(import.meta.dirname, '../../dist/apps/standalone/main.js');

let folder: string;
let port: string;
let url: string;
const running: RunningProcess[] = [];

beforeEach(async () => {
  folder = await makeTempFolder('start');
  port = String(await freePort());
  url = `http://localhost:${port}`;
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((process) => process.stop()));
  await removeFolder(folder);
});

/** As `npm start` does it, with nothing set but the port. */
async function launch(settings: Record<string, string> = {}, ready?: RegExp): Promise<RunningProcess> {
  const process_ = await startProcess({
    name: 'parley',
    command: process.execPath,
    args: [MAIN],
    env: { PATH: process.env['PATH'], PORT: port, ...settings },
    cwd: folder,
    ...(ready
      ? {
          ready: async (starting: RunningProcess) => {
            await starting.waitForLine(ready);
          },
        }
      : {}),
  });
  running.push(process_);
  return process_;
}

const start = (settings?: Record<string, string>) => launch(settings, /Data .*\n/);

/** For starts that must fail. */
async function failure(settings?: Record<string, string>): Promise<{ code: number | null; lines: string[] }> {
  const failed = await launch(settings);
  const { code } = await failed.exited;
  return { code, lines: failed.output.trim().split('\n') };
}

const secrets = () => readFileSync(path.join(folder, '.data/secrets.json'), 'utf8');
const refresh = (refreshToken: string | null) =>
  call('POST', '/api/auth/refresh', { url, body: { refreshToken } });

describe('starting embedded mode with no settings at all', () => {
  test('tells where everything is, and makes secrets that only their owner can read', async () => {
    const parley = await start();
    const kept = JSON.parse(secrets()) as Record<string, string>;
    for (const part of [
      url,
      `${url}/swagger`,
      `${url}/dev/inbox`,
      kept['ADMIN_PASSWORD'],
      '.data/secrets.json',
    ]) {
      expect(parley.output).toContain(part);
    }
    expect(statSync(path.join(folder, '.data')).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(folder, '.data/secrets.json')).mode & 0o777).toBe(0o600);
    const login = await call('POST', '/api/auth/login', {
      url,
      body: { login: 'admin', password: kept['ADMIN_PASSWORD'] },
    });
    expect(read(Tokens, login).user.role).toBe('admin');
  });

  test('a second start keeps secrets, accounts and sessions', async () => {
    const first = await start();
    const before = secrets();
    const person = await signUp(url);
    await expect(first.stop()).resolves.toEqual({ code: 0, signal: null });

    await start();
    expect(secrets()).toBe(before);
    const again = read(Tokens, await refresh(person.refreshToken));
    expect(again.user).toMatchObject({ id: person.user.id, phone: person.phone });
  });

  test('so does one after kill -9', async () => {
    const first = await start();
    const person = await signUp(url);
    await first.kill9();

    await start();
    expect(read(Tokens, await refresh(person.refreshToken)).user.id).toBe(person.user.id);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s stops it cleanly', async (signal) => {
    const parley = await start();
    parley.signal(signal);
    await expect(parley.exited).resolves.toEqual({ code: 0, signal: null });
  });
});

describe('what keeps embedded mode from starting is told in one line', () => {
  test('a port in use', async () => {
    await start();
    const { code, lines } = await failure({ DATA_DIR: 'other' });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^Port ${port} is in use\\. .*set PORT`))]);
  });

  test('a data folder that is another process’s', async () => {
    await start();
    const { code, lines } = await failure({ PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^Another Parley is running on the data folder \.data\. /)]);
  });

  test('a data folder that cannot be written', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    const { code, lines } = await failure({ DATA_DIR: 'file' });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^The data folder file cannot be written .*set DATA_DIR/)]);
  });

  test('cluster mode', async () => {
    const { code, lines } = await failure({
      MODE: 'cluster',
      DATABASE_URL: 'mysql://a:b@127.0.0.1/c',
      REDIS_URL: 'redis://127.0.0.1',
      FILES_DIR: '/tmp/files',
    });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/Unset MODE/)]);
  });
});

test('broken settings are all told at once, and nothing is written', async () => {
  const { code, lines } = await failure({ PORT: 'eighty', SMS_DRIVER: 'pigeon', JWT_SECRET: 'short' });
  expect(code).not.toBe(0);
  expect(lines).toHaveLength(4);
  for (const name of ['PORT', 'SMS_DRIVER', 'JWT_SECRET']) {
    expect(lines).toContainEqual(expect.stringContaining(`${name}: `));
  }
  expect(() => statSync(path.join(folder, '.data'))).toThrow('ENOENT');
});
