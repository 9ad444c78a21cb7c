import {
  AppError,
  DISCONNECT_REASONS,
  type DisconnectReason,
  type ErrorCode,
  type SocketEvent,
} from '@parley/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ParleyError } from '../parley-error.ts';
import { Connection, type ConnectionStatus } from './connection.ts';
import { TransportDouble } from './transport-double.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const socketError = (code: ErrorCode, retryAfter?: number) =>
  new AppError(code, retryAfter === undefined ? undefined : { retryAfter }).toBody('request-1').error;

const closing = (reason: DisconnectReason): SocketEvent => ({
  channel: 'session',
  type: 'closing',
  data: { reason, ...DISCONNECT_REASONS[reason] },
});
const missed: SocketEvent = { channel: 'session', type: 'missed', data: {} };

function setUp() {
  const server = new TransportDouble();
  const statuses: ConnectionStatus[] = [];
  const received: SocketEvent[] = [];
  let damaged = 0;
  let number = 0;
  const tokens = {
    accessToken: vi.fn(() => Promise.resolve(`token ${number}`)),
    newerToken: vi.fn(() => Promise.resolve(`token ${++number}`)),
    sessionEnded: vi.fn(() => Promise.resolve()),
  };
  const connection = new Connection({
    address: 'https://chat.example.org',
    tokens,
    open: server.open,
    random: () => 1,
    timeoutMs: 1000,
  });
  connection.events.on('status', (status) => statuses.push(status));
  connection.events.on('events', (events) => received.push(...events));
  connection.events.on('damaged', () => (damaged += 1));
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const start = async () => {
    connection.start();
    await settle();
    server.last.accept();
    await settle();
  };
  /** How long the next attempt lets itself be waited for. */
  const nextAttempt = async () => {
    const [before, count] = [Date.now(), server.connections.length];
    while (server.connections.length === count) await vi.advanceTimersToNextTimerAsync();
    return Date.now() - before;
  };
  const states = () => statuses.map((status) => status.state);
  return {
    server,
    connection,
    tokens,
    statuses,
    states,
    received,
    settle,
    start,
    nextAttempt,
    damaged: () => damaged,
  };
}

describe('connecting', () => {
  it('shows the access token, and is online once it was greeted', async () => {
    const { server, connection, states, settle } = setUp();
    expect(connection.status).toEqual({ state: 'ended', reason: 'STOPPED' });
    connection.start();
    connection.start();
    await settle();
    expect(server.connections).toHaveLength(1);
    expect(server.last).toMatchObject({ address: 'https://chat.example.org', token: 'token 0' });
    expect(states()).toEqual(['connecting']);
    server.last.accept();
    await settle();
    expect(connection.status).toEqual({
      state: 'online',
      userId: '01JD3V6W7Y8Z9A0B1C2D3E0001',
      sessionId: '01JD3V6W7Y8Z9A0B1C2D3E0900',
    });
  });

  it('tells events that come before the greeting after it', async () => {
    const { server, connection, states, received, settle } = setUp();
    connection.events.on('events', () => {
      expect(states().at(-1)).toBe('online');
    });
    connection.start();
    await settle();
    server.last.accept();
    server.last.send(missed);
    expect(received).toEqual([]);
    await settle();
    expect(received).toEqual([missed]);
  });

  it('comes back after every loss, with ever longer waits', async () => {
    const { server, connection, nextAttempt, settle } = setUp();
    connection.start();
    await settle();
    const waits = [];
    for (let losses = 1; losses <= 9; losses += 1) {
      server.last.refuse();
      waits.push(await nextAttempt());
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('begins with short waits again after a connection that lasted', async () => {
    const { server, start, nextAttempt, settle } = setUp();
    await start();
    server.last.lose();
    await nextAttempt();
    server.last.accept();
    await settle();
    server.last.lose();
    expect(await nextAttempt()).toBe(1000);
    server.last.accept();
    await vi.advanceTimersByTimeAsync(10_000);
    server.last.lose();
    expect(await nextAttempt()).toBe(500);
  });

  it('comes back where the greeting is not answered or goes wrong', async () => {
    const { server, connection, states, nextAttempt, settle } = setUp();
    server.on('session/hello', () => ({ error: socketError('INTERNAL') }));
    connection.start();
    await settle();
    server.last.accept();
    await settle();
    expect(states()).toEqual(['connecting', 'offline']);
    expect(server.last.closed).toBe(true);
    expect(await nextAttempt()).toBe(500);
  });

  it('waits as long as the server asks for', async () => {
    const { server, connection, nextAttempt, settle } = setUp();
    connection.start();
    await settle();
    server.last.refuse(socketError('RATE_LIMITED', 20));
    expect(await nextAttempt()).toBe(20_500);
  });

  it('tries at once where somebody knows that it makes sense', async () => {
    const { server, connection, settle } = setUp();
    connection.start();
    await settle();
    server.last.refuse();
    connection.retryNow();
    await settle();
    expect(server.connections).toHaveLength(2);
    connection.retryNow();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.connections).toHaveLength(2);
  });

  it('tries at once when the machine has a network again', async () => {
    const network = new EventTarget();
    vi.stubGlobal('addEventListener', network.addEventListener.bind(network));
    vi.stubGlobal('removeEventListener', network.removeEventListener.bind(network));
    const { server, connection, settle } = setUp();
    connection.start();
    await settle();
    server.last.refuse();
    network.dispatchEvent(new Event('online'));
    await settle();
    expect(server.connections).toHaveLength(2);
    connection.stop();
    network.dispatchEvent(new Event('online'));
    await settle();
    expect(server.connections).toHaveLength(2);
  });

  it('keeps trying where no token can be had for now', async () => {
    const { server, connection, tokens, states, settle } = setUp();
    tokens.accessToken.mockRejectedValueOnce(ParleyError.network(new Error('away')));
    tokens.accessToken.mockRejectedValueOnce(new Error('The disk is full.'));
    connection.start();
    await settle();
    expect([states(), server.connections.length]).toEqual([['connecting', 'offline'], 0]);
    await vi.advanceTimersByTimeAsync(500);
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.connections).toHaveLength(1);
  });
});

describe('the end', () => {
  it.each<DisconnectReason>(['SERVER_RESTART', 'TOKEN_EXPIRED'])('is none for %s', async (reason) => {
    const { server, start, connection, nextAttempt, received } = setUp();
    await start();
    server.last.send(closing(reason));
    server.last.lose();
    expect(connection.status.state).toBe('offline');
    expect(await nextAttempt()).toBe(reason === 'SERVER_RESTART' ? 3000 : 500);
    expect(received).toEqual([closing(reason)]);
  });

  it('comes when the server says that it is final, and signs out a session that is over', async () => {
    const { server, start, connection, tokens } = setUp();
    await start();
    server.last.send(closing('SESSION_REVOKED'));
    server.last.lose();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connection.status).toEqual({ state: 'ended', reason: 'SESSION_REVOKED' });
    expect(server.connections).toHaveLength(1);
    expect(tokens.sessionEnded).toHaveBeenCalledOnce();
  });

  it('leaves the session of a flooding client alone', async () => {
    const { server, start, connection, tokens, settle } = setUp();
    await start();
    server.last.send(closing('FLOODED'));
    expect(connection.status).toEqual({ state: 'ended', reason: 'FLOODED' });
    expect(tokens.sessionEnded).not.toHaveBeenCalled();
    connection.start();
    await settle();
    expect(server.connections).toHaveLength(2);
  });

  it.each<ErrorCode>(['SESSION_REVOKED', 'UNAUTHENTICATED'])('comes with the refusal %s', async (code) => {
    const { server, connection, tokens, settle } = setUp();
    connection.start();
    await settle();
    server.last.refuse(socketError(code));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connection.status).toEqual({ state: 'ended', reason: 'SESSION_REVOKED' });
    expect(server.connections).toHaveLength(1);
    expect(tokens.sessionEnded).toHaveBeenCalledOnce();
  });

  it('comes where the session cannot be renewed any more', async () => {
    const { connection, tokens, settle } = setUp();
    tokens.accessToken.mockRejectedValueOnce(ParleyError.fromApp(new AppError('INVALID_REFRESH_TOKEN')));
    connection.start();
    await settle();
    expect(connection.status).toEqual({ state: 'ended', reason: 'SESSION_REVOKED' });
  });

  it('comes at once when the program stops it, whatever was under way', async () => {
    const { server, connection, start, received, settle } = setUp();
    connection.start();
    connection.stop();
    await settle();
    expect(server.connections).toHaveLength(0);
    await start();
    const call = connection.call('messages', 'read', {
      conversationId: '01JD3V6W7Y8Z9A0B1C2D3E0100',
      seq: 1,
    });
    connection.stop();
    expect(server.last.closed).toBe(true);
    server.last.send(missed);
    server.last.lose();
    await expect(call).rejects.toMatchObject({ code: 'NETWORK' });
    await vi.advanceTimersByTimeAsync(2_000_000);
    expect(received).toEqual([]);
    expect(server.connections).toHaveLength(1);
  });
});

describe('the token', () => {
  it('is replaced where the server calls it expired', async () => {
    const { server, connection, tokens, nextAttempt, settle } = setUp();
    connection.start();
    await settle();
    server.last.refuse(socketError('TOKEN_EXPIRED'));
    await nextAttempt();
    expect(tokens.newerToken).toHaveBeenCalledExactlyOnceWith('token 0');
    expect(server.last.token).toBe('token 1');
  });

  it('is renewed in-band before it expires, again and again', async () => {
    const { server, start, connection } = setUp();
    server.on('session/refresh', () => ({ expiresIn: 900 }));
    await start();
    await vi.advanceTimersByTimeAsync(839_000);
    expect(server.last.asked('session', 'refresh')).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.last.asked('session', 'refresh')).toEqual([{ accessToken: 'token 1' }]);
    await vi.advanceTimersByTimeAsync(840_000);
    expect(server.last.asked('session', 'refresh')).toEqual([
      { accessToken: 'token 1' },
      { accessToken: 'token 2' },
    ]);
    expect([server.connections.length, connection.status.state]).toEqual([1, 'online']);
  });

  it('is asked for again where the server cannot take it for now', async () => {
    const { server, start } = setUp();
    const replies: unknown[] = [{ error: socketError('UNAVAILABLE') }, { expiresIn: 900 }];
    server.on('session/refresh', () => replies.shift());
    await start();
    await vi.advanceTimersByTimeAsync(845_000);
    expect(server.last.asked('session', 'refresh')).toHaveLength(2);
  });

  it('makes a new connection necessary where it is another session’s', async () => {
    const { server, start, nextAttempt } = setUp();
    server.on('session/refresh', () => ({ error: socketError('FORBIDDEN') }));
    await start();
    await vi.advanceTimersByTimeAsync(840_000);
    expect(server.connections[0]?.closed).toBe(true);
    await nextAttempt();
    expect(server.connections).toHaveLength(2);
  });

  it('ends with its session', async () => {
    const { start, connection, tokens } = setUp();
    tokens.newerToken.mockRejectedValueOnce(ParleyError.fromApp(new AppError('SESSION_REVOKED')));
    await start();
    await vi.advanceTimersByTimeAsync(840_000);
    expect(connection.status).toEqual({ state: 'ended', reason: 'SESSION_REVOKED' });
  });
});

describe('calls', () => {
  const conversationId = '01JD3V6W7Y8Z9A0B1C2D3E0100';

  it('get what the action answers', async () => {
    const { server, start, connection } = setUp();
    server.on('presence/watch', () => ({ items: [] }));
    await start();
    expect(await connection.call('presence', 'watch', { userIds: [conversationId] })).toEqual({ items: [] });
    expect(server.last.asked('presence', 'watch')).toEqual([{ userIds: [conversationId] }]);
  });

  it('fail with the error of the server', async () => {
    const { server, start, connection } = setUp();
    server.on('messages/read', () => ({ error: socketError('RATE_LIMITED', 1) }));
    await start();
    await expect(connection.call('messages', 'read', { conversationId, seq: 1 })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      status: 429,
      retryable: true,
      details: { retryAfter: 1 },
      requestId: 'request-1',
    });
  });

  it('fail where the answer is none of Parley’s', async () => {
    const { server, start, connection } = setUp();
    server.on('presence/watch', () => ({ items: 'none' }));
    await start();
    await expect(connection.call('presence', 'watch', { userIds: [conversationId] })).rejects.toMatchObject({
      code: 'UNEXPECTED_ANSWER',
    });
  });

  it('can be tried again where the connection is away, or breaks', async () => {
    const { server, start, connection } = setUp();
    const unreachable = { code: 'NETWORK', retryable: true };
    await expect(connection.call('messages', 'read', { conversationId, seq: 1 })).rejects.toMatchObject(
      unreachable,
    );
    await start();
    const call = connection.call('messages', 'read', { conversationId, seq: 1 });
    server.last.lose();
    await expect(call).rejects.toMatchObject(unreachable);
  });
});

describe('what comes', () => {
  it('is left out where this release does not know it', async () => {
    const { server, start, received, damaged } = setUp();
    await start();
    server.last.sendRaw([{ channel: 'calls', type: 'ringing', data: {} }, missed]);
    expect([received, damaged()]).toEqual([[missed], 0]);
  });

  it.each([['nothing'], [{}], [[{ channel: 'messages', type: 'added', data: {} }]], [[null]]])(
    'is reported where it cannot be read: %j',
    async (anything) => {
      const { server, start, received, damaged } = setUp();
      await start();
      server.last.sendRaw(anything);
      expect([received, damaged()]).toEqual([[], 1]);
    },
  );
});
