import { ACTIONS, LIMITS } from '@parley/contracts';
import { type BadFrame, frame, fromJson, shown } from './case.ts';

/** What no channel takes, whatever is in it. */
export function frameCases(): BadFrame[] {
  return [...malformedCases(), ...unknownCases(), ...largeCases(), ...unacknowledgedCases(), ...dataCases()];
}

function malformedCases(): BadFrame[] {
  const noFrames: readonly unknown[] = [
    null,
    true,
    7,
    '',
    'session/hello',
    [],
    ['session', 'hello', {}],
    {},
    { channel: 'session' },
    { action: 'hello' },
    { channel: null, action: 'hello' },
    { channel: 7, action: 'hello' },
    { channel: ['session'], action: 'hello' },
    { channel: { toString: 'session' }, action: 'hello' },
    { channel: '', action: 'hello' },
    { channel: 'session', action: '' },
    { channel: 'session', action: null },
    { channel: 'session', action: 'x'.repeat(LIMITS.socketName + 1) },
    { channel: 'x'.repeat(10_000), action: 'hello' },
    { channel: 'session', action: 'hello', data: {}, token: 'x' },
    { channel: 'session', type: 'hello', data: {} },
    fromJson('{"channel":"session","action":"hello","__proto__":{"admin":true}}'),
  ];
  return [
    ...noFrames.map((value): BadFrame => ({
      what: `${shown(value)} for a frame`,
      emits: () => ['frame', value],
      code: 'MALFORMED_FRAME',
    })),
    { what: 'no frame at all', emits: () => ['frame'], code: 'MALFORMED_FRAME' },
    ...['message', 'events', 'error', 'session', '__proto__', 'constructor', 'toString', ''].map(
      (name): BadFrame => ({
        what: `a frame under the name ${shown(name)}`,
        emits: () => [name, { channel: 'session', action: 'hello', data: {} }],
        code: 'MALFORMED_FRAME',
      }),
    ),
    {
      what: 'bytes for a frame',
      emits: () => ['frame', Buffer.from('{"channel":"session","action":"hello"}')],
      code: 'MALFORMED_FRAME',
    },
    {
      what: 'bytes for data',
      emits: () => frame('messages', 'send', Buffer.alloc(100)),
      code: 'MALFORMED_FRAME',
    },
    {
      what: 'bytes for a field',
      emits: ({ mine }) => frame('messages', 'send', { conversationId: mine, text: new Uint8Array(8) }),
      code: 'MALFORMED_FRAME',
    },
    {
      what: 'nine pieces of bytes',
      emits: () =>
        frame(
          'session',
          'hello',
          Array.from({ length: 9 }, () => Buffer.alloc(8)),
        ),
      code: 'MALFORMED_FRAME',
    },
    {
      what: 'a megabyte of bytes',
      emits: () => frame('session', 'hello', Buffer.alloc(1024 * 1024)),
      code: 'MALFORMED_FRAME',
    },
  ];
}

function unknownCases(): BadFrame[] {
  const channels = [
    'nowhere',
    'Session',
    ' session',
    'session/hello',
    '__proto__',
    'constructor',
    'toString',
  ];
  const actions = [
    'nothing',
    'Hello',
    'hello ',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'secondsUntil',
  ];
  return [
    ...channels.map((channel): BadFrame => ({
      what: `the channel ${shown(channel)}`,
      emits: () => frame(channel, 'hello', {}),
      code: 'UNKNOWN_CHANNEL',
    })),
    // Those of which there are only events.
    ...['contacts', 'receipts'].map((channel): BadFrame => ({
      what: `the channel ${channel}, which takes no frames`,
      emits: () => frame(channel, 'advanced', {}),
      code: 'UNKNOWN_CHANNEL',
    })),
    ...actions.map((action): BadFrame => ({
      what: `the action ${shown(action)}`,
      emits: () => frame('session', action, {}),
      code: 'UNKNOWN_ACTION',
    })),
    ...Object.keys(ACTIONS).map((channel): BadFrame => ({
      what: `an action that ${channel} has not`,
      emits: () => frame(channel, 'drop', {}),
      code: 'UNKNOWN_ACTION',
    })),
  ];
}

function largeCases(): BadFrame[] {
  const sizes = {
    'just over the limit': LIMITS.frameBytes,
    'of a megabyte': 1024 * 1024,
    'of 1.9 MB': 1_900_000,
  };
  return [
    ...Object.entries(sizes).flatMap(([size, length]): BadFrame[] => [
      {
        what: `a text ${size}`,
        emits: ({ mine }) => frame('messages', 'send', { conversationId: mine, text: 'x'.repeat(length) }),
        code: 'FRAME_TOO_LARGE',
      },
      {
        what: `a list ${size}`,
        emits: () => frame('conversations', 'sync', { known: Array.from({ length: length / 2 }, () => 1) }),
        code: 'FRAME_TOO_LARGE',
      },
    ]),
    {
      what: 'a text over the limit in bytes alone',
      emits: ({ mine }) => frame('messages', 'send', { conversationId: mine, text: '😀'.repeat(20_000) }),
      code: 'FRAME_TOO_LARGE',
    },
    {
      what: 'a name of a megabyte',
      emits: () => ['x'.repeat(1024 * 1024), {}],
      code: 'FRAME_TOO_LARGE',
    },
  ];
}

function unacknowledgedCases(): BadFrame[] {
  const cases: Pick<BadFrame, 'what' | 'emits' | 'code'>[] = [
    { what: 'a good frame', emits: () => frame('session', 'hello', {}), code: 'MALFORMED_FRAME' },
    {
      what: 'a message',
      emits: ({ mine, usedClientId }) =>
        frame('messages', 'send', {
          conversationId: mine,
          clientId: usedClientId.replace(/^./, 'f'),
          text: 'unacknowledged',
        }),
      code: 'MALFORMED_FRAME',
    },
    { what: 'no frame', emits: () => ['frame'], code: 'MALFORMED_FRAME' },
    { what: 'another name', emits: () => ['message', 'hello'], code: 'MALFORMED_FRAME' },
    { what: 'bytes', emits: () => ['frame', Buffer.alloc(10)], code: 'MALFORMED_FRAME' },
    { what: 'a megabyte', emits: () => ['frame', 'x'.repeat(1024 * 1024)], code: 'FRAME_TOO_LARGE' },
  ];
  return cases.map((one) => ({
    ...one,
    what: `${one.what}, without an acknowledgement`,
    unacknowledged: true,
  }));
}

/** What no action takes for its data. */
function dataCases(): BadFrame[] {
  const half = fromJson('"half \\ud83d"');
  const bad: readonly [what: string, data: unknown][] = [
    ['a list for data', []],
    ['a text for data', 'data'],
    ['a number for data', 7],
    ['true for data', true],
    ['an unknown field', { unheardOf: true }],
    ['a __proto__ key', fromJson('{"__proto__":{"admin":true}}')],
    ['a constructor key', fromJson('{"constructor":{"prototype":{"admin":true}}}')],
    ['data far too deep', fromJson('{"a":'.repeat(2000) + '1' + '}'.repeat(2000))],
    ['half a character in an unknown field', { note: half }],
    ['a NUL in an unknown field', { note: 'a\0b' }],
  ];
  return Object.entries(ACTIONS).flatMap(([channel, actions]) =>
    Object.keys(actions).flatMap((action) =>
      bad.map(([what, data]): BadFrame => ({
        what: `${channel}/${action}: ${what}`,
        emits: () => frame(channel, action, data),
        code: 'VALIDATION_FAILED',
      })),
    ),
  );
}
