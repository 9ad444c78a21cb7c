import { type Ack, LIMITS, SocketError } from '@parley/contracts';
import { FakeClock, RecordedLog } from '@parley/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Action, Channel } from './channel.decorators.ts';
import { startGateway, type TestClient, type TestGateway } from './gateway.fixture.ts';

@Channel('broken')
class BrokenChannel {
  @Action('throw', { input: z.strictObject({}), output: z.object({}), summary: 'Always fails.' })
  throw(): never {
    throw new Error('the wiring is loose');
  }

  @Action('text', {
    input: z.strictObject({ text: z.string() }),
    output: z.object({}),
    summary: 'Takes a text.',
  })
  text() {
    return {};
  }
}

const log = new RecordedLog();
const clock = new FakeClock();
let gateway: TestGateway;
let client: TestClient;

beforeAll(async () => {
  gateway = await startGateway({
    clock,
    log,
    channels: [BrokenChannel],
  });
});
afterAll(() => gateway.stop());
beforeEach(async () => {
  client = await gateway.connect((await gateway.signUp()).accessToken);
});

describe('a frame', () => {
  it('reaches the action that it names, and its answer comes in the acknowledgement', async () => {
    await expect(client.call('session', 'hello', {})).resolves.toMatchObject({ ok: true });
  });

  it('may leave out data where an action needs none', async () => {
    await expect(client.call('session', 'hello')).resolves.toMatchObject({ ok: true });
  });

  it.each<[string, unknown, string]>([
    ['for a channel that is not there', { channel: 'nowhere', action: 'hello', data: {} }, 'UNKNOWN_CHANNEL'],
    [
      'for an action that is not there',
      { channel: 'session', action: 'nothing', data: {} },
      'UNKNOWN_ACTION',
    ],
    [
      'for a method that is no action',
      { channel: 'session', action: 'constructor', data: {} },
      'UNKNOWN_ACTION',
    ],
    [
      'for a channel named like a prototype',
      { channel: '__proto__', action: 'hello', data: {} },
      'UNKNOWN_CHANNEL',
    ],
    ['that is nothing', undefined, 'MALFORMED_FRAME'],
    ['that is null', null, 'MALFORMED_FRAME'],
    ['that is text', 'hello', 'MALFORMED_FRAME'],
    ['that is a list', [], 'MALFORMED_FRAME'],
    ['without a channel', { action: 'hello', data: {} }, 'MALFORMED_FRAME'],
    ['without an action', { channel: 'session', data: {} }, 'MALFORMED_FRAME'],
    ['with an empty channel', { channel: '', action: 'hello' }, 'MALFORMED_FRAME'],
    ['with a number for a channel', { channel: 7, action: 'hello' }, 'MALFORMED_FRAME'],
    ['with an endless action', { channel: 'session', action: 'a'.repeat(1000) }, 'MALFORMED_FRAME'],
    [
      'with a field that frames have not',
      { channel: 'session', action: 'hello', extra: 1 },
      'MALFORMED_FRAME',
    ],
    [
      'with data of the wrong shape',
      { channel: 'session', action: 'refresh', data: {} },
      'VALIDATION_FAILED',
    ],
    ['with data that is a list', { channel: 'session', action: 'hello', data: [] }, 'VALIDATION_FAILED'],
    [
      'with data that has unknown fields',
      { channel: 'session', action: 'hello', data: { a: 1 } },
      'VALIDATION_FAILED',
    ],
    [
      'with a key that reaches prototypes',
      fromJson('{"channel":"session","action":"hello","data":{"__proto__":{}}}'),
      'VALIDATION_FAILED',
    ],
    [
      'with data nested too deep',
      { channel: 'session', action: 'hello', data: nested(1000) },
      'VALIDATION_FAILED',
    ],
    [
      'with half of a character',
      { channel: 'broken', action: 'text', data: { text: '\uD83D' } },
      'VALIDATION_FAILED',
    ],
    ['with bytes in it', { channel: 'session', action: 'hello', data: Buffer.alloc(10) }, 'MALFORMED_FRAME'],
    [
      'that is over the limit',
      { channel: 'session', action: 'hello', data: 'a'.repeat(LIMITS.frameBytes) },
      'FRAME_TOO_LARGE',
    ],
    [
      'that is over the limit in bytes only',
      { channel: 'session', action: 'hello', data: '😀'.repeat(20_000) },
      'FRAME_TOO_LARGE',
    ],
    [
      'of a megabyte',
      { channel: 'session', action: 'hello', data: 'a'.repeat(1024 * 1024) },
      'FRAME_TOO_LARGE',
    ],
    ['whose action fails', { channel: 'broken', action: 'throw', data: {} }, 'INTERNAL'],
  ])('%s gets an error, and the connection stays', async (_, frame, code) => {
    const answer = await client.frame(frame);
    expect(errorIn(answer).code).toBe(code);
    await expect(client.call('session', 'hello')).resolves.toMatchObject({ ok: true });
  });

  it('just below the limit is taken', async () => {
    const text = 'a'.repeat(LIMITS.frameBytes - 200);
    await expect(client.call('broken', 'text', { text })).resolves.toEqual({ ok: true, data: {} });
  });

  it('says which field was refused', async () => {
    const answer = await client.call('session', 'refresh', { accessToken: 5 });
    expect(errorIn(answer).details?.fields).toMatchObject([{ path: 'accessToken' }]);
  });

  it('that asks for no acknowledgement is not run, and answered with an event', async () => {
    client.socket.emit('frame', { channel: 'session', action: 'hello', data: {} });
    await vi.waitFor(() =>
      expect(client.events).toMatchObject([
        { channel: 'session', type: 'error', data: { code: 'MALFORMED_FRAME' } },
      ]),
    );
    expect(client.socket.connected).toBe(true);
  });

  it('under another name is answered in the same way', async () => {
    await expect(client.socket.emitWithAck('messages', { text: 'hi' })).resolves.toMatchObject({
      error: { code: 'MALFORMED_FRAME' },
    });
    client.socket.emit('messages', { text: 'hi' });
    await vi.waitFor(() =>
      expect(client.events).toMatchObject([{ type: 'error', data: { code: 'MALFORMED_FRAME' } }]),
    );
  });

  it('whose action fails tells the log why and the client nothing of it', async () => {
    const { message, requestId } = errorIn(await client.call('broken', 'throw', {}));
    expect(message).not.toContain('wiring');
    const logged = log.entries.map(({ details }) => details);
    expect(logged).toContainEqual({
      requestId,
      during: 'broken/throw',
      err: new Error('the wiring is loose'),
    });
  });
});

describe('a client that sends too much', () => {
  it('is told to wait, and heard again once it has waited', async () => {
    const answers = await Promise.all(Array.from({ length: 300 }, () => client.call('session', 'hello')));
    const refused = answers.filter((answer) => !answer.ok).map(errorIn);
    expect(answers.length - refused.length).toBe(200);
    expect(refused[0]).toMatchObject({ code: 'RATE_LIMITED', retryable: true, details: { retryAfter: 1 } });
    clock.advance({ seconds: 1 });
    await expect(client.call('session', 'hello')).resolves.toMatchObject({ ok: true });
  });

  it('is cut off for good if it does not stop, and others feel nothing of it', async () => {
    const other = await gateway.connect((await gateway.signUp()).accessToken);
    for (let sent = 0; sent < 10_000; sent += 1) client.socket.emit('frame', {}, () => undefined);
    await expect(client.disconnected).resolves.toBe('io server disconnect');
    expect(client.events).toMatchObject([
      { channel: 'session', type: 'closing', data: { reason: 'FLOODED', reconnect: false } },
    ]);
    await expect(other.call('session', 'hello')).resolves.toMatchObject({ ok: true });
  });
});

function errorIn(answer: Ack): SocketError {
  if (answer.ok) throw new Error('It was accepted.');
  return SocketError.parse(answer.error);
}

function nested(depth: number): unknown {
  return fromJson('{"a":'.repeat(depth) + '1' + '}'.repeat(depth));
}

function fromJson(text: string): unknown {
  return JSON.parse(text);
}
