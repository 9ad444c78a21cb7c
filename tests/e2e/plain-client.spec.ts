import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test, vi } from 'vitest';
import { befriend, say, startDirect } from './chat.ts';
import { deviceOf } from './device.ts';
import { register, system } from './http.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');

/** The first program of docs/protocol.md, word for word. */
function documentedClient(): string {
  const page = readFileSync(path.join(REPOSITORY, 'docs/protocol.md'), 'utf8');
  const [, afterFence = ''] = page.split('```js\n');
  const [client = ''] = afterFence.split('\n```');
  return client;
}

/** Runs it as a process of its own, which ends with the test; what it writes comes in lines of JSON. */
function run(
  client: string,
  args: readonly string[],
): { readonly written: unknown[]; readonly problems: string[] } {
  const child = spawn(process.execPath, ['--input-type=module', '-', ...args], { cwd: REPOSITORY });
  onTestFinished(() => void child.kill('SIGKILL'));
  const written: unknown[] = [];
  const problems: string[] = [];
  createInterface(child.stdout).on('line', (line) => written.push(JSON.parse(line)));
  createInterface(child.stderr).on('line', (line) => problems.push(line));
  child.stdin.end(client);
  return { written, problems };
}

test('the ten lines of docs/protocol.md sign in, send and receive', async () => {
  const client = documentedClient();
  expect(client.split('\n')).toHaveLength(10);
  expect(client).not.toContain('@parley');

  const [ada, grace] = [await register(), await register()];
  await befriend(ada, grace);
  const { id: conversationId } = await startDirect(ada, grace);
  const hers = await deviceOf(grace);

  const { written, problems } = run(client, [system.url, ada.username, ada.password]);
  const has = (line: object) =>
    vi.waitFor(() => expect(written, problems.join('\n')).toContainEqual(expect.objectContaining(line)), {
      timeout: 60_000,
      interval: 50,
    });

  const message = { conversationId, seq: 1, text: 'Good morning!', senderId: ada.user.id };
  const told = (text: object) => ({
    channel: 'messages',
    type: 'added',
    data: expect.objectContaining({ messages: [expect.objectContaining(text)] }) as unknown,
  });
  await has({ ok: true, data: expect.objectContaining({ conversationId, seq: 1 }) });
  await has(told(message));
  await hers.hears('messages/added', { conversationId, messages: [expect.objectContaining(message)] });

  await say(grace, conversationId, 'And to you!');
  await has(told({ conversationId, seq: 2, text: 'And to you!', senderId: grace.user.id }));
  expect(problems).toEqual([]);
});
