import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { LinkPreviewAnswer, ServerInfo } from '@parley/contracts';
import { type ParleySystem, startSystem } from '@parley/testing';
import { aPicture } from '@parley/testing/pictures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { call, read, register, signUp, system } from './http.ts';

/** Somewhere on the web; in truth on this machine. */
let outside: Server;
let outsideUrl: string;
let asked: string[] = [];

beforeAll(async () => {
  const picture = await aPicture({ width: 1200, height: 630 });
  outside = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/picture.png') response.setHeader('content-type', 'image/png').end(picture);
    else if (request.url === '/moved') response.writeHead(302, { location: '/page' }).end();
    else {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(
        '<title>Lighthouses</title><meta property="og:image" content="/picture.png">' +
          '<meta name="description" content="Forty &amp; more">',
      );
    }
  }).listen(0, '127.0.0.1');
  await once(outside, 'listening');
  const { port } = z.object({ port: z.number() }).parse(outside.address());
  outsideUrl = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  outside.closeAllConnections();
  outside.close();
});

const query = (url: string) => `/api/links/preview?url=${encodeURIComponent(url)}`;

describe('Previews of links', () => {
  let open: ParleySystem;
  let token: string;

  beforeAll(async () => {
    open = await startSystem(system.mode, { env: { LINK_PREVIEW_ALLOW_PRIVATE: 'true' } });
    ({ accessToken: token } = await signUp(open.url));
  });
  afterAll(() => open.stop());

  it('show what the page says, with a picture from our own address', async () => {
    asked = [];
    const answer = await call('GET', query(`${outsideUrl}/moved`), { token, url: open.url });
    const { preview } = read(LinkPreviewAnswer, answer);
    expect(preview).toMatchObject({
      url: `${outsideUrl}/moved`,
      siteName: '127.0.0.1',
      title: 'Lighthouses',
      description: 'Forty & more',
    });
    expect(asked).toEqual(['/moved', '/page', '/picture.png']);
    const picture = await fetch(new URL(preview?.imageUrl ?? '', open.url));
    expect(picture.headers.get('content-type')).toBe('image/webp');
    expect(picture.headers.get('cache-control')).toContain('immutable');
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(0);
  });

  it('bother the site once, however many ask', async () => {
    asked = [];
    const others = await Promise.all([signUp(open.url), signUp(open.url)]);
    const tokens = [token, ...others.map(({ accessToken }) => accessToken)];
    const answers = await Promise.all(
      tokens.map((one) => call('GET', query(`${outsideUrl}/often`), { token: one, url: open.url })),
    );
    for (const answer of answers) expect(read(LinkPreviewAnswer, answer).preview?.title).toBe('Lighthouses');
    expect(asked.filter((path) => path === '/often')).toHaveLength(1);
  });
});

describe('A server that is not told otherwise', () => {
  it('never asks its own network', async () => {
    asked = [];
    const { accessToken } = await register();
    const { port } = new URL(outsideUrl);
    for (const host of [
      '127.0.0.1',
      'localhost',
      '2130706433',
      '0x7f.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0.0.0.0',
    ]) {
      const answer = await call('GET', query(`http://${host}:${port}/`), { token: accessToken });
      expect(read(LinkPreviewAnswer, answer)).toEqual({ preview: null });
    }
    expect(asked).toEqual([]);
  });

  it('says that it makes previews', async () => {
    expect(read(ServerInfo, await call('GET', '/api/server')).linkPreviews).toBe(true);
  });
});
