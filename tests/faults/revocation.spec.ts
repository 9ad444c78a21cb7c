import { randomUUID } from 'node:crypto';
import { type SocketEvent, Tokens } from '@parley/contracts';
import { type ParleyCluster, startCluster } from '@parley/testing';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let cluster: ParleyCluster;
beforeAll(async () => {
  cluster = await startCluster({ gateways: 1 });
});
afterAll(() => cluster.stop());

const post = (path: string, body: object, token?: string) =>
  fetch(new URL(path, cluster.process('api-1').url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });

async function register(): Promise<Tokens> {
  const username = `u${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  const email = `${username}@example.org`;
  const answer = await post('/api/auth/register', { username, email, password: 'correct horse battery' });
  return Tokens.parse(await answer.json());
}

async function connect(token: string) {
  const socket = io(cluster.url, { auth: { token }, transports: ['websocket'], reconnection: false });
  const events: SocketEvent[] = [];
  socket.on('events', (some: SocketEvent[]) => events.push(...some));
  await vi.waitFor(() => expect(socket.connected).toBe(true), 10_000);
  return { socket, events };
}

test('sessions that end while Redis is away lose their sockets when it is back, and no others do', async () => {
  const [leaver, stayer] = [await register(), await register()];
  const [left, stayed] = [await connect(leaver.accessToken), await connect(stayer.accessToken)];

  await cluster.redis.kill9();
  await vi.waitFor(async () => {
    expect((await post('/api/auth/logout', {}, leaver.accessToken)).status).toBe(204);
  }, 20_000);
  expect(left.socket.connected).toBe(true);

  await cluster.redis.restart();
  await vi.waitFor(() => expect(left.socket.connected).toBe(false), 20_000);
  // Before it, everybody is told that something may have been missed.
  expect(left.events.at(-1)).toMatchObject({
    type: 'closing',
    data: { reason: 'SESSION_REVOKED', reconnect: false },
  });
  const hello: unknown = await stayed.socket
    .timeout(10_000)
    .emitWithAck('frame', { channel: 'session', action: 'hello' });
  expect(hello).toMatchObject({ ok: true });
});

test('a gateway without Redis still stops in good order and tells its clients to come back', async () => {
  const { accessToken } = await register();
  const { events } = await connect(accessToken);
  const gateway = cluster.process('gateway-1');
  await cluster.redis.kill9();
  gateway.signal('SIGTERM');
  await expect(gateway.exited).resolves.toEqual({ code: 0, signal: null });
  const told = { type: 'closing', data: { reason: 'SERVER_RESTART', reconnect: true } };
  await vi.waitFor(() => expect(events.at(-1)).toMatchObject(told), 10_000);
});
