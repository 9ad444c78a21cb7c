import { once } from 'node:events';
import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { AppError, LIMITS } from '@parley/contracts';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonBody } from './json-body.ts';

let server: Server;
let url: string;

beforeAll(async () => {
  const app = express();
  const read = jsonBody();
  app.use((request, response) => {
    read(request, response, (error: unknown) => {
      if (error instanceof AppError) response.json({ code: error.code, fields: error.details?.fields });
      else response.json(error ? { code: 'unknown' } : { body: request.body as unknown });
    });
  });
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const Refusal = z.object({ code: z.string(), fields: z.array(z.object({ path: z.string() })) });
const JSON_TYPE = { 'content-type': 'application/json' };

async function send(
  body: RequestInit['body'],
  headers: Record<string, string> = JSON_TYPE,
): Promise<unknown> {
  return (await fetch(url, { method: 'POST', headers, ...(body === undefined ? {} : { body }) })).json();
}

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('A JSON body', () => {
  it('is read', async () => {
    expect(await send('{"name":"Zoë 🐈"}')).toEqual({ body: { name: 'Zoë 🐈' } });
    expect(await send('{}', { 'content-type': 'application/json; charset=UTF-8' })).toEqual({ body: {} });
  });

  it('counts as empty when there is none', async () => {
    expect(await send(undefined, {})).toEqual({ body: {} });
    expect(await send('', JSON_TYPE)).toEqual({ body: {} });
  });

  it.each([
    ['half of it', '{"a":'],
    ['NaN', '{"a":NaN}'],
    ['Infinity', '{"a":Infinity}'],
    ['a bare string', '"text"'],
    ['a number', '1'],
    ['single quotes', "{'a':1}"],
    ['a comment', '{"a":1/**/}'],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['UTF-16', new Uint8Array(Buffer.from('{"a":1}', 'utf16le'))],
  ])('is refused when it is not JSON in UTF-8: %s', async (_what, body) => {
    expect(await send(body)).toMatchObject({ code: 'MALFORMED_BODY' });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=latin1',
    'application/json; charset=utf-16',
    'application/jsonp',
    '',
  ])('is refused when it is declared as "%s"', async (type) => {
    expect(await send('{"a":1}', { 'content-type': type })).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  it('is refused when it is packed in a way that we cannot open, or not packed at all', async () => {
    const packed = (encoding: string) => send('{"a":1}', { ...JSON_TYPE, 'content-encoding': encoding });
    expect(await packed('compress')).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
    expect(await packed('gzip')).toMatchObject({ code: 'MALFORMED_BODY' });
  });

  it('is refused when it is too large, also when it only becomes so by unpacking', async () => {
    const large = JSON.stringify({ text: 'x'.repeat(LIMITS.httpBodyBytes) });
    expect(await send(large)).toMatchObject({ code: 'BODY_TOO_LARGE' });
    const bomb = gzipSync(JSON.stringify({ text: 'x'.repeat(5_000_000) }));
    expect(bomb.length).toBeLessThan(LIMITS.httpBodyBytes);
    expect(await send(new Uint8Array(bomb), { ...JSON_TYPE, 'content-encoding': 'gzip' })).toMatchObject({
      code: 'BODY_TOO_LARGE',
    });
  });

  it('is refused when it is too deep, and told where', async () => {
    expect(await send(nested(LIMITS.jsonDepth))).toMatchObject({ body: {} });
    expect(await send(nested(LIMITS.jsonDepth + 1))).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(await send(`{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`)).toMatchObject({
      code: 'VALIDATION_FAILED',
    });
  });

  it.each(['{"__proto__":{"admin":true}}', '{"a":{"constructor":{"prototype":{}}}}', '[{"prototype":1}]'])(
    'is refused when a key reaches a prototype: %s',
    async (body) => {
      expect(await send(body)).toMatchObject({ code: 'VALIDATION_FAILED' });
    },
  );

  it.each(['{"a":"\\ud800"}', '{"a":["\\udc00x"]}', '{"a":"x\\u0000y"}'])(
    'is refused when a text in it is no text: %s',
    async (body) => {
      const { code, fields } = Refusal.parse(await send(body));
      expect(code).toBe('VALIDATION_FAILED');
      expect(fields[0]?.path).toMatch(/^a/);
    },
  );
});
