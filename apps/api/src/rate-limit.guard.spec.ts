import { Tokens } from '@parley/contracts';
import { type Limits } from '@parley/infra';
import { afterEach, describe, expect, it } from 'vitest';
import { DEMO, postJson, startApi, type TestApi } from './api.fixture.ts';

let api: TestApi | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

const remaining = (response: Response) => Number(response.headers.get('ratelimit-remaining'));

describe('Rate limits', () => {
  it('tell what is left, then refuse and say for how long', async () => {
    api = await startApi({ HTTP_RATE_PER_MINUTE: '10' });
    const { url } = api;
    const first = await fetch(`${url}/api/server`);
    expect(first.headers.get('ratelimit-limit')).toBe('10');
    expect(first.headers.get('ratelimit-policy')).toBe('10;w=60');
    expect(remaining(first)).toBe(9);
    for (let i = 0; i < 9; i += 1) await fetch(`${url}/api/server`);
    const refused = await fetch(`${url}/api/server`);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ error: { code: 'RATE_LIMITED', retryable: true } });
  });

  it('count people by themselves, and what comes without a good token by address', async () => {
    api = await startApi({ HTTP_RATE_PER_MINUTE: '10' });
    const { url } = api;
    const { accessToken } = Tokens.parse(await (await postJson(`${url}/api/auth/login`, DEMO)).json());
    const asPerson = () => fetch(`${url}/api/me`, { headers: { authorization: `Bearer ${accessToken}` } });
    const asStranger = () => fetch(`${url}/api/me`, { headers: { authorization: 'Bearer nonsense' } });
    for (let i = 0; i < 10; i += 1) expect((await asStranger()).status).toBe(401);
    expect((await asStranger()).status).toBe(429);
    expect((await asPerson()).status).toBe(200);
  });

  it('are much stricter for attempts to sign in', async () => {
    api = await startApi({ AUTH_RATE_PER_MINUTE: '2' });
    const attempt = () => postJson(`${api?.url}/api/auth/login`, { ...DEMO, password: 'not the password' });
    expect([await attempt(), await attempt(), await attempt()].map(({ status }) => status)).toEqual([
      401, 401, 429,
    ]);
  });

  it('let ordinary requests pass while their store is down, but nobody try to sign in', async () => {
    api = await startApi({}, ({ limits }) => ({ limits: thatCannotCount(limits) }));
    const open = await fetch(`${api.url}/api/server`);
    expect(open.status).toBe(200);
    expect(open.headers.has('ratelimit-limit')).toBe(false);
    const closed = await postJson(`${api.url}/api/auth/login`, DEMO);
    expect(closed.status).toBe(503);
    expect(await closed.json()).toMatchObject({ error: { code: 'UNAVAILABLE' } });
  });

  it('do not hold back probes', async () => {
    api = await startApi({ HTTP_RATE_PER_MINUTE: '10' });
    const statuses = [];
    for (let i = 0; i < 12; i += 1) statuses.push((await fetch(`${api.url}/health/live`)).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});

function thatCannotCount(limits: Limits): Limits {
  return {
    consume: () => Promise.reject(new Error('The store is down.')),
    peek: (rule, key) => limits.peek(rule, key),
    reset: (rule, key) => limits.reset(rule, key),
    close: () => limits.close(),
  };
}
