import { type Message } from '@parley/contracts';
import { describe, expect, test } from 'vitest';
import { BOUNDS, check, type Violation } from './checker.ts';
import { type Act, type Evidence, NO_EVIDENCE, type Send, type Sighting, type View } from './evidence.ts';

const ADA = 'ada';
const BOB = 'bob';
const ROOM = 'room';

const message = (seq: number, more: Partial<Message> = {}): Message => ({
  conversationId: ROOM,
  seq,
  version: seq,
  senderId: ADA,
  clientId: `id ${seq}`,
  text: `text ${seq}`,
  note: null,
  replyTo: null,
  forwardedFrom: null,
  mentions: [],
  mentionsEveryone: false,
  reactions: [],
  createdAt: '2026-11-28T10:00:00.000Z',
  editedAt: null,
  deletedAt: null,
  ...more,
});

/** Sent at its seq's time, and acknowledged a little later. */
const send = (seq: number, more: Partial<Send> = {}): Send => ({
  conversationId: ROOM,
  senderId: ADA,
  clientId: `id ${seq}`,
  text: `text ${seq}`,
  invokedAt: seq * 100,
  ackedAt: seq * 100 + 50,
  outcomes: [{ kind: 'ok', seq }],
  ...more,
});
const unknown = { ackedAt: null, outcomes: [{ kind: 'unknown', code: 'NETWORK' }] } as const;

const sighting = (seq: number, more: Partial<Sighting> = {}): Sighting => ({
  client: 'one',
  userId: BOB,
  conversationId: ROOM,
  seq,
  clientId: `id ${seq}`,
  at: seq * 100 + 60,
  ...more,
});

const messages = [message(1), message(2), message(3)];
const view: View = { client: 'one', conversationId: ROOM, version: 3, messages, told: [1, 2, 3] };
const sound: Evidence = {
  ...NO_EVIDENCE,
  sends: [send(1), send(2), send(3)],
  histories: [{ conversationId: ROOM, version: 3, messages }],
  views: [view],
  sightings: [sighting(1), sighting(2), sighting(3)],
  readings: [{ conversationId: ROOM, seq: 2, clientId: 'id 2', found: true }],
  recoveries: [{ of: 'sending', tookMs: 1_000 }],
  holdings: [{ process: 'gateway-1', residentBytes: 1, unsentBytes: 0, jobsWaiting: 0 }],
};

const withHistory = (...stored: Message[]): Evidence => ({
  ...sound,
  views: [],
  sightings: [],
  histories: [{ conversationId: ROOM, version: 3, messages: stored }],
});
const found = (evidence: Evidence) => new Set(check(evidence).map(({ invariant }: Violation) => invariant));

test('finds nothing where all is as it should be', () => {
  expect(check(sound)).toEqual([]);
});

test('a view that begins later than the history is as good', () => {
  const tail = { ...view, messages: messages.slice(1), told: [3] };
  expect(check({ ...sound, views: [tail] })).toEqual([]);
});

test('a message of unknown fate may be there or not', () => {
  expect(check({ ...sound, sends: [send(1), send(2), send(3, unknown), send(4, unknown)] })).toEqual([]);
});

describe('finds', () => {
  test.each<[name: string, invariant: string, evidence: Evidence]>([
    ['an acknowledged message that is lost', 'I1', withHistory(message(1), message(2))],
    ['one that is doubled', 'I1', withHistory(...messages, message(4, { clientId: 'id 3' }))],
    [
      'one that is elsewhere than was acknowledged',
      'I1',
      {
        ...sound,
        sends: [
          send(1),
          send(2),
          send(3, {
            outcomes: [
              { kind: 'ok', seq: 3 },
              { kind: 'ok', seq: 4 },
            ],
          }),
        ],
      },
    ],
    [
      'a message of unknown fate that is doubled',
      'I2',
      {
        ...withHistory(...messages, message(4, { clientId: 'id 3' })),
        sends: [send(1), send(2), send(3, unknown)],
      },
    ],
    [
      'a refused message that is there',
      'I2',
      {
        ...sound,
        sends: [
          send(1),
          send(2),
          send(3, { ackedAt: null, outcomes: [{ kind: 'failed', code: 'FORBIDDEN' }] }),
        ],
      },
    ],
    ['a message that nobody sent', 'I2', { ...sound, sends: [send(1), send(2)] }],
    [
      'a gap',
      'I3',
      {
        ...withHistory(message(1), message(2), message(4, { clientId: 'id 3' })),
        sends: [send(1), send(2), send(3, { outcomes: [{ kind: 'ok', seq: 4 }] })],
      },
    ],
    [
      'an order that is not that of time',
      'I4',
      { ...sound, sends: [send(1), send(2, { invokedAt: 400, ackedAt: 450 }), send(3)] },
    ],
    ['a client that was told in another order', 'I4', { ...sound, views: [{ ...view, told: [1, 3, 2] }] }],
    ['a client that was told twice', 'I4', { ...sound, views: [{ ...view, told: [1, 2, 2, 3] }] }],
    [
      'a client that stayed behind',
      'I4',
      { ...sound, views: [{ ...view, version: 2, messages: messages.slice(0, 2) }] },
    ],
    [
      'a client that has something else',
      'I4',
      { ...sound, views: [{ ...view, messages: [message(1), message(2, { text: 'another' }), message(3)] }] },
    ],
    [
      'a client that was told of what was never written',
      'I4',
      { ...sound, sightings: [sighting(2, { clientId: 'id of a message that was rolled back' })] },
    ],
    [
      'a message that could not be read',
      'I6',
      { ...sound, readings: [{ conversationId: ROOM, seq: 2, clientId: 'id 2', found: false }] },
    ],
    [
      'a process that holds too much',
      'I7',
      {
        ...sound,
        holdings: [
          { process: 'gateway-1', residentBytes: 1, unsentBytes: BOUNDS.unsentBytes + 1, jobsWaiting: 0 },
        ],
      },
    ],
    [
      'a recovery that took too long',
      'I8',
      { ...sound, recoveries: [{ of: 'it', tookMs: BOUNDS.recoveryMs + 1 }] },
    ],
    ['a recovery that never came', 'I8', { ...sound, recoveries: [{ of: 'it', tookMs: null }] }],
    ['a request that was answered as by a mistake', 'E', { ...sound, blunders: ['GET /api/me'] }],
    [
      'an outage that was told as a mistake',
      'E',
      {
        ...sound,
        sends: [
          send(1),
          send(2),
          send(3, { ackedAt: null, outcomes: [{ kind: 'unknown', code: 'INTERNAL' }] }),
        ],
      },
    ],
  ])('%s (%s)', (_, invariant, evidence) => {
    expect(found(evidence)).toEqual(new Set([invariant]));
  });
});

describe('after somebody was put out', () => {
  const acked = (kind: Act['kind'], userId: string): Act => ({
    kind,
    conversationId: ROOM,
    userId,
    ackedAt: 150,
  });
  const late = BOUNDS.afterActMs + 151;

  test.each(['removed', 'banned'] as const)('%s: what still comes within the window is fine', (kind) => {
    expect(check({ ...sound, acts: [acked(kind, BOB)] })).toEqual([]);
  });

  test.each(['removed', 'banned'] as const)('%s: what comes later is not', (kind) => {
    const sightings = [...sound.sightings, sighting(3, { at: late })];
    expect(found({ ...sound, sightings, acts: [acked(kind, BOB)] })).toEqual(new Set(['I5']));
    expect(check({ ...sound, sightings, acts: [acked(kind, 'carl')] })).toEqual([]);
  });

  test('blocked: what is sent later must be refused', () => {
    expect(found({ ...sound, acts: [acked('blocked', ADA)] })).toEqual(new Set(['I5']));
    expect(check({ ...sound, acts: [acked('blocked', BOB)] })).toEqual([]);
  });
});
