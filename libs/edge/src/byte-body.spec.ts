import { once } from 'node:events';
import { type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { AppError } from '@parley/contracts';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBytes, takesBytes } from './byte-body.ts';

const MAX_BYTES = 1000;

let server: Server;
let port: number;

beforeAll(async () => {
  const app = express();
  app.use(async (request, response) => {
    try {
      const bytes = await readBytes(request, response, {
        types: ['image/png', 'image/gif'],
        maxBytes: MAX_BYTES,
      });
      response.json({ bytes: bytes.toString('hex').slice(0, 20), length: bytes.length });
    } catch (error) {
      response.json({ code: error instanceof AppError ? error.code : String(error) });
    }
  });
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function send(body: RequestInit['body'], headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}`, {
    method: 'PUT',
    headers: { 'content-type': 'image/png', ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return response.json();
}

describe('A body of bytes', () => {
  it('comes as it was sent', async () => {
    expect(await send(Uint8Array.from([0, 255, 10, 13]))).toEqual({ bytes: '00ff0a0d', length: 4 });
    expect(await send(new Uint8Array(MAX_BYTES), { 'content-type': 'IMAGE/GIF; x=y' })).toMatchObject({
      length: MAX_BYTES,
    });
  });

  it('is empty where there is none', async () => {
    expect(await send(undefined)).toEqual({ bytes: '', length: 0 });
  });

  it.each(['application/json', 'image/svg+xml', 'image/*', 'text/plain', ''])(
    'is refused as “%s”',
    async (type) => {
      expect(await send(Uint8Array.from([1]), { 'content-type': type })).toEqual({
        code: 'UNSUPPORTED_MEDIA_TYPE',
      });
    },
  );

  it('is refused when it is packed', async () => {
    expect(await send(Uint8Array.from([1]), { 'content-encoding': 'gzip' })).toEqual({
      code: 'UNSUPPORTED_MEDIA_TYPE',
    });
  });

  it('is refused when it is too large, and whoever sent it learns so', async () => {
    for (const length of [MAX_BYTES + 1, MAX_BYTES * 8])
      expect(await send(new Uint8Array(length))).toEqual({ code: 'BODY_TOO_LARGE' });
  });

  it('is not waited for when it is far too large', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `PUT / HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: ${MAX_BYTES * 8 + 1}\r\n\r\n`,
    );
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    await once(socket, 'close');
    expect(answer).toContain('BODY_TOO_LARGE');
    expect(answer).toMatch(/^Connection: close\r$/m);
  });

  it('that breaks off is told apart from a whole one', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.end('PUT / HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: 10\r\n\r\nhalf');
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    await once(socket, 'close');
    expect(answer).not.toContain('"length"');
  });
});

describe('The routes that take bytes', () => {
  const asks = (method: string, path: string) => takesBytes({ method, path });

  it('are found as the router finds them', () => {
    for (const path of ['/api/me/avatar', '/api/me/avatar/', '/API/Me/Avatar'])
      expect(asks('PUT', path)).toBe(true);
  });

  it('are no others', () => {
    expect(asks('POST', '/api/me/avatar')).toBe(false);
    for (const path of ['/api/me', '/api/me/avatars', '/x/api/me/avatar', '/api/me/avatar/x'])
      expect(asks('PUT', path)).toBe(false);
  });
});
