import * as contracts from '@parley/contracts';
import { Routes } from '@parley/edge';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApi, type TestApi } from './api.fixture.ts';

const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(1),
  tags: z.tuple([z.string()]),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  'x-errors': z.array(z.string()),
  parameters: z.array(z.looseObject({ name: z.string().optional() })),
  requestBody: z
    .object({
      content: z.record(z.string(), z.looseObject({ schema: z.unknown(), example: z.unknown().optional() })),
    })
    .optional(),
  responses: z.record(
    z.string(),
    z.looseObject({
      description: z.string().min(1),
      content: z
        .record(
          z.string(),
          z.looseObject({ example: z.unknown().optional(), examples: z.unknown().optional() }),
        )
        .optional(),
    }),
  ),
});
const Document = z.looseObject({
  openapi: z.string(),
  tags: z.array(z.object({ name: z.string(), description: z.string().min(1) })),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});

let api: TestApi;
let raw: unknown;
let document: z.infer<typeof Document>;
let operations: (z.infer<typeof Operation> & { name: string })[];

beforeAll(async () => {
  api = await startApi();
  raw = await (await fetch(`${api.url}/swagger-json`)).json();
  document = Document.parse(raw);
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      ...operation,
      name: `${method.toUpperCase()} ${path}`,
    })),
  );
});
afterAll(() => api.close());

describe('/swagger-json', () => {
  it('is valid OpenAPI 3', async () => {
    const { valid, errors } = await new Validator().validate(z.looseObject({}).parse(raw));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('names the schemas of the contracts', () => {
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining([
        'Tokens',
        'Me',
        'User',
        'UserPage',
        'ErrorBody',
        'OtpRequest',
        'Registration',
        'SessionList',
      ]),
    );
  });

  it('has every route of the api, under an id of its own and a tag that is explained', () => {
    const names = operations.map(({ name }) => name).sort();
    expect(names).toEqual(routesOf(api));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    const tags = new Set(document.tags.map(({ name }) => name));
    expect(operations.filter((operation) => !tags.has(operation.tags[0]))).toEqual([]);
  });

  it('shows an example for every body, going in and coming out', () => {
    const missing = operations.flatMap(({ name, requestBody, responses }) => [
      ...(requestBody && isWithoutExample(requestBody.content) ? [`${name}: body`] : []),
      ...Object.entries(responses)
        .filter(([status]) => status !== 'default')
        .flatMap(([status, { content = {} }]) => (isWithoutExample(content) ? [`${name}: ${status}`] : [])),
    ]);
    expect(missing).toEqual([]);
  });

  it('shows only examples that the schemas accept', () => {
    const refused = Object.entries(contracts).flatMap(([name, schema]) => {
      if (!(schema instanceof z.ZodType)) return [];
      const example = schema.meta()?.['example'];
      return example === undefined || schema.safeParse(example).success ? [] : [name];
    });
    expect(refused).toEqual([]);
  });

  it('lists every error by its status, and asks for a token wherever one is needed', () => {
    for (const { name, responses, security, 'x-errors': errors } of operations) {
      const statuses = new Set(
        errors.map((code) => String(contracts.ERRORS[code as contracts.ErrorCode].status)),
      );
      expect(Object.keys(responses), name).toEqual(
        expect.arrayContaining([...statuses, '429', '500', 'default']),
      );
      expect(errors.includes('TOKEN_EXPIRED'), name).toBe(security.length > 0);
    }
  });

  it('gives every parameter a name, which an `id` on the schema of a query would hide', () => {
    const nameless = operations.filter(({ parameters }) => parameters.some(({ name }) => name === undefined));
    expect(nameless.map(({ name }) => name)).toEqual([]);
  });

  it('describes every parameter of a query', () => {
    const search = z
      .object({ parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean() })) })
      .parse(document.paths['/api/users']?.['get']);
    expect(search.parameters).toEqual([
      { name: 'cursor', in: 'query', required: false },
      { name: 'limit', in: 'query', required: false },
      { name: 'query', in: 'query', required: true },
    ]);
  });
});

describe('/swagger', () => {
  it('is a page that needs nothing from elsewhere', async () => {
    const page = await fetch(`${api.url}/swagger`);
    expect(page.headers.get('content-type')).toContain('text/html');
    const html = await page.text();
    const sources = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+)"/g)].map(([, source]) =>
      String(source),
    );
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources) {
      const asset = await fetch(new URL(source, `${api.url}/swagger`));
      expect(new URL(asset.url).origin).toBe(api.url);
      expect(asset.status, source).toBe(200);
      await asset.arrayBuffer();
    }
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe-eval');
  });
});

/** Pictures need none. */
function isWithoutExample(content: Record<string, { example?: unknown; examples?: unknown }>): boolean {
  const media = content['application/json'];
  if (media === undefined) return Object.keys(content).some((type) => !type.startsWith('image/'));
  return media.example === undefined && media.examples === undefined;
}

/** As the server itself has them, in the notation of the document. */
function routesOf({ app }: TestApi): string[] {
  const routes = new Routes(app)
    .all()
    .filter(({ path }) => /^\/(api|dev)\//.test(path))
    .flatMap(({ path, methods }) => methods.map((method) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`));
  return [...new Set(routes)].sort();
}
