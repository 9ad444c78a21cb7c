import { spawnSync } from 'node:child_process';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { freePort } from './ports.ts';
import { acceptsConnections, answersHttp, startProcess } from './process.ts';
import { makeTempFolder, removeFolder } from './temp-folder.ts';

const HERE = import.meta.dirname;

const node = (script: string, ...args: string[]) => ({
  name: 'a script',
  command: process.execPath,
  args: ['--input-type=module', '--eval', script, ...args],
});

const SERVER = `
  import http from 'node:http';
  http.createServer((request, response) => response.end('yes')).listen(Number(process.argv[1]), '127.0.0.1');
`;

/** A dead process whose parent has not asked for its end yet (state Z) does not count. */
function isAlive(pid: number): boolean {
  return /^[^Z\s]/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout);
}

test('waits for a line, whether it was written already or not', async () => {
  const script = await startProcess(node(`console.log('port 1234'); setInterval(() => {}, 1000)`));
  const [, port] = await script.waitForLine(/port (\d+)/);
  expect(port).toBe('1234');
  await expect(script.waitForLine(/port/)).resolves.toBeDefined();
  await script.stop();
});

test('says what a process wrote that ended instead of becoming ready', async () => {
  const ready = startProcess({
    ...node(`console.error('the reason'); process.exit(3)`),
    ready: (script) => script.waitForLine(/ready/),
  });
  await expect(ready).rejects.toThrow(/ended before it wrote \/ready\/ \(exit code 3.*the reason/s);
});

test('kills what did not become ready in time', async () => {
  let pid = 0;
  const ready = startProcess({
    ...node(`setInterval(() => {}, 1000)`),
    ready: async (script) => {
      pid = script.pid;
      await script.waitForLine(/ready/, 50);
    },
  });
  await expect(ready).rejects.toThrow(/did not write \/ready\/ within 50 ms/);
  expect(isAlive(pid)).toBe(false);
});

test('refuses a program that is not there', async () => {
  await expect(startProcess({ name: 'nothing', command: '/no/such/program' })).rejects.toThrow(/ENOENT/);
});

test('stops in good order, and kills what takes no notice', async () => {
  const polite = await startProcess(
    node(`process.on('SIGTERM', () => process.exit(7)); console.log('up'); setInterval(() => {}, 1000)`),
  );
  await polite.waitForLine(/up/);
  expect(await polite.stop()).toEqual({ code: 7, signal: null });

  const deaf = await startProcess(
    node(`process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)`),
  );
  await deaf.waitForLine(/up/);
  expect(await deaf.stop(100)).toEqual({ code: null, signal: 'SIGKILL' });
});

test('a paused process keeps its connections and does not answer until it is resumed', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const server = await startProcess({
    ...node(SERVER, String(port)),
    ready: (it) => it.waitUntil(() => answersHttp(url)),
  });

  server.pause();
  const answer = fetch(url).then((response) => response.text());
  expect(await acceptsConnections(port)).toBe(true);
  server.resume();
  expect(await answer).toBe('yes');

  server.pause();
  await server.stop();
  expect(isAlive(server.pid)).toBe(false);
});

test('the children of a killed process die with it', async () => {
  const parent = await startProcess(
    node(`
      import { spawn } from 'node:child_process';
      console.log('child', spawn('sleep', ['1000']).pid, '.');
      setInterval(() => {}, 1000);
    `),
  );
  const [, child] = await parent.waitForLine(/child (\d+) \./);
  expect(isAlive(Number(child))).toBe(true);
  await parent.kill9();
  await vi.waitFor(() => expect(isAlive(Number(child))).toBe(false));
});

test.for(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)(
  'what a test process started and made is gone after its own %s',
  async (signal) => {
    const tester = await startProcess(
      node(`
        const { startProcess } = await import(${JSON.stringify(path.join(HERE, 'process.ts'))});
        const { makeTempFolder } = await import(${JSON.stringify(path.join(HERE, 'temp-folder.ts'))});
        const gone = await startProcess({ name: 'short', command: 'true' });
        await gone.exited;
        const child = await startProcess({ name: 'child', command: 'sleep', args: ['1000'] });
        console.log(JSON.stringify({ pid: child.pid, folder: await makeTempFolder('reaped') }), 'ok');
        await child.exited;
      `),
    );
    const [, line = ''] = await tester.waitForLine(/(\{.*\}) ok/);
    const { pid, folder } = z.object({ pid: z.int(), folder: z.string() }).parse(JSON.parse(line));
    expect(isAlive(pid)).toBe(true);
    await access(folder);

    tester.signal(signal);
    await tester.exited;
    await vi.waitFor(async () => {
      expect(isAlive(pid)).toBe(false);
      await expect(access(folder)).rejects.toThrow(/ENOENT/);
    });
  },
);

test('temporary folders can be removed with what is in them', async () => {
  const folder = await makeTempFolder('spec');
  await access(folder);
  await removeFolder(folder);
  await expect(access(folder)).rejects.toThrow(/ENOENT/);
});
