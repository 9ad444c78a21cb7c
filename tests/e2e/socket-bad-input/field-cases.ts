import { type ActionContract, ACTIONS, type ActionName, type ChannelName, LIMITS } from '@parley/contracts';
import { z } from 'zod';
import { type BadFrame, frame, fromJson, shown } from './case.ts';
import { type Scene } from './scene.ts';

const ULID = '01JD3V6W7Y8Z9A0B1C2D3E4F5G';
const LARGEST = 2_147_483_647;

type SoundData = {
  readonly [C in ChannelName]: { readonly [A in ActionName<C>]: (scene: Scene) => object };
};

/** What each action would act on: every case spoils it in one field. */
const SOUND: SoundData = {
  session: { hello: () => ({}), refresh: ({ sender }) => ({ accessToken: sender.accessToken }) },
  conversations: {
    sync: () => ({ known: [] }),
    open: ({ mine }) => ({ conversationId: mine }),
    close: ({ mine }) => ({ conversationId: mine }),
  },
  messages: {
    send: ({ mine }) => ({
      conversationId: mine,
      clientId: '0b8f6a52-8f0e-4c0f-9a3b-0d7b3a1c2e4f',
      text: 'never written',
    }),
    edit: ({ mine, seqs }) => ({ conversationId: mine, seq: seqs.own, text: 'never written' }),
    delete: ({ mine, seqs }) => ({ conversationId: mine, seq: seqs.own, for: 'everyone' }),
    react: ({ mine, seqs }) => ({ conversationId: mine, seq: seqs.own, emoji: '👍', on: true }),
    read: ({ mine, seqs }) => ({ conversationId: mine, seq: seqs.full }),
    delivered: ({ mine, seqs }) => ({ conversationId: mine, seq: seqs.full }),
  },
  typing: { start: ({ mine }) => ({ conversationId: mine }), stop: ({ mine }) => ({ conversationId: mine }) },
  presence: {
    watch: ({ stranger }) => ({ userIds: [stranger.user.id] }),
    unwatch: ({ stranger }) => ({ userIds: [stranger.user.id] }),
  },
};

const WRONG_SEQS = [null, '1', '', true, [1], {}, 0, -1, 1.5, LARGEST + 1, 1e308, fromJson('1e999')];
const WRONG_TEXTS = [
  null,
  7,
  true,
  [],
  ['text'],
  {},
  '',
  ' \n\t ',
  'x'.repeat(LIMITS.messageText + 1),
  fromJson('"half \\ud83d"'),
  'nul \0',
];
const WRONG_IDS = [
  null,
  7,
  true,
  {},
  [ULID],
  '',
  'x',
  ULID.toLowerCase(),
  ULID.slice(1),
  `${ULID}0`,
  `8${ULID.slice(1)}`,
  `${ULID} `,
  `${ULID}\n`,
  "' OR 1=1 --",
  '*',
];

/** Wrong values for every field that any action has, besides leaving it out where it is needed. */
const WRONG: Readonly<Record<string, readonly unknown[]>> = {
  accessToken: [null, 7, '', {}, ['x'], 'x'.repeat(LIMITS.accessToken + 1)],
  conversationId: WRONG_IDS,
  known: [
    null,
    7,
    'all',
    {},
    [ULID],
    [[]],
    [[ULID]],
    [['x', 1]],
    [[ULID, '1']],
    [[ULID, null]],
    [[ULID, -1]],
    [[ULID, 1.5]],
    [[ULID, LARGEST + 1]],
    [[ULID, 1, 2]],
    [{ 0: ULID, 1: 1 }],
    Array.from({ length: LIMITS.syncConversations + 1 }, () => [ULID, 1]),
  ],
  cursor: WRONG_IDS,
  clientId: [
    null,
    7,
    {},
    [],
    '',
    'abc',
    ULID,
    '0b8f6a528f0e4c0f9a3b0d7b3a1c2e4f',
    '0b8f6a52-8f0e-4c0f-9a3b-0d7b3a1c2e4',
    '{0b8f6a52-8f0e-4c0f-9a3b-0d7b3a1c2e4f}',
    '0b8f6a52-8f0e-4c0f-9a3b-0d7b3a1c2e4g',
    'x'.repeat(10_000),
  ],
  text: WRONG_TEXTS,
  replyTo: WRONG_SEQS,
  forward: [
    null,
    7,
    'x',
    [],
    {},
    { conversationId: ULID },
    { seq: 1 },
    { conversationId: 'x', seq: 1 },
    { conversationId: ULID, seq: 0 },
    { conversationId: ULID, seq: 1, as: 'me' },
  ],
  seq: WRONG_SEQS,
  for: [null, 7, '', 'nobody', 'EVERYONE', ['me'], {}],
  emoji: [
    null,
    7,
    [],
    {},
    '',
    'a',
    'thumbs up',
    ':+1:',
    '👍👍',
    '👍 ',
    '👍a',
    '\u200D',
    '🏽x',
    'x'.repeat(1000),
  ],
  on: [null, 'true', '', 1, 0, [], {}],
  userIds: [
    null,
    7,
    ULID,
    {},
    [],
    [7],
    [null],
    [[ULID]],
    ['x'],
    [ULID.toLowerCase()],
    Array.from({ length: 201 }, () => ULID),
  ],
};

/** Every field of every action, wrong in every way; a field that nobody thought of here fails. */
export function fieldCases(): BadFrame[] {
  return Object.entries(SOUND).flatMap(
    ([channel, actions]: [string, Readonly<Record<string, (scene: Scene) => object>>]) =>
      Object.entries(actions).flatMap(([action, sound]) =>
        fieldsOf(channel, action).flatMap(({ field, needed }) => {
          const wrong = WRONG[field];
          if (!wrong)
            throw new Error(`Nobody has thought of what could be wrong with ${channel}/${action} ${field}.`);
          return [...(needed ? [undefined] : []), ...wrong].map((value): BadFrame => ({
            what: `${channel}/${action} ${field}: ${shown(value)}`,
            emits: (scene) => frame(channel, action, without({ ...sound(scene), [field]: value })),
            code: 'VALIDATION_FAILED',
            field,
          }));
        }),
      ),
  );
}

const Shape = z.object({
  properties: z.record(z.string(), z.unknown()),
  required: z.array(z.string()).default([]),
});

function fieldsOf(channel: string, action: string): { field: string; needed: boolean }[] {
  const table: Readonly<Record<string, Readonly<Record<string, ActionContract>>>> = ACTIONS;
  const input = table[channel]?.[action]?.input;
  if (!input) throw new Error(`There is no ${channel}/${action}.`);
  const { properties, required } = Shape.parse(
    inlined(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })),
  );
  return Object.keys(properties).map((field) => ({ field, needed: required.includes(field) }));
}

const Reference = z.object({ $ref: z.string(), $defs: z.record(z.string(), z.unknown()) });

/** A schema that has a name may stand among the definitions. */
function inlined(schema: unknown): unknown {
  const { data } = Reference.safeParse(schema);
  return data ? data.$defs[data.$ref.replace('#/$defs/', '')] : schema;
}

function without(data: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}
