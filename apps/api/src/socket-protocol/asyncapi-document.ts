import { DISCONNECT_REASONS, ERRORS, SOCKET_PATH } from '@parley/contracts';
import { type JsonSchema, referenceTo } from './named-schemas.ts';
import {
  type ActionFacts,
  type ChannelFacts,
  describeProtocol,
  type EventFacts,
  SOCKET_ERRORS,
} from './protocol.ts';

export interface Server {
  readonly version: string;
  /** Where people and programs reach it. */
  readonly url: string;
}

interface Reference {
  readonly $ref: string;
}
interface Message {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly contentType: string;
  readonly payload: JsonSchema;
  readonly examples: readonly { readonly payload: unknown }[];
}
interface Operation {
  readonly action: 'send' | 'receive';
  readonly channel: Reference;
  readonly title: string;
  readonly summary: string;
  readonly messages: readonly Reference[];
  readonly reply?: { readonly channel: Reference; readonly messages: readonly Reference[] };
}

const DESCRIPTION = `
Everything that happens as it happens, over one Socket.IO connection. The same in prose, with a client of ten lines:
docs/protocol.md in the repository. HTTP is described at [/swagger](/swagger).

**Connect** with socket.io-client 4.8 or newer, over WebSocket only, and show an access token:
\`io(url, { transports: ['websocket'], auth: { token } })\`.

**Ask** with \`emit('frame', { channel, action, data }, ack)\`. The acknowledgement gets \`{ ok: true, data }\` or
\`{ ok: false, error }\`. These are the operations that are *received* here, each with its reply.

**Listen** with \`on('events', (events) => …)\`: an array of \`{ channel, type, data }\`, in order. These are the operations that
are *sent* from here; a message is one element of the array.

Leave out what you do not know: a newer server may send events and fields that are not described here.
`.trim();

/** The socket as AsyncAPI 3 says it: an application that receives frames, answers them, and sends events. */
export function asyncApiDocument({ version, url }: Server) {
  const { channels, schemas } = describeProtocol();
  const { host, pathname, protocol } = new URL(url);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Parley: socket API',
      version,
      description: DESCRIPTION,
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
      tags: channels.map(({ name, summary }) => ({ name, description: summary })),
    },
    defaultContentType: 'application/json',
    servers: {
      this: {
        host,
        pathname: pathname.replace(/\/$/, '') + SOCKET_PATH,
        protocol: protocol === 'https:' ? 'wss' : 'ws',
        description: 'Socket.IO 4 (Engine.IO 4) over WebSocket.',
        security: [{ $ref: '#/components/securitySchemes/accessToken' }],
      },
    },
    channels: Object.fromEntries(channels.map((channel) => [channel.name, channelOf(channel)])),
    operations: Object.fromEntries(channels.flatMap(operationsOf)),
    components: {
      schemas: { ...schemas, Refusal: REFUSAL },
      messages: Object.fromEntries([
        ...channels.flatMap(messagesOf).map((message) => [message.name, message] as const),
        [REFUSED.name, REFUSED] as const,
      ]),
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The `accessToken` of signing in over HTTP, given as `auth.token` of the handshake.',
        },
      },
    },
    'x-errors': Object.fromEntries(SOCKET_ERRORS.map((code) => [code, ERRORS[code]])),
    'x-disconnect-reasons': DISCONNECT_REASONS,
  };
}

const REFUSAL = objectOf({ ok: { const: false }, error: referenceTo('SocketError') });
const REFUSED: Message = {
  name: 'refused',
  title: 'Refused',
  summary: 'What the acknowledgement of any frame may get instead.',
  contentType: 'application/json',
  payload: referenceTo('Refusal'),
  examples: [
    {
      payload: {
        ok: false,
        error: {
          code: 'NOT_FOUND',
          message: ERRORS.NOT_FOUND.message,
          retryable: false,
          requestId: '01JD3V6W7Y8Z9A0B1C2D3E4F5G',
        },
      },
    },
  ],
};

function channelOf({ name, summary, actions, events }: ChannelFacts) {
  const keys = [
    ...actions.flatMap((action) => [action.name, answerKey(action)]),
    ...events.map(({ type }) => type),
  ];
  return {
    address: name,
    title: name,
    summary,
    servers: [{ $ref: '#/servers/this' }],
    tags: [{ name }],
    messages: {
      ...Object.fromEntries(keys.map((key) => [key, { $ref: `#/components/messages/${name}.${key}` }])),
      ...(actions.length > 0 ? { refused: { $ref: '#/components/messages/refused' } } : {}),
    },
  };
}

function operationsOf({ name, actions, events }: ChannelFacts): [key: string, Operation][] {
  const channel = { $ref: `#/channels/${name}` };
  const message = (key: string) => ({ $ref: `#/channels/${name}/messages/${key}` });
  return [
    ...actions.map((action): [string, Operation] => [
      `${name}.${action.name}`,
      {
        action: 'receive',
        channel,
        title: `${name}/${action.name}`,
        summary: action.summary,
        messages: [message(action.name)],
        reply: { channel, messages: [message(answerKey(action)), message('refused')] },
      },
    ]),
    ...events.map(({ type, summary }): [string, Operation] => [
      `${name}.${type}`,
      { action: 'send', channel, title: `${name}/${type}`, summary, messages: [message(type)] },
    ]),
  ];
}

function messagesOf(channel: ChannelFacts): Message[] {
  return [
    ...channel.actions.flatMap((action) => [frameOf(channel, action), answerOf(channel, action)]),
    ...channel.events.map((event) => eventOf(channel, event)),
  ];
}

function frameOf({ name: channel }: ChannelFacts, { name: action, summary, input }: ActionFacts): Message {
  return {
    name: `${channel}.${action}`,
    title: `${channel}/${action}`,
    summary,
    contentType: 'application/json',
    payload: objectOf({
      channel: { const: channel },
      action: { const: action },
      data: referenceTo(input.schema),
    }),
    examples: [{ payload: { channel, action, data: input.example } }],
  };
}

function answerOf({ name: channel }: ChannelFacts, action: ActionFacts): Message {
  const { output } = action;
  return {
    name: `${channel}.${answerKey(action)}`,
    title: `The answer to ${channel}/${action.name}`,
    summary: 'What the acknowledgement gets.',
    contentType: 'application/json',
    payload: objectOf({ ok: { const: true }, data: referenceTo(output.schema) }),
    examples: [{ payload: { ok: true, data: output.example } }],
  };
}

function eventOf({ name: channel }: ChannelFacts, { type, summary, data }: EventFacts): Message {
  return {
    name: `${channel}.${type}`,
    title: `${channel}/${type}`,
    summary,
    contentType: 'application/json',
    payload: objectOf({
      channel: { const: channel },
      type: { const: type },
      data: referenceTo(data.schema),
    }),
    examples: [{ payload: { channel, type, data: data.example } }],
  };
}

function objectOf(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties: { ...properties }, required: Object.keys(properties) };
}

function answerKey({ name }: ActionFacts): string {
  return `${name}.ok`;
}
