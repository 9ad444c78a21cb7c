import { type Closing, DISCONNECT_REASONS, type SocketEvent, Tokens } from '@parley/contracts';
import { io, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, test } from 'vitest';
import { call, read, signUp, system } from './http.ts';

const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.disconnect();
  sockets.clear();
});

/** A plain client, by the contract alone. */
async function connect(
  token: string | undefined,
  extraHeaders: Record<string, string> = {},
): Promise<Socket> {
  const socket = io(system.url, {
    auth: token === undefined ? {} : { token },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders,
  });
  sockets.add(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

function nextClosing(socket: Socket): Promise<Closing> {
  return new Promise((resolve) => {
    socket.on('events', (events: SocketEvent[]) => {
      for (const event of events) if (event.type === 'closing') resolve(event.data);
    });
  });
}

const frame = (socket: Socket, channel: string, action: string, data: object = {}): Promise<unknown> =>
  socket.timeout(10_000).emitWithAck('frame', { channel, action, data });

describe('the socket', () => {
  test('knows who connected', async () => {
    const { accessToken, user } = await signUp();
    const socket = await connect(accessToken);
    expect(await frame(socket, 'session', 'hello')).toMatchObject({ ok: true, data: { userId: user.id } });
  });

  test('takes a refreshed token in-band', async () => {
    const { accessToken, refreshToken } = await signUp();
    const socket = await connect(accessToken);
    const next = read(Tokens, await call('POST', '/api/auth/refresh', { body: { refreshToken } }));
    expect(await frame(socket, 'session', 'refresh', { accessToken: next.accessToken })).toMatchObject({
      ok: true,
    });
  });

  test('is closed to strangers and to foreign pages', async () => {
    await expect(connect(undefined)).rejects.toMatchObject({ data: { code: 'UNAUTHENTICATED' } });
    const { accessToken } = await signUp();
    await expect(connect(accessToken, { origin: 'https://evil.example' })).rejects.toThrow('websocket error');
  });

  test('is described where it is served, for programs and for people', async () => {
    const { body } = await call('GET', '/asyncapi.json');
    expect(body).toMatchObject({
      asyncapi: '3.0.0',
      servers: { this: { host: new URL(system.url).host, pathname: '/socket.io', protocol: 'ws' } },
      operations: { 'messages.send': { action: 'receive' }, 'messages.added': { action: 'send' } },
    });
    const page = await call('GET', '/asyncapi');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none';style-src 'sha256-/);
    expect(page.body).toContain('messages/send');
  });

  test('answers errors and stays', async () => {
    const socket = await connect((await signUp()).accessToken);
    expect(await frame(socket, 'nowhere', 'hello')).toMatchObject({
      ok: false,
      error: { code: 'UNKNOWN_CHANNEL' },
    });
    expect(await frame(socket, 'session', 'hello')).toMatchObject({ ok: true });
  });

  test.each<[string, (token: string) => Promise<unknown>]>([
    ['signs out', (token) => call('POST', '/api/auth/logout', { token, body: {} })],
    ['deletes the account', (token) => call('DELETE', '/api/me', { token, body: {} })],
  ])('ends for good when its person %s elsewhere', async (_, end) => {
    const { accessToken } = await signUp();
    const socket = await connect(accessToken);
    const closing = nextClosing(socket);
    await end(accessToken);
    expect(await closing).toEqual({ reason: 'SESSION_REVOKED', ...DISCONNECT_REASONS.SESSION_REVOKED });
    await expect(connect(accessToken)).rejects.toMatchObject({ data: { code: 'SESSION_REVOKED' } });
  });
});
