import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Config } from '@parley/config';
import { ERRORS, ErrorBody, LIMITS } from '@parley/contracts';
import { findProgram, freePort, startNginx, type NginxService } from '@parley/testing';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { securityHeaders } from '../libs/edge/src/security-headers.ts';

const PAGE = '<!doctype html><title>Parley</title>';
const Echo = z.object({
  server: z.string(),
  method: z.string(),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

let folder: string;
let port: number;
let nginx: NginxService;
const servers: Server[] = [];

describe.skipIf(!findProgram('nginx'))('nginx', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'parley-nginx-'));
    mkdirSync(path.join(folder, 'assets'));
    writeFileSync(path.join(folder, 'index.html'), PAGE);
    writeFileSync(path.join(folder, 'assets/main-a1b2.js'), `// ${'x'.repeat(4000)}\n`);
    port = await freePort();
    nginx = await startNginx({
      template: path.resolve(import.meta.dirname, '../nginx/templates/parley.conf.template'),
      port,
      values: {
        PARLEY_PORT: String(port),
        PARLEY_API: await startEcho('api'),
        PARLEY_GATEWAY: `${await startEcho('gateway')}; server ${await startEcho('gateway')}`,
        PARLEY_WEB_ROOT: folder,
      },
    });
  });
  afterAll(async () => {
    await nginx.stop();
    await Promise.all(servers.map(stopServer));
    rmSync(folder, { recursive: true });
  });

  describe('sends on', () => {
    it.each([
      ['GET', '/api/me', 'api'],
      ['POST', '/api/auth/otp/request', 'api'],
      ['GET', '/swagger', 'api'],
      ['GET', '/swagger-json', 'api'],
      ['GET', '/asyncapi', 'api'],
      ['GET', '/asyncapi.json', 'api'],
      ['GET', '/health/ready', 'api'],
      ['GET', '/dev/inbox.json', 'api'],
      ['GET', '/socket.io/?EIO=4&transport=websocket', 'gateway'],
      ['POST', '/friends', 'api'],
    ])('%s %s to the %s, unchanged', async (method, url, server) => {
      const echo = await echoed(url, { method });
      expect(echo).toMatchObject({ server, method, url });
    });

    it('WebSocket handshakes to a gateway', async () => {
      const outgoing = request({
        host: '127.0.0.1',
        port,
        path: '/socket.io/?EIO=4&transport=websocket',
        headers: { connection: 'Upgrade', upgrade: 'websocket' },
      });
      outgoing.end();
      const [answer, socket] = z
        .tuple([z.object({ statusCode: z.number() }), z.instanceof(Socket), z.unknown()])
        .parse(await once(outgoing, 'upgrade'));
      expect(answer.statusCode).toBe(101);
      socket.destroy();
    });

    it('no other kind of upgrade', async () => {
      const { headers } = await echoed('/api/me', { headers: { connection: 'Upgrade', upgrade: 'h2c' } });
      expect(headers['upgrade']).toBeUndefined();
    });

    it('who called and how', async () => {
      const { headers } = await echoed('/api/me', { headers: { 'x-forwarded-for': '203.0.113.7' } });
      expect(headers).toMatchObject({
        'x-forwarded-for': '203.0.113.7',
        'x-forwarded-proto': 'http',
        'x-forwarded-host': `127.0.0.1:${port}`,
        host: `127.0.0.1:${port}`,
      });
    });

    it('of several claimed callers only the one that a proxy on this machine saw', async () => {
      const { headers } = await echoed('/api/me', {
        headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' },
      });
      expect(headers['x-forwarded-for']).toBe('203.0.113.7');
    });

    it('the caller’s request id if it has the right shape, and one of its own if not', async () => {
      const given = await echoed('/api/me', { headers: { 'x-request-id': 'caller-0001' } });
      expect(given.headers['x-request-id']).toBe('caller-0001');
      const odd = await echoed('/api/me', { headers: { 'x-request-id': 'a"b c' } });
      expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
    });
  });

  describe('keeps to itself', () => {
    it.each([
      '/metrics',
      '/metrics/',
      '/METRICS',
      '//metrics',
      '/api/../metrics',
      '/%6detrics',
      '/x/..%2fmetrics',
    ])('%s', async (url) => {
      const answer = await call(url, { headers: { accept: 'application/json' } });
      expect(errorOf(answer).code).toBe('NOT_FOUND');
      expect(answer.status).toBe(404);
    });
  });

  describe('serves the web client', () => {
    it.each(['/', '/friends', '/dev/inbox', '/some/page?query=1'])('at %s', async (url) => {
      const answer = await call(url, { headers: { accept: 'text/html,*/*;q=0.8' } });
      expect(answer).toMatchObject({ status: 200, text: PAGE });
      expect(answer.headers['content-type']).toBe('text/html');
      expect(answer.headers['cache-control']).toBe('no-cache');
    });

    it('with assets that never change, packed', async () => {
      const { status, headers } = await call('/assets/main-a1b2.js', {
        headers: { 'accept-encoding': 'gzip' },
      });
      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(headers['content-encoding']).toBe('gzip');
    });

    it.each([
      ['/assets/missing.js', '*/*'],
      ['/friends', 'application/json'],
    ])('but not for %s, asked for as %s', async (url, accept) => {
      const { server } = await echoed(url, { headers: { accept } });
      expect(server).toBe('api');
    });

    it.each(['http', 'https'])('with the headers that the api sends on %s', async (scheme) => {
      const config = Config.load({
        PARLEY_ENV: 'local',
        PUBLIC_URL: `${scheme}://chat.example.org`,
        JWT_SECRET: 'one-secret-that-is-long-enough-000000000',
        SECRET_KEY: 'another-secret-that-is-long-enough-00000',
      });
      const app = express().disable('x-powered-by').use(securityHeaders(config));
      app.use((_, response) => response.send('ok'));
      const reference = await serve(app.listen(0, '127.0.0.1'));
      const ofApi = await fetch(`http://${reference}/`);
      const ofPage = await call('/', { headers: { 'x-forwarded-proto': scheme } });
      const ofAsset = await call('/assets/main-a1b2.js', { headers: { 'x-forwarded-proto': scheme } });
      const security = [...ofApi.headers].filter(([name]) =>
        /policy|security|^x-|origin|referrer/.test(name),
      );
      expect(security.length).toBeGreaterThan(8);
      for (const [name, value] of security) {
        expect([name, ofPage.headers[name]]).toEqual([name, value]);
        expect([name, ofAsset.headers[name]]).toEqual([name, value]);
      }
      expect(ofPage.headers['strict-transport-security'] !== undefined).toBe(scheme === 'https');
    });
  });

  describe('answers in Parley’s shape', () => {
    it('to a body that is too large', async () => {
      const answer = await call('/api/auth/login', {
        method: 'POST',
        body: 'x'.repeat(LIMITS.httpBodyBytes + 1),
      });
      expect(answer.status).toBe(413);
      expect(errorOf(answer)).toMatchObject({
        code: 'BODY_TOO_LARGE',
        message: ERRORS.BODY_TOO_LARGE.message,
        retryable: ERRORS.BODY_TOO_LARGE.retryable,
      });
    });

    it('and takes the largest body that the api takes', async () => {
      const { status } = await call('/api/auth/login', {
        method: 'POST',
        body: 'x'.repeat(LIMITS.httpBodyBytes),
      });
      expect(status).toBe(200);
    });

    it.each(['/api/me/avatar', '/API/me/Avatar/'])('and takes the largest picture at %s', async (url) => {
      const picture = { method: 'PUT', body: 'x'.repeat(LIMITS.pictureBytes) };
      expect((await call(url, picture)).status).toBe(200);
      const { status } = await call(url, { ...picture, body: `${picture.body}x` });
      expect(status).toBe(413);
    });

    it.each([
      ['an address', { url: `/api/${'x'.repeat(40_000)}` }],
      ['a header', { url: '/api/me', headers: { 'x-long': 'x'.repeat(40_000) } }],
    ])('to %s that is too large', async (_, { url, ...options }) => {
      const answer = await call(url, options);
      expect(answer.status).toBe(400);
      expect(errorOf(answer).code).toBe('VALIDATION_FAILED');
    });

    it('when the servers are gone, with the id under which it is logged', async () => {
      const gone = await freePort();
      const ownPort = await freePort();
      const alone = await startNginx({
        template: path.resolve(import.meta.dirname, '../nginx/templates/parley.conf.template'),
        port: ownPort,
        values: {
          PARLEY_PORT: String(ownPort),
          PARLEY_API: `127.0.0.1:${gone}`,
          PARLEY_GATEWAY: `127.0.0.1:${gone}`,
          PARLEY_WEB_ROOT: folder,
        },
      });
      try {
        for (const url of ['/api/me', '/socket.io/?EIO=4']) {
          const answer = await call(url, { port: ownPort, headers: { 'x-request-id': 'caller-0002' } });
          expect(answer.status).toBe(503);
          expect(answer.headers).toMatchObject({
            'x-request-id': 'caller-0002',
            'cache-control': 'no-store',
          });
          expect(errorOf(answer)).toEqual({
            code: 'UNAVAILABLE',
            message: ERRORS.UNAVAILABLE.message,
            retryable: true,
            requestId: 'caller-0002',
          });
        }
        const { status, text } = await call('/health/nginx', { port: ownPort });
        expect([status, text]).toEqual([200, '{"status":"live"}']);
      } finally {
        await alone.stop();
      }
    });
  });
});

async function echoed(url: string, options: CallOptions = {}): Promise<z.infer<typeof Echo>> {
  return Echo.parse(JSON.parse((await call(url, options)).text));
}

function errorOf({ text }: Answer): ErrorBody['error'] {
  return ErrorBody.parse(JSON.parse(text)).error;
}

interface CallOptions {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly port?: number;
}

/** Sends addresses as they are; fetch would tidy them. */
async function call(url: string, options: CallOptions = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body, port: to = port } = options;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port: to, path: url, method, headers, agent: false },
      (answer) => {
        let text = '';
        answer
          .setEncoding('utf8')
          .on('data', (chunk: string) => (text += chunk))
          .on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
          .on('error', reject);
      },
    );
    outgoing.on('error', reject).end(body);
  });
}

/** Answers with what it was asked. */
async function startEcho(name: string): Promise<string> {
  const server = createServer((incoming, response) => {
    incoming.resume().on('end', () => {
      const { method, url, headers } = incoming;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ server: name, method, url, headers }));
    });
  });
  server.on('upgrade', (_, socket) => {
    socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  });
  return serve(server.listen(0, '127.0.0.1'));
}

async function serve(server: Server): Promise<string> {
  servers.push(server);
  if (!server.listening) await once(server, 'listening');
  const { port: bound } = z.object({ port: z.number() }).parse(server.address());
  return `127.0.0.1:${bound}`;
}

async function stopServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
