import { type Closing, LIMITS, SocketError, type SocketEvent } from '@parley/contracts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { deviceOf } from './device.ts';
import { system } from './http.ts';
import { type BadFrame } from './socket-bad-input/case.ts';
import { fieldCases } from './socket-bad-input/field-cases.ts';
import { foreignCases } from './socket-bad-input/foreign-cases.ts';
import { frameCases } from './socket-bad-input/frame-cases.ts';
import { type BadHandshake, handshakeCases } from './socket-bad-input/handshake-cases.ts';
import { type BadPacket, packetCases } from './socket-bad-input/packet-cases.ts';
import { RawConnection } from './socket-bad-input/raw-connection.ts';
import { buildScene, type Scene } from './socket-bad-input/scene.ts';

const LEAK =
  /\bat .+:\d+|node_modules|\.[jt]s\b|\/(?:work|home|usr|tmp|app)\/|SELECT |INSERT |SQLITE|ER_[A-Z]|Error:|\bzod\b/i;
const ANSWER_WITHIN_MS = 10_000;

const StrictError = z.strictObject(SocketError.shape);
const Refusal = z.strictObject({ ok: z.literal(false), error: StrictError });
const ErrorEvent = z.strictObject({
  channel: z.literal('session'),
  type: z.literal('error'),
  data: StrictError,
});

let scene: Scene;
let before: unknown;
let frames = 0;
let handshakes = 0;
let packets = 0;

beforeAll(async () => {
  scene = await buildScene();
  before = await scene.written();
});

afterAll(() => {
  process.stdout.write(
    `bad socket input: ${frames} frames, ${handshakes} handshakes and ${packets} packets refused, nothing written\n`,
  );
});

async function connect(options: Parameters<typeof io>[1]): Promise<{ socket: Socket; told: SocketEvent[] }> {
  const socket = io(system.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...options,
  });
  onTestFinished(() => void socket.disconnect());
  const told: SocketEvent[] = [];
  // Now and then everybody is told which versions their conversations have; that answers nothing.
  socket.on('events', (events: SocketEvent[]) =>
    told.push(...events.filter(({ type }) => type !== 'versions')),
  );
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return { socket, told };
}

const asSender = () => connect({ auth: { token: scene.sender.accessToken } });
const ask = (socket: Socket, ...args: readonly [string, ...unknown[]]): Promise<unknown> =>
  socket.timeout(ANSWER_WITHIN_MS).emitWithAck(...args);
const hello = (socket: Socket) => ask(socket, 'frame', { channel: 'session', action: 'hello' });

function expectNoLeak(received: unknown): void {
  const text = JSON.stringify(received);
  expect(text).not.toMatch(LEAK);
  for (const secret of scene.secrets) expect(text).not.toContain(secret);
}

async function refusalOf({ emits, unacknowledged }: BadFrame, socket: Socket, told: readonly unknown[]) {
  if (!unacknowledged) return Refusal.parse(await ask(socket, ...emits(scene))).error;
  socket.emit(...emits(scene));
  await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: ANSWER_WITHIN_MS, interval: 5 });
  return ErrorEvent.parse(told[0]).data;
}

async function expectRefusal(bad: BadFrame): Promise<void> {
  const { socket, told } = await asSender();
  const error = await refusalOf(bad, socket, told);
  expect(error.code).toBe(bad.code);
  expect(error.message).not.toBe('');
  if (bad.field !== undefined)
    expect(error.details?.fields?.map(({ path }) => path.split('.')[0])).toContain(bad.field);
  expect(await hello(socket)).toMatchObject({ ok: true, data: { userId: scene.sender.user.id } });
  expect(told).toHaveLength(bad.unacknowledged ? 1 : 0);
  expectNoLeak([error, told]);
  expect(await scene.written()).toEqual(before);
  frames += 1;
}

describe('Frames that are none, or that nobody takes', () => {
  it.each(frameCases())('$what', expectRefusal);
});

describe('Fields that are wrong', () => {
  it.each(fieldCases())('$what', expectRefusal);
});

describe('What is not the sender’s, or not there', () => {
  it.each(foreignCases())('$what', expectRefusal);
});

describe('Handshakes', () => {
  it.each(handshakeCases())('with $what', async ({ auth, headers, query, code }: BadHandshake) => {
    const refused = connect({
      auth: auth(scene),
      ...(headers ? { extraHeaders: headers(scene) } : {}),
      ...(query ? { query: query(scene) } : {}),
    });
    const error = await refused.then(
      () => expect.fail('It was let in.'),
      (reason: unknown) => z.looseObject({ message: z.string(), data: StrictError }).parse(reason),
    );
    expect(error.data.code).toBe(code);
    expect(error.message).toBe(error.data.message);
    expectNoLeak(error);
    handshakes += 1;
  });

  it.each([
    '"token"',
    '["token"]',
    '7',
    'null',
    '{"token":',
    '{"token":"x"}{}',
    'x',
    `{"token":"${'x'.repeat(500_000)}"}`,
  ])('that show %.20s end the connection or are refused', async (auth) => {
    const connection = await RawConnection.open(auth);
    await vi.waitFor(
      () =>
        expect(connection.ended || connection.received.some((packet) => packet.startsWith('44'))).toBe(true),
      {
        timeout: ANSWER_WITHIN_MS,
      },
    );
    connection.close();
    expectNoLeak(connection.received);
    handshakes += 1;
  });
});

describe('Packets that no client of Socket.IO sends', () => {
  it.each(packetCases())('$what: $outcome', async ({ sends, outcome }: BadPacket) => {
    const connection = await RawConnection.open(JSON.stringify({ token: scene.sender.accessToken }));
    await connection.hears((packet) => packet.startsWith('40'));
    for (const packet of sends) connection.send(packet);
    if (outcome === 'ended') await connection.waitsForEnd();
    else {
      if (outcome === 'answered')
        await connection.hears((packet) => packet.includes('"code":"MALFORMED_FRAME"'));
      connection.send('4277["frame",{"channel":"session","action":"hello"}]');
      await connection.hears((packet) => packet.startsWith('4377[{"ok":true'));
      connection.close();
    }
    expectNoLeak(connection.received);
    expect(await scene.written()).toEqual(before);
    packets += 1;
  });
});

describe('A client that sends 10,000 frames at once', () => {
  it('is told to wait, then cut off for good, and nobody else feels it', async () => {
    const bystander = await deviceOf(scene.stranger);
    const { socket, told } = await asSender();
    const codes = new Map<string, number>();
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    for (let sent = 0; sent < 10_000; sent += 1) {
      socket.emit('frame', { channel: 'session', action: 'hello' }, (answer: unknown) => {
        const { data } = Refusal.safeParse(answer);
        const code = data?.error.code ?? 'ok';
        codes.set(code, (codes.get(code) ?? 0) + 1);
      });
    }
    expect(await bystander.outcome('session', 'hello')).toBe('ok');
    expect(await closed).toBe('io server disconnect');
    expect([...codes.keys()].sort()).toEqual(['RATE_LIMITED', 'ok']);
    expect(codes.get('ok')).toBeLessThan(2 * LIMITS.frames.burst);
    const closing = { reason: 'FLOODED', reconnect: false } satisfies Partial<Closing>;
    expect(told).toEqual([
      { channel: 'session', type: 'closing', data: expect.objectContaining(closing) as unknown },
    ]);
    expect(await bystander.outcome('session', 'hello')).toBe('ok');
    expect(await hello((await asSender()).socket)).toMatchObject({ ok: true });
  });
});

describe('Questions about what is not the sender’s', () => {
  it('are answered as if it were not there', async () => {
    const { socket } = await asSender();
    const nowhere = '01JD3V6W7Y8Z9A0B1C2D3E4F5G';
    const known = [scene.theirs, scene.former, nowhere].sort().map((id) => [id, 1]);
    const answer = await ask(socket, 'frame', { channel: 'conversations', action: 'sync', data: { known } });
    expect(answer).toMatchObject({ ok: true });
    expectNoLeak(answer);
    const { data } = z.object({ data: z.object({ gone: z.array(z.string()) }) }).parse(answer);
    expect(data.gone.sort()).toEqual([scene.theirs, scene.former, nowhere].sort());
  });

  it('never bring anybody else’s events', async () => {
    const { socket, told } = await asSender();
    for (const conversationId of [scene.theirs, scene.former]) {
      await ask(socket, 'frame', { channel: 'conversations', action: 'open', data: { conversationId } });
      await ask(socket, 'frame', { channel: 'typing', action: 'start', data: { conversationId } });
    }
    const inside = await deviceOf(scene.stranger);
    await inside.ask('conversations', 'open', { conversationId: scene.theirs });
    await inside.ask('typing', 'start', { conversationId: scene.theirs });
    await inside.hears('typing/started', { conversationId: scene.theirs });
    expect(await hello(socket)).toMatchObject({ ok: true });
    expect(told).toEqual([]);
  });
});

describe('After all of it', () => {
  it('nothing was written, and at least a hundred cases were tried', async () => {
    expect(frames).toBeGreaterThanOrEqual(100);
    expect(await scene.written()).toEqual(before);
  });
});
