import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isPublicAddress } from './public-addresses.ts';
import { WebFetchError, type WebRequest } from './web-fetch.ts';
import { WebFetchHttp, type WebFetchHttpOptions } from './web-fetch-http.ts';

const MAX_BYTES = 64 * 1024;
const PAGE = '<title>Lighthouses</title>';
const BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024));

/** What was asked of the outside; nothing, where a request was refused in time. */
let asked: { url: string; headers: IncomingHttpHeaders }[] = [];
let port: number;

const outside = createServer((request, response) => {
  asked.push({ url: request.url ?? '', headers: request.headers });
  answer(request, response);
});

const places: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
  '/page': (response) => html(response).end(PAGE),
  '/cookie': (response) => html(response, { 'set-cookie': 'a=b' }).end(PAGE),
  '/latin': (response) =>
    response.setHeader('content-type', 'Text/HTML; x=y; charset="ISO-8859-1"').end(PAGE),
  '/picture': (response) => response.setHeader('content-type', 'image/png').end('x'),
  '/nothing': (response) => response.end(PAGE),
  '/gone': (response) => html(response).writeHead(404).end(PAGE),
  '/gzip': (response) => html(response, { 'content-encoding': 'gzip' }).end(gzipSync(PAGE)),
  '/deflate': (response) => html(response, { 'content-encoding': 'deflate' }).end(deflateSync(PAGE)),
  '/br': (response) => html(response, { 'content-encoding': 'br' }).end(brotliCompressSync(PAGE)),
  '/shrunk': (response) => html(response, { 'content-encoding': 'shrink' }).end(PAGE),
  '/broken': (response) => html(response, { 'content-encoding': 'gzip' }).end('no gzip'),
  '/bomb': (response) => html(response, { 'content-encoding': 'gzip' }).end(BOMB),
  '/large': (response) => html(response).end('x'.repeat(MAX_BYTES * 4)),
  '/endless': (response) => pour(html(response)),
  '/silent': () => undefined,
  '/dripping': (response) => {
    const drip = setInterval(() => html(response).write('x'), 20);
    response.once('close', () => clearInterval(drip));
  },
  '/cut': (response) => {
    html(response, { 'content-length': '1000' }).write('half', () => response.destroy());
  },
  '/headers': (response) => html(response, { 'x-long': 'x'.repeat(20_000) }).end(PAGE),
  '/other-protocol': (response, { socket }) => {
    response.detachSocket(socket);
    socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
  },
  '/round': (response) => response.writeHead(302, { location: '/round' }).end(),
};

function html(response: ServerResponse, headers: Record<string, string> = {}): ServerResponse {
  if (response.headersSent) return response;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return response;
}

function pour(response: ServerResponse): void {
  if (!response.destroyed) response.write('x'.repeat(16 * 1024), () => pour(response));
}

/** `/to?…` leads to what stands behind it; `/steps/3` leads there in three steps. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://outside');
  const steps = Number(/^\/steps\/(\d)$/.exec(pathname)?.[1] ?? 0);
  if (pathname === '/to') response.writeHead(302, { location: decodeURIComponent(search.slice(1)) }).end();
  else if (steps > 0)
    response.writeHead(301, { location: steps > 1 ? `/steps/${steps - 1}` : '/page' }).end();
  else places[pathname]?.(response, request);
}

beforeAll(async () => {
  outside.listen(0, '127.0.0.1');
  await once(outside, 'listening');
  ({ port } = z.object({ port: z.number() }).parse(outside.address()));
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  outside.closeAllConnections();
  outside.close();
});

const at = (path: string, host = '127.0.0.1') => `http://${host}:${port}${path}`;
const to = (url: string) => at(`/to?${encodeURIComponent(url)}`);

function get(url: string, options: WebFetchHttpOptions = {}, request: Partial<WebRequest> = {}) {
  return new WebFetchHttp(options).get({
    url,
    types: ['text/html'],
    maxBytes: MAX_BYTES,
    ifMore: 'keep-beginning',
    ...request,
  });
}

/** Patient, since the machine of a test may be busy. */
const LOCAL: WebFetchHttpOptions = { allowPrivate: true, timeoutMs: 60_000 };
/** Everything of production, but for the one address that the outside of this spec has. */
const ONLY_LOOPBACK: WebFetchHttpOptions = {
  ...LOCAL,
  mayReach: (address) => address === '127.0.0.1' || isPublicAddress(address),
};

/** Lets the outside of this spec be reached, which is on this machine, and then no other place on it. */
function onlyAtFirst(): WebFetchHttpOptions {
  let checked = 0;
  return {
    ...LOCAL,
    mayReach: (address) => {
      checked += 1;
      return checked === 1 || isPublicAddress(address);
    },
  };
}

describe('a page', () => {
  test('comes with where it is, its type and its charset', async () => {
    const page = await get(at('/page#part'), LOCAL);
    expect({ ...page, bytes: page.bytes.toString() }).toEqual({
      url: at('/page'),
      type: 'text/html',
      charset: 'utf-8',
      bytes: PAGE,
    });
    expect(await get(at('/latin'), LOCAL)).toMatchObject({ type: 'text/html', charset: 'ISO-8859-1' });
  });

  test.each(['/gzip', '/deflate', '/br'])('comes unpacked from %s', async (path) => {
    expect((await get(at(path), LOCAL)).bytes.toString()).toBe(PAGE);
  });

  test('is asked for without a word about anybody', async () => {
    await get(at('/cookie'), LOCAL);
    await get(at('/cookie'), LOCAL);
    const expected = {
      'user-agent': 'Parley link preview',
      accept: 'text/html',
      'accept-encoding': 'gzip, deflate, br',
      host: `127.0.0.1:${port}`,
      connection: 'close',
    };
    expect(asked.map(({ headers }) => headers)).toEqual([expected, expected]);
  });

  test('is found behind three redirects, and not behind four', async () => {
    expect(await get(at('/steps/3'), LOCAL)).toMatchObject({ url: at('/page') });
    await expect(get(at('/steps/4'), LOCAL)).rejects.toThrow('on and on');
    asked = [];
    await expect(get(at('/round'), LOCAL)).rejects.toThrow('on and on');
    expect(asked).toHaveLength(4);
  });

  test('that is longer is kept as far as it may be long, or refused', async () => {
    for (const path of ['/large', '/endless', '/bomb']) {
      expect((await get(at(path), LOCAL)).bytes.length, path).toBe(MAX_BYTES);
      await expect(get(at(path), LOCAL, { ifMore: 'refuse' }), path).rejects.toThrow('more than is read');
    }
  });

  test.each(['/picture', '/nothing', '/gone', '/shrunk', '/broken', '/cut', '/headers', '/other-protocol'])(
    'does not come from %s',
    async (path) => {
      await expect(get(at(path), LOCAL)).rejects.toThrow(WebFetchError);
    },
  );

  test.each(['/silent', '/dripping'])('that takes too long is given up: %s', async (path) => {
    await expect(get(at(path), { ...LOCAL, timeoutMs: 150 })).rejects.toThrow('too slow');
  });

  test('whose name is never looked up is given up', async () => {
    const resolve = () => Promise.withResolvers<never>().promise;
    await expect(get(at('/page', 'slow.test'), { ...LOCAL, resolve, timeoutMs: 50 })).rejects.toThrow(
      'too slow',
    );
  });
});

describe('an address that is not public', () => {
  test.each([
    '127.0.0.1',
    '127.1',
    '127.255.255.254',
    '0.0.0.0',
    '0',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '017700000001',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '0xa9fea9fe',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '[::]',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:8.8.8.8]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::a00:1]',
    '[2002:7f00:1::]',
    '[2001:0:7f00:1::]',
    '[100::1]',
    '[fc00::1]',
    '[fd12:3456:789a::1]',
    '[fe80::1]',
    '[fec0::1]',
    '[ff02::1]',
    '[2001:db8::1]',
  ])('%s is refused, straight and behind a redirect', async (host) => {
    const url = `http://${host}/page`;
    await expect(get(url)).rejects.toThrow('not public');
    await expect(get(to(url), onlyAtFirst())).rejects.toThrow('not public');
    expect(asked).toHaveLength(1);
  });

  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '100.63.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '198.20.0.0',
    '223.255.255.255',
  ])('%s is none of those', (address) => expect(isPublicAddress(address)).toBe(true));
  test.each(['2606:4700::1111', '2a00:1450:4001::200e', '2400:cb00::1'])('%s is none of those', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  test.each(['', 'localhost', '8.8.8', 'fe80::1%eth0', '2606:4700::1%eth0', '::ffff:8.8.8.8'])(
    '“%s” is no public address either',
    (text) => expect(isPublicAddress(text)).toBe(false),
  );

  test('is refused in digits of other scripts too', async () => {
    await expect(get('http://１２７.0.0.1/')).rejects.toThrow('not public');
    await expect(get('http://①②⑦.⓪.⓪.①/')).rejects.toThrow('not public');
  });

  test('is refused by whatever name, also when other addresses of that name are public', async () => {
    const lists = [
      ['10.0.0.1'],
      ['169.254.169.254'],
      ['::1'],
      ['8.8.8.8', '127.0.0.1'],
      ['2606:4700::1', 'fd00::1'],
    ];
    for (const addresses of lists) {
      const resolve = async () =>
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      await expect(get('http://evil.test/', { resolve }), String(addresses)).rejects.toThrow('not public');
    }
    await expect(get('http://localhost/')).rejects.toThrow(/not public|cannot be looked up/);
  });

  test('is not reached by a name that changes its mind after it was checked', async () => {
    let looks = 0;
    const resolve = async () => {
      looks += 1;
      return [{ address: looks === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
    };
    const options = { ...ONLY_LOOPBACK, resolve };
    expect((await get(at('/page', 'rebinding.test'), options)).bytes.toString()).toBe(PAGE);
    expect(looks).toBe(1);
    await expect(get(at('/page', 'rebinding.test'), options)).rejects.toThrow('not public');
    expect(asked).toHaveLength(1);
  });

  test('is not reached by a redirect to a name that has changed its mind', async () => {
    const answers = ['127.0.0.1', '10.0.0.1'];
    const resolve = async () => [{ address: answers.shift() ?? '10.0.0.1', family: 4 }];
    const url = at(`/to?${encodeURIComponent(at('/page', 'rebinding.test'))}`, 'rebinding.test');
    await expect(get(url, { ...ONLY_LOOPBACK, resolve })).rejects.toThrow('not public');
    expect(asked).toHaveLength(1);
  });

  test('of a name that leads nowhere is none', async () => {
    await expect(get('http://nowhere.test/', { resolve: async () => [] })).rejects.toThrow('leads nowhere');
    const resolve = () => Promise.reject(new Error('ENOTFOUND'));
    await expect(get('http://nowhere.test/', { resolve })).rejects.toThrow('cannot be looked up');
  });
});

describe('what is not the web', () => {
  const elsewhere = [
    'file:///etc/passwd',
    'gopher://127.0.0.1:6379/_FLUSHALL',
    'ftp://example.org/',
    'data:text/html,x',
    'javascript:alert(1)',
    'blob:http://example.org/x',
    'ws://example.org/',
    'http://ada@example.org/',
    'http://ada:secret@example.org/',
    'http://:secret@example.org/',
    'http://example.org:22/',
    'http://example.org:8080/',
    'https://example.org:6379/',
  ];

  test.each(['', 'none', '//example.org', 'http://', 'http://exa mple.org/', ...elsewhere])(
    '“%s” is refused without looking anything up',
    async (url) => {
      const resolve = () => Promise.reject(new Error('This must not be looked up.'));
      await expect(get(url, { resolve })).rejects.toThrow(
        /not an address|Only the web|holds a sign-in|port is not one/,
      );
    },
  );

  test.each(elsewhere.slice(0, -3))('%s is refused behind a redirect too', async (url) => {
    await expect(get(to(url), LOCAL)).rejects.toThrow(/Only the web|holds a sign-in/);
    expect(asked).toHaveLength(1);
  });

  test('is not hidden by writing the ordinary port', async () => {
    const resolve = async () => [{ address: '10.0.0.1', family: 4 }];
    for (const url of ['http://example.org:80/', 'https://example.org:443/', 'https://example.org:80/'])
      await expect(get(url, { resolve })).rejects.toThrow('not public');
  });
});
