import { DISCONNECT_REASONS, type DisconnectReason, type SocketEvent, type Tokens } from '@parley/contracts';
import { FakeClock, RecordedLog } from '@parley/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startGateway, type TestClient, type TestGateway } from './gateway.fixture.ts';

let clock: FakeClock;
let gateway: TestGateway;
let tokens: Tokens;
let client: TestClient;

beforeEach(async () => {
  clock = new FakeClock();
  gateway = await startGateway({ clock, log: new RecordedLog() });
  tokens = await gateway.signUp();
  client = await gateway.connect(tokens.accessToken);
});
afterEach(() => gateway.stop());

const principal = () => gateway.sessions.authenticate(tokens.accessToken);
const refreshed = async () => {
  const next = await gateway.sessions.refresh(tokens.refreshToken ?? '', {
    ip: '203.0.113.7',
    userAgent: 'spec',
    country: null,
  });
  return next.accessToken;
};
const closing = (reason: DisconnectReason): SocketEvent => ({
  channel: 'session',
  type: 'closing',
  data: { reason, ...DISCONNECT_REASONS[reason] },
});

describe('session/hello', () => {
  it('tells whose connection it is and how long its token is good', async () => {
    clock.advance({ minutes: 5 });
    const { sessionId, userId } = await principal();
    await expect(client.call('session', 'hello')).resolves.toEqual({
      ok: true,
      data: {
        userId,
        sessionId,
        serverTime: clock.now().toISOString(),
        heartbeatSeconds: 10,
        expiresIn: 600,
      },
    });
  });
});

describe('session/refresh', () => {
  it('keeps the connection beyond its first token', async () => {
    clock.advance({ minutes: 10 });
    const accessToken = await refreshed();
    await expect(client.call('session', 'refresh', { accessToken })).resolves.toEqual({
      ok: true,
      data: { expiresIn: 900 },
    });
    clock.advance({ minutes: 10 });
    await expect(client.call('session', 'hello')).resolves.toMatchObject({ data: { expiresIn: 300 } });
  });

  it('keeps the later expiry when an older token is shown', async () => {
    clock.advance({ minutes: 10 });
    await client.call('session', 'refresh', { accessToken: await refreshed() });
    await expect(
      client.call('session', 'refresh', { accessToken: tokens.accessToken }),
    ).resolves.toMatchObject({ data: { expiresIn: 900 } });
  });

  it('refuses the token of another person', async () => {
    const { accessToken } = await gateway.signUp();
    await expect(client.call('session', 'refresh', { accessToken })).resolves.toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
  });

  it('refuses what is no token', async () => {
    await expect(client.call('session', 'refresh', { accessToken: 'abc' })).resolves.toMatchObject({
      error: { code: 'UNAUTHENTICATED' },
    });
    expect(client.socket.connected).toBe(true);
  });
});

describe('a connection', () => {
  it('outlives its access token by a moment, and is then ended until the client has refreshed', async () => {
    clock.advance({ minutes: 15, seconds: 29 });
    await expect(client.call('session', 'hello')).resolves.toMatchObject({ data: { expiresIn: 0 } });
    clock.advance({ seconds: 1 });
    await expect(client.disconnected).resolves.toBe('io server disconnect');
    expect(client.events).toEqual([closing('TOKEN_EXPIRED')]);
  });

  it('ends for good when its session ends, with all others of that session and no other', async () => {
    const second = await gateway.connect(tokens.accessToken);
    const stranger = await gateway.connect((await gateway.signUp()).accessToken);
    await gateway.sessions.signOut({ principal: await principal() });
    await Promise.all([client.disconnected, second.disconnected]);
    expect(client.events).toEqual([closing('SESSION_REVOKED')]);
    expect(second.events).toEqual([closing('SESSION_REVOKED')]);
    await expect(stranger.call('session', 'hello')).resolves.toMatchObject({ ok: true });
  });

  it('cannot slip in while its session ends', async () => {
    const { sessionId, userId } = await principal();
    const authenticate = vi.spyOn(gateway.sessions, 'authenticate').mockImplementationOnce(async (token) => {
      authenticate.mockRestore();
      const seenAlive = await gateway.sessions.authenticate(token);
      await gateway.runtime.bus.publish('sessions.revoked', { userId, sessionIds: [sessionId] });
      return seenAlive;
    });
    const late = await gateway.connect(tokens.accessToken);
    await expect(late.disconnected).resolves.toBe('io server disconnect');
    expect(late.events).toEqual([closing('SESSION_REVOKED')]);
  });

  it('is told to come back when the server stops', async () => {
    const stopped = gateway.stopServing();
    await expect(client.disconnected).resolves.toBe('io server disconnect');
    expect(client.events).toEqual([closing('SERVER_RESTART')]);
    await stopped;
  });

  it('makes its person online as long as there is one', async () => {
    const { userId } = await principal();
    const online = async () => (await gateway.runtime.presence.online([userId])).has(userId);
    const second = await gateway.connect(tokens.accessToken);
    await expect(online()).resolves.toBe(true);
    client.socket.disconnect();
    await second.call('session', 'hello');
    await expect(online()).resolves.toBe(true);
    second.socket.disconnect();
    // A moment later only, in case they come back.
    await vi.waitFor(async () => expect(await online()).toBe(false), { timeout: 60_000 });
  });

  it('is counted in the metrics, and so are its frames', async () => {
    await client.call('session', 'hello');
    await client.call('madeUpByTheClient', 'hello');
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toMatch(/^parley_gateway_connections [1-9]/m);
    expect(metrics).toMatch(
      /^parley_gateway_frames_total\{channel="session",action="hello",outcome="ok"\} [1-9]/m,
    );
    expect(metrics).toMatch(
      /^parley_gateway_frames_total\{channel="unknown",action="unknown",outcome="UNKNOWN_CHANNEL"\} [1-9]/m,
    );
    expect(metrics).not.toContain('madeUpByTheClient');
  });
});
