import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWebClient } from './web-client.ts';

@Controller()
class DataController {
  @Get('api/thing')
  thing() {
    return { thing: true };
  }

  @Get('dev/inbox.json')
  inbox() {
    return [];
  }
}

@Module({ controllers: [DataController] })
class DataModule {}

const PAGE = '<!doctype html><title>Parley</title>';
let folder: string;
let app: NestExpressApplication;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parley-web-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), PAGE);
  await writeFile(path.join(folder, 'icon.svg'), '<svg/>');
  await writeFile(path.join(folder, 'assets/app-1a2b3c.js'), `// ${'x'.repeat(5000)}`);
  app = await NestFactory.create<NestExpressApplication>(DataModule, { logger: false });
  serveWebClient(app, folder);
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

async function get(address: string, accept = 'text/html,*/*;q=0.8') {
  const response = await fetch(url + address, { headers: { accept } });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('The web client', () => {
  it.each(['/', '/profile', '/dev/inbox', '/auth/callback?code=x', '/apiary'])(
    'answers %s with its page',
    async (address) => {
      const { status, headers, text } = await get(address);
      expect([status, text, headers.get('cache-control')]).toEqual([200, PAGE, 'no-cache']);
    },
  );

  it.each(['/api/thing', '/API/thing', '/dev/inbox.json'])('leaves %s to the server', async (address) => {
    expect((await get(address)).headers.get('content-type')).toContain('json');
  });

  it.each(['/api/nothing', '/socket.io/x', '/assets/gone.js', '/swagger-json/x'])(
    'answers %s with no page, though a browser asks',
    async (address) => {
      expect((await get(address)).status).toBe(404);
    },
  );

  it('answers programs that want data with no page', async () => {
    expect((await get('/nothing', 'application/json')).status).toBe(404);
  });

  it('lets browsers keep what never changes, and packs it', async () => {
    const { headers } = await get('/assets/app-1a2b3c.js', '*/*');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-encoding')).toMatch(/br|gzip/);
    expect((await get('/icon.svg', '*/*')).headers.get('cache-control')).toBe('no-cache');
  });

  it('answers nothing but GET and HEAD', async () => {
    expect((await fetch(`${url}/profile`, { method: 'POST' })).status).toBe(404);
  });
});
