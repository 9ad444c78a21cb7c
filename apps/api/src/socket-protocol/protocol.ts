import { type ActionContract, ACTIONS, type ErrorCode, EVENTS, SocketError } from '@parley/contracts';
import { type z } from 'zod';
import { type JsonSchema, namedSchemas, referenceTo, referredName } from './named-schemas.ts';

/** What documents say of the socket, read from the tables of the contracts. */
export interface Protocol {
  readonly channels: readonly ChannelFacts[];
  /** Every schema that is named, by its name. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** The names of those that are used in more than one place, in their order. */
  readonly shared: readonly string[];
}

export interface ChannelFacts {
  readonly name: string;
  readonly summary: string;
  readonly actions: readonly ActionFacts[];
  readonly events: readonly EventFacts[];
}

/** Some data, by the name of its schema. */
export interface DataFacts {
  readonly schema: string;
  readonly example: unknown;
}

export interface ActionFacts {
  readonly name: string;
  readonly summary: string;
  readonly input: DataFacts;
  readonly output: DataFacts;
}

export interface EventFacts {
  readonly type: string;
  readonly summary: string;
  readonly data: DataFacts;
}

/** In the order in which one would read about them. */
const CHANNELS: Readonly<Record<keyof typeof ACTIONS | keyof typeof EVENTS, string>> = {
  session: 'The connection itself: whose it is, for how long, and how it ends.',
  conversations: 'Which conversations you are in, and catching up with them.',
  messages: 'What is said, and what becomes of it.',
  receipts: 'How far the others have got.',
  typing: 'Who is writing at this moment. Kept nowhere.',
  presence: 'Who is here.',
  contacts: 'Friend requests, friends and blocks. What changes them goes over HTTP.',
};

/** The codes that answer frames and handshakes; the others of the table are for HTTP alone. */
export const SOCKET_ERRORS: readonly ErrorCode[] = [
  'VALIDATION_FAILED',
  'MALFORMED_FRAME',
  'FRAME_TOO_LARGE',
  'UNKNOWN_CHANNEL',
  'UNKNOWN_ACTION',
  'UNAUTHENTICATED',
  'TOKEN_EXPIRED',
  'SESSION_REVOKED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
];

type Table<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

export function describeProtocol(): Protocol {
  const rows = Object.entries(CHANNELS).map(([name, summary]) => ({
    name,
    summary,
    actions: rowsOf<ActionContract>(ACTIONS, name),
    events: rowsOf<z.ZodType>(EVENTS, name),
  }));
  const payloads = rows.flatMap(({ name, actions, events }) => [
    ...actions.flatMap(([action, { input, output }]) => [
      [inputKey(name, action), input] as const,
      [outputKey(name, action), output] as const,
    ]),
    ...events.map(([type, schema]) => [eventKey(name, type), schema] as const),
  ]);
  const { references, schemas } = namedSchemas({ ...Object.fromEntries(payloads), error: SocketError });
  const dataAt = (key: string): DataFacts => {
    const schema = referredName(references[key] ?? {});
    const example = schema === undefined ? undefined : schemas[schema]?.examples?.[0];
    if (schema === undefined || example === undefined) {
      throw new Error(`The schema of ${key} needs an id and an example.`);
    }
    return { schema, example };
  };
  const channels = rows.map(({ name, summary, actions, events }) => ({
    name,
    summary,
    actions: actions.map(([action, { summary }]) => ({
      name: action,
      summary,
      input: dataAt(inputKey(name, action)),
      output: dataAt(outputKey(name, action)),
    })),
    events: events.map(([type, { description = '' }]) => ({
      type,
      summary: description,
      data: dataAt(eventKey(name, type)),
    })),
  }));
  return { channels, schemas, shared: sharedAmong(channels, schemas) };
}

function sharedAmong(
  channels: readonly ChannelFacts[],
  schemas: Readonly<Record<string, JsonSchema>>,
): readonly string[] {
  const payloads = channels.flatMap(({ actions, events }) => [
    ...actions.flatMap(({ input, output }) => [input.schema, output.schema]),
    ...events.map(({ data }) => data.schema),
  ]);
  const inside = JSON.stringify(schemas);
  return Object.entries(schemas)
    .filter(([name, { properties }]) => {
      const empty = properties !== undefined && Object.keys(properties).length === 0;
      const used = payloads.filter((payload) => payload === name).length;
      return !empty && (used > 1 || inside.includes(JSON.stringify(referenceTo(name).$ref)));
    })
    .map(([name]) => name)
    .sort();
}

function rowsOf<T>(table: Table<T>, channel: string): [name: string, row: T][] {
  return Object.entries(table[channel] ?? {});
}

const inputKey = (channel: string, action: string) => `${channel}/${action}`;
const outputKey = (channel: string, action: string) => `the answer of ${channel}/${action}`;
const eventKey = (channel: string, type: string) => `the event ${channel}/${type}`;
