import { z } from 'zod';
import { BlocksChanged, Friend, FriendRemoved, Interest, InterestGone } from './contacts.ts';
import { Conversation, ConversationGone, MembershipChanged } from './conversations.ts';
import { ErrorBody } from './errors.ts';
import { ADA } from './examples.ts';
import { LIMITS } from './limits.ts';
import { MessageHidden, ReceiptsAdvanced } from './messages.ts';
import { Presence, Typing } from './presence.ts';
import { Id, Timestamp } from './primitives.ts';
import { ConversationChanged, ConversationVersions, MessagesAdded, MessagesChanged } from './sync.ts';

export const SOCKET_PATH = '/socket.io';

const name = z.string().min(1).max(LIMITS.socketName);

/** What a client shows when it connects. */
export const HandshakeAuth = z
  .strictObject({
    token: z
      .string('Send the access token as auth.token.')
      .min(1)
      .max(LIMITS.accessToken, 'Not one of ours.'),
  })
  .meta({ id: 'HandshakeAuth' });

/** Client to server: `emit('frame', frame, ack)`. */
export const Frame = z
  .strictObject({ channel: name, action: name, data: z.unknown().optional() })
  .meta({ id: 'Frame', example: { channel: 'session', action: 'hello', data: {} } });
export type Frame = z.infer<typeof Frame>;

export const SocketError = ErrorBody.shape.error.meta({
  id: 'SocketError',
  example: {
    code: 'VALIDATION_FAILED',
    message: 'Some of the input is not valid.',
    retryable: false,
    details: { fields: [{ path: 'text', message: 'Must not be empty.' }] },
    requestId: '01JD3VE8B5C7D9F1G3H5J7K9MN',
  },
});
export type SocketError = z.infer<typeof SocketError>;

/** What the acknowledgement of every frame is called with. */
export const Ack = z
  .discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), data: z.unknown() }),
    z.object({ ok: z.literal(false), error: SocketError }),
  ])
  .meta({ id: 'Ack' });
export type Ack = z.infer<typeof Ack>;

/**
 * Why the server ends a connection. `reconnect` tells a client whether to come back by itself (after a random wait), or
 * to stay away until a person does something.
 */
export const DISCONNECT_REASONS = {
  SERVER_RESTART: { reconnect: true, message: 'The server restarts.' },
  TOKEN_EXPIRED: { reconnect: true, message: 'The access token has expired. Refresh it and connect again.' },
  SESSION_REVOKED: { reconnect: false, message: 'This session has ended. Sign in again.' },
  TOO_SLOW: {
    reconnect: true,
    message: 'More waits to be sent than the client has been reading. Connect again and catch up.',
  },
  FLOODED: { reconnect: false, message: 'The client went on sending after it was told to wait.' },
} as const satisfies Record<string, { reconnect: boolean; message: string }>;
export type DisconnectReason = keyof typeof DISCONNECT_REASONS;

export const Closing = z
  .object({
    reason: z.enum(Object.keys(DISCONNECT_REASONS) as [DisconnectReason, ...DisconnectReason[]]),
    reconnect: z.boolean().describe('Whether to connect again without being asked to.'),
    message: z.string().describe('A sentence for people.'),
  })
  .meta({ id: 'Closing', example: { reason: 'SERVER_RESTART', ...DISCONNECT_REASONS.SERVER_RESTART } });
export type Closing = z.infer<typeof Closing>;

export const EventsMissed = z.object({}).meta({ id: 'EventsMissed', example: {} });

/** Server to client, by channel and type: `on('events', [{ channel, type, data }, …])`. A new event is a new row. */
export const EVENTS = {
  session: {
    closing: Closing.describe('The last event before the server ends the connection.'),
    error: SocketError.describe('What was wrong with a frame that asked for no acknowledgement.'),
    missed: EventsMissed.describe(
      'Events may have got lost: load afresh what you show, after a random wait.',
    ),
  },
  contacts: {
    'interest-received': Interest.describe('Somebody asks to be your friend.'),
    'interest-sent': Interest.describe('You asked somebody, on this device or another.'),
    'interest-gone': InterestGone.describe('A request in one of your boxes does not wait any more.'),
    'friend-added': Friend.describe('You have a new friend.'),
    'friend-removed': FriendRemoved.describe('A friendship has ended.'),
    'blocks-changed': BlocksChanged.describe('You blocked or unblocked somebody, on this device or another.'),
  },
  conversations: {
    joined: Conversation.describe('You are in a conversation that you were not in before.'),
    gone: ConversationGone.describe('You are not in this conversation any more.'),
    changed: ConversationChanged.describe('Its title, settings, pins or members have changed.'),
    versions: ConversationVersions.describe(
      'The versions that conversations have by now, sent where a change may have gone unheard. Sync those that you have older.',
    ),
    membership: MembershipChanged.describe('What concerns you alone has changed, on this device or another.'),
  },
  messages: {
    added: MessagesAdded.describe('New messages, in order.'),
    changed: MessagesChanged.describe('Messages were edited, deleted or reacted to.'),
    hidden: MessageHidden.describe('You deleted a message for yourself, on this device or another.'),
  },
  typing: {
    started: Typing.describe('Somebody is typing in a conversation that you have open.'),
    stopped: Typing.describe('Somebody has stopped typing.'),
  },
  presence: {
    changed: Presence.describe('Somebody whom you watch came or went.'),
  },
  receipts: {
    advanced: ReceiptsAdvanced.describe('Messages were delivered to somebody, or read.'),
  },
} as const satisfies Record<string, Record<string, z.ZodType>>;

type EventTable = typeof EVENTS;
export type SocketEvent = {
  [C in keyof EventTable]: {
    [T in keyof EventTable[C]]: EventTable[C][T] extends z.ZodType<infer Data>
      ? { channel: C; type: T; data: Data }
      : never;
  }[keyof EventTable[C]];
}[keyof EventTable];

/** What happens to a person, as distinct from one of their connections: it reaches all of their clients. */
export type PersonalEvent = Exclude<SocketEvent, { channel: 'session' }>;

const Envelope = z.object({ channel: z.string(), type: z.string(), data: z.unknown() });
const dataSchemas = new Map<string, z.ZodType>(
  Object.entries(EVENTS)
    .filter(([channel]) => channel !== 'session')
    .flatMap(([channel, types]) =>
      Object.entries(types).map(([type, schema]) => [`${channel}/${type}`, schema] as const),
    ),
);

/** Checks an event by the table, wherever it comes from another process. */
export const PersonalEvent = z.custom<PersonalEvent>((value) => {
  const envelope = Envelope.safeParse(value);
  if (!envelope.success) return false;
  const { channel, type, data } = envelope.data;
  return dataSchemas.get(`${channel}/${type}`)?.safeParse(data).success ?? false;
}, 'Not an event that this release knows.');

export const SessionHello = z.strictObject({}).meta({ id: 'SessionHello', example: {} });
export type SessionHello = z.infer<typeof SessionHello>;

export const SessionGreeting = z
  .object({
    userId: Id,
    sessionId: Id,
    serverTime: Timestamp,
    heartbeatSeconds: z
      .number()
      .int()
      .describe('How often the server pings; after three missed ones, connect again.'),
    expiresIn: z.number().int().describe('Seconds for which the access token is still good.'),
  })
  .meta({
    id: 'SessionGreeting',
    example: {
      userId: ADA.id,
      sessionId: '01JD3V7K1M3N5P7Q9R1S3T5V7W',
      serverTime: '2026-11-20T09:30:00.000Z',
      heartbeatSeconds: 10,
      expiresIn: 900,
    },
  });
export type SessionGreeting = z.infer<typeof SessionGreeting>;

export const SessionRefresh = z
  .strictObject({
    accessToken: z
      .string()
      .min(1)
      .max(LIMITS.accessToken, 'Not one of ours.')
      .describe('A newer access token of the same session.'),
  })
  .meta({ id: 'SessionRefresh', example: { accessToken: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.Zm9v' } });
export type SessionRefresh = z.infer<typeof SessionRefresh>;

export const SessionRefreshed = z
  .object({ expiresIn: z.number().int().describe('Seconds for which the new token is good.') })
  .meta({ id: 'SessionRefreshed', example: { expiresIn: 900 } });
export type SessionRefreshed = z.infer<typeof SessionRefreshed>;
