import { createHash } from 'node:crypto';
import { ACTIONS, EVENTS } from '@parley/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApi, type TestApi } from '../api.fixture.ts';

let api: TestApi;
let answer: Response;
let page: string;
beforeAll(async () => {
  api = await startApi({ PUBLIC_URL: 'http://localhost:4321' });
  answer = await fetch(`${api.url}/asyncapi`);
  page = await answer.text();
});
afterAll(() => api.close());

const names = [ACTIONS, EVENTS].flatMap((table) =>
  Object.entries<object>(table).flatMap(([channel, rows]) =>
    Object.keys(rows).map((name) => `${channel}/${name}`),
  ),
);

describe('/asyncapi.json', () => {
  it('describes the socket of this server', async () => {
    const document = await fetch(`${api.url}/asyncapi.json`);
    expect(document.headers.get('content-type')).toContain('application/json');
    expect(await document.json()).toMatchObject({
      asyncapi: '3.0.0',
      servers: { this: { host: 'localhost:4321', protocol: 'ws' } },
    });
  });
});

describe('/asyncapi', () => {
  it('tells of every action and event', () => {
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const told = [...page.matchAll(/<h3>\s*([a-z-]+\/[a-z-]+)/g)].map(([, name]) => name);
    expect(told.sort()).toEqual(names.sort());
  });

  it('needs no script and nothing from elsewhere, and allows neither', () => {
    expect(page).not.toMatch(/<script|<link|<img|\son\w+=|@import|url\(h/);
    const style = z.string().parse(/<style>([^<]+)<\/style>/.exec(page)?.[1]);
    const hash = createHash('sha256').update(style).digest('base64');
    expect(answer.headers.get('content-security-policy')).toBe(
      `default-src 'none';style-src 'sha256-${hash}';base-uri 'none';form-action 'none';frame-ancestors 'none'`,
    );
  });

  it('leads nowhere that is not there', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = new Set([...page.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target));
    expect([...targets].filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('shows texts as they are', () => {
    expect(page).toContain('{ &#34;channel&#34;: &#34;session&#34;, &#34;action&#34;: &#34;hello&#34;');
    expect(page).not.toMatch(/`|\[object|undefined/);
  });

  it('takes no other method', async () => {
    const refused = await fetch(`${api.url}/asyncapi`, { method: 'POST' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, expect.stringContaining('GET')]);
  });
});
