import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DISCONNECT_REASONS, ERRORS, LIMITS, SOCKET_PATH, SocketError } from '@parley/contracts';
import { compactJson } from '../../apps/api/src/socket-protocol/compact-json.ts';
import { type JsonSchema } from '../../apps/api/src/socket-protocol/named-schemas.ts';
import {
  type ActionFacts,
  type ChannelFacts,
  type DataFacts,
  describeProtocol,
  type EventFacts,
  type Protocol,
  SOCKET_ERRORS,
} from '../../apps/api/src/socket-protocol/protocol.ts';
import {
  factsOf,
  type FieldFacts,
  type SchemaFacts,
  type TypePart,
} from '../../apps/api/src/socket-protocol/schema-facts.ts';

const NOTE =
  '<!-- Made by `npm run generate` from tools/generate/protocol.md and the tables in libs/contracts/src. -->';
const KIB = 1024;

/** The prose of protocol.md beside this file, with everything filled in that the contracts know better. */
export function protocolPage(): string {
  const prose = readFileSync(path.join(import.meta.dirname, 'protocol.md'), 'utf8');
  const values = filledIn(describeProtocol());
  const page = prose.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`protocol.md asks for {{${name}}}, which nobody knows.`);
    return String(value);
  });
  return `${NOTE}\n\n${page}`;
}

function filledIn(protocol: Protocol): Readonly<Record<string, string | number>> {
  const { receiptMembers, syncConversations } = LIMITS;
  return {
    path: SOCKET_PATH,
    errorExample: compactJson(SocketError.meta()?.['example']),
    errors: errorTable(),
    disconnects: disconnectTable(),
    channels: protocol.channels.map((channel) => channelPart(channel, protocol)).join('\n\n'),
    types: protocol.shared.map((name) => typePart(name, protocol)).join('\n\n'),
    limits: limitTable(),
    receiptMembers,
    syncConversations,
  };
}

function limitTable(): string {
  const { frames, frameBytes, unreadableFrameBytes, messageText, jsonDepth } = LIMITS;
  const { syncConversations, syncMessages, watched, watchedAtOnce } = LIMITS;
  const refused = '`VALIDATION_FAILED`';
  return table(
    ['what', 'limit', 'beyond it'],
    [
      [
        'one frame',
        `${frameBytes / KIB} KiB`,
        `\`FRAME_TOO_LARGE\`; above ${unreadableFrameBytes / KIB / KIB} MiB the connection ends`,
      ],
      [
        'frames of a connection',
        `${frames.perSecond} a second, ${frames.burst} at once`,
        '`RATE_LIMITED`; who goes on regardless is `FLOODED`',
      ],
      ['what waits to be sent to a connection', 'as the server is set (4 MiB)', '`TOO_SLOW`'],
      ['binary data', 'none', '`MALFORMED_FRAME`'],
      ['depth of the data', `${jsonDepth} levels`, refused],
      ['text of a message', `${messageText} characters`, refused],
      ['people watched', `${watchedAtOnce} in a frame, ${watched} in all`, refused],
      ['conversations in a sync', `${syncConversations}`, refused],
      ['missed messages of a conversation', `${syncMessages}`, '`recovered: false`'],
    ],
  );
}

function errorTable(): string {
  return table(
    ['code', 'retryable', 'message'],
    SOCKET_ERRORS.map((code) => [`\`${code}\``, yesOrNo(ERRORS[code].retryable), ERRORS[code].message]),
  );
}

function disconnectTable(): string {
  return table(
    ['reason', 'reconnect', 'message'],
    Object.entries(DISCONNECT_REASONS).map(([reason, { reconnect, message }]) => [
      `\`${reason}\``,
      yesOrNo(reconnect),
      message,
    ]),
  );
}

function channelPart({ name, summary, actions, events }: ChannelFacts, protocol: Protocol): string {
  return [
    // So that it is not mistaken for the type of the same name.
    `### Channel: ${name}`,
    summary,
    ...actions.map((action) => actionPart(name, action, protocol)),
    ...events.map((event) => eventPart(name, event, protocol)),
  ].join('\n\n');
}

function actionPart(
  channel: string,
  { name, summary, input, output }: ActionFacts,
  protocol: Protocol,
): string {
  return [
    `#### ${channel}/${name}`,
    `_Frame._ ${summary}`,
    ...dataPart('Data', input, protocol),
    json({ channel, action: name, data: input.example }),
    ...dataPart('Answer', output, protocol),
    json({ ok: true, data: output.example }),
  ].join('\n\n');
}

function eventPart(channel: string, { type, summary, data }: EventFacts, protocol: Protocol): string {
  return [
    `#### ${channel}/${type}`,
    `_Event._ ${summary}`,
    ...dataPart('Data', data, protocol),
    json({ channel, type, data: data.example }),
  ].join('\n\n');
}

function dataPart(title: string, { schema: name }: DataFacts, { schemas, shared }: Protocol): string[] {
  if (shared.includes(name)) return [`${title}: ${typeText([{ schema: name }])}.`];
  const facts = factsOf(schemas[name] ?? {});
  return facts.kind === 'fields' && facts.fields.length === 0
    ? [`${title}: an empty object.`]
    : [`${title}:`, schemaPart(facts)];
}

function typePart(name: string, { schemas }: Protocol): string {
  const schema: JsonSchema = schemas[name] ?? {};
  return `### ${name}\n\n${schemaPart(factsOf(schema))}`;
}

function schemaPart(facts: SchemaFacts): string {
  switch (facts.kind) {
    case 'plain':
      return `${typeText(facts.type)}. ${facts.description}`.trim();
    case 'fields':
      return fieldTable(facts.fields);
    case 'variants':
      return table(
        ['`type`', 'with'],
        facts.variants.map(({ type, fields }) => [
          `\`${type}\``,
          fields.map((field) => `\`${field.name}\`: ${typeText(field.type)}`).join('; '),
        ]),
      );
  }
}

function fieldTable(fields: readonly FieldFacts[]): string {
  return table(
    ['field', 'type', 'meaning'],
    fields.map(({ name, required, type, description }) => [
      required ? `\`${name}\`` : `\`${name}\`, optional`,
      typeText(type),
      description,
    ]),
  );
}

function typeText(parts: readonly TypePart[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : `[${part.schema}](#${part.schema.toLowerCase()})`))
    .join('');
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function json(value: unknown): string {
  return ['```json', compactJson(value), '```'].join('\n');
}

const yesOrNo = (value: boolean) => (value ? 'yes' : 'no');
