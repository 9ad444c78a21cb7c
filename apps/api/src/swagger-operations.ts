import { type OpenAPIObject } from '@nestjs/swagger';
import { AppError, ErrorBody, ERRORS, type ErrorCode } from '@parley/contracts';
import { z } from 'zod';
import { ERRORS_EXTENSION } from './answers.decorator.ts';
import { PUBLIC_EXTENSION } from './public.decorator.ts';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type Content = Record<string, { schema?: unknown; example?: unknown }>;
type Examples = ReadonlyMap<string, unknown>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const REQUEST_ID = '01JD3V6W7Y8Z9A0B1C2D3E4F5G';

/** What any route may answer, by what it takes and whom it is for. */
const ALWAYS: readonly ErrorCode[] = ['RATE_LIMITED', 'INTERNAL', 'UNAVAILABLE'];
const SIGNED_IN: readonly ErrorCode[] = ['UNAUTHENTICATED', 'TOKEN_EXPIRED', 'SESSION_REVOKED'];
const WITH_INPUT: readonly ErrorCode[] = ['VALIDATION_FAILED'];
const WITH_BODY: readonly ErrorCode[] = ['MALFORMED_BODY', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'];

const Extensions = z.object({
  [ERRORS_EXTENSION]: z.array(ErrorBody.shape.error.shape.code).default([]),
  [PUBLIC_EXTENSION]: z.boolean().default(false),
});

/** Adds to each operation what follows from the rest: who may call it, every error it may answer, and examples. */
export function describeOperations(document: OpenAPIObject): OpenAPIObject {
  const examples = examplesOf(document);
  return { ...document, paths: mapValues(document.paths, (item) => describeItem(item, examples)) };
}

function describeItem(item: PathItem, examples: Examples): PathItem {
  const described: PathItem = { ...item };
  for (const method of METHODS) {
    const operation = item[method];
    if (operation) described[method] = describeOperation(operation, examples);
  }
  return described;
}

function describeOperation(operation: Operation, examples: Examples): Operation {
  const { [ERRORS_EXTENSION]: own, [PUBLIC_EXTENSION]: isPublic } = Extensions.parse(operation);
  const { requestBody, responses, parameters = [] } = operation;
  const errors = new Set<ErrorCode>([
    ...own,
    ...(parameters.length > 0 || requestBody ? WITH_INPUT : []),
    ...(requestBody ? WITH_BODY : []),
    ...(isPublic ? [] : SIGNED_IN),
    ...ALWAYS,
  ]);
  return Object.assign(
    {
      ...operation,
      ...(requestBody ? { requestBody: withExamples(requestBody, examples) } : {}),
      responses: {
        ...mapValues(responses, (response) => response && withExamples(response, examples)),
        ...errorResponses(errors),
      },
      security: isPublic ? [] : [{ bearer: [] }],
    },
    { [ERRORS_EXTENSION]: [...errors] },
  );
}

/** One response for each status, telling its codes apart by an example of each. */
function errorResponses(errors: ReadonlySet<ErrorCode>): Operation['responses'] {
  const byStatus = Map.groupBy(errors, (code) => ERRORS[code].status);
  const responses: Operation['responses'] = {};
  for (const [status, codes] of byStatus) {
    const examples = codes.map((code) => {
      const value = new AppError(code, detailsOf(code)).toBody(REQUEST_ID);
      return [code, { summary: code, value }] as const;
    });
    responses[String(status)] = {
      description: codes.map((code) => `\`${code}\`: ${ERRORS[code].message}`).join('\n\n'),
      content: {
        'application/json': {
          schema: { $ref: '#/components/schemas/ErrorBody' },
          examples: Object.fromEntries(examples),
        },
      },
    };
  }
  return responses;
}

function detailsOf(code: ErrorCode) {
  if (code === 'VALIDATION_FAILED') return { fields: [{ path: 'name', message: 'Must not be empty.' }] };
  return code === 'RATE_LIMITED' ? { retryAfter: 30 } : undefined;
}

/** The examples that the schemas carry, by the names under which the document refers to them. */
function examplesOf({ components }: OpenAPIObject): Examples {
  return new Map(
    Object.entries(components?.schemas ?? {}).map(([name, schema]) => [
      `#/components/schemas/${name}`,
      'example' in schema ? schema.example : undefined,
    ]),
  );
}

function withExamples<T extends { $ref: string } | { content?: Content }>(part: T, examples: Examples): T {
  if (!('content' in part)) return part;
  const content = mapValues(part.content, (media) => {
    const example = exampleOf(media.schema, examples);
    return example === undefined ? media : { ...media, example };
  });
  return { ...part, content };
}

const Reference = z.object({ $ref: z.string() });
const Schema = z.union([Reference, z.object({ type: z.literal('array'), items: Reference })]);

function exampleOf(schema: unknown, examples: Examples): unknown {
  const { data } = Schema.safeParse(schema);
  if (!data) return undefined;
  if ('$ref' in data) return examples.get(data.$ref);
  const item = examples.get(data.items.$ref);
  return item === undefined ? undefined : [item];
}

function mapValues<A, B>(object: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)] as const));
}
