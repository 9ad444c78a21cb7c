import {
  AppError,
  DEFAULT_USER_SETTINGS,
  type ErrorCode,
  type ErrorDetails,
  type Me,
  type Tokens,
} from '@parley/contracts';
import { describe, expect, it, vi } from 'vitest';
import { FetchDouble } from './fetch-double.ts';
import { ParleyClient, type ParleyClientOptions } from './parley-client.ts';
import { ParleyError } from './parley-error.ts';
import { type SessionEvents } from './session.ts';
import { MemoryTokenStore } from './token-store.ts';

const ada: Me = {
  id: '01JD3V6W7Y8Z9A0B1C2D3E4F5G',
  username: 'ada',
  displayName: 'Ada',
  about: '',
  avatarUrl: null,
  role: 'user',
  locale: 'en',
  phone: null,
  email: null,
  emailVerified: false,
  pendingEmail: null,
  hasPassword: true,
  googleLinked: false,
  settings: DEFAULT_USER_SETTINGS,
  createdAt: '2026-11-20T09:30:00.000Z',
};
const grace: Me = { ...ada, id: '01JD3V6W7Y8Z9A0B1C2D3E4F5H', username: 'grace' };

const tokens = (number: number, change: Partial<Tokens> = {}): Tokens => ({
  accessToken: `access-${number}`,
  refreshToken: `refresh-${number}`,
  expiresIn: 900,
  user: ada,
  created: false,
  restored: false,
  ...change,
});

const refusal = (code: ErrorCode, details?: ErrorDetails) => {
  const error = new AppError(code, details);
  return { status: error.status, json: error.toBody('request-1') };
};

function setUp(options: ParleyClientOptions = {}) {
  const server = new FetchDouble();
  let now = Date.parse('2026-11-20T12:00:00Z');
  const client = new ParleyClient({ fetch: server.fetch, now: () => now, ...options });
  const events: { [Name in keyof SessionEvents]: SessionEvents[Name][] } = {
    'signed-in': [],
    'signed-out': [],
    'user-changed': [],
  };
  client.on('signed-in', (event) => events['signed-in'].push(event));
  client.on('signed-out', (event) => events['signed-out'].push(event));
  const pass = (seconds: number) => {
    now += seconds * 1000;
  };
  const login = async (given: Tokens = tokens(1)) => {
    server.on('POST /api/auth/login', () => ({ json: given }));
    await client.auth.login({ login: 'ada', password: 'correct horse battery' });
  };
  return { client, server, events, pass, login };
}

describe('a call', () => {
  it('answers with what the contract names and nothing besides', async () => {
    const { client, server, login } = setUp();
    await login();
    server.on('GET /api/users', () => ({
      json: { items: [{ ...ada, secret: 'x' }], nextCursor: null },
    }));
    const page = await client.users.search({ query: 'a d&a', limit: 5 });
    expect(page.items).toEqual([
      { id: ada.id, username: 'ada', displayName: 'Ada', about: '', avatarUrl: null },
    ]);
    const [request] = server.to('GET /api/users');
    expect(request?.url).toBe('/api/users?query=a+d%26a&limit=5');
    expect(request?.headers['authorization']).toBe('Bearer access-1');
  });

  it('sends a picture as it is, and learns what the account is now', async () => {
    const { client, server, login } = setUp();
    await login();
    const changed = { ...ada, avatarUrl: '/api/avatars/9f86d081884c7d659a2feaa0c55ad015' };
    server.on('PUT /api/me/avatar', () => ({ json: changed }));
    const picture = new Blob([Uint8Array.from([1, 2, 3])], { type: 'image/webp' });
    expect(await client.me.setAvatar(picture)).toEqual(changed);
    const [request] = server.to('PUT /api/me/avatar');
    expect(request?.body).toBe(picture);
    expect(request?.headers['content-type']).toBe('image/webp');
    expect(client.user).toEqual(changed);
    server.on('DELETE /api/me/avatar', () => ({ json: ada }));
    expect(await client.me.removeAvatar()).toEqual(ada);
  });

  it('asks for the preview of a link, of which there may be none', async () => {
    const { client, server, login } = setUp();
    await login();
    const previews = [
      null,
      { url: 'https://a.example/?b=c&d', siteName: 'A', title: 'T', description: null, imageUrl: null },
    ];
    for (const preview of previews) {
      server.on('GET /api/links/preview', () => ({ json: { preview } }));
      expect(await client.links.preview('https://a.example/?b=c&d')).toEqual(preview);
    }
    expect(server.to('GET /api/links/preview')[0]?.url).toBe(
      '/api/links/preview?url=https%3A%2F%2Fa.example%2F%3Fb%3Dc%26d',
    );
  });

  it('goes to the server that it is told', async () => {
    const { client, server } = setUp({ baseUrl: 'https://chat.example.org/' });
    server.on('POST https://chat.example.org/api/auth/email/confirm', () => ({ status: 204 }));
    await expect(client.auth.confirmEmail({ token: 'abc' })).resolves.toBeUndefined();
    expect(client.auth.googleUrl({ challenge: 'c' })).toBe(
      'https://chat.example.org/api/auth/google?challenge=c',
    );
  });

  it('fails with the code, the fields and the request id of the answer', async () => {
    const { client, server } = setUp();
    const fields = [{ path: 'phone', message: 'Write the whole number.' }];
    server.on('POST /api/auth/otp/request', () => refusal('VALIDATION_FAILED', { fields }));
    await expect(client.auth.requestCode({ phone: '1' })).rejects.toMatchObject({
      name: 'ParleyError',
      code: 'VALIDATION_FAILED',
      status: 400,
      retryable: false,
      details: { fields },
      requestId: 'request-1',
    });
  });

  it('fails with NETWORK where no answer comes', async () => {
    const { client, server } = setUp();
    server.on('GET /api/server', () => new TypeError('connection refused'));
    await expect(client.server.info()).rejects.toMatchObject({ code: 'NETWORK', status: 0, retryable: true });
  });

  it.each([
    ['a page of a proxy', { status: 502, text: '<h1>Bad gateway</h1>' }, true],
    ['an answer of the wrong shape', { status: 200, json: { name: 'Something else' } }, false],
  ])('fails with UNEXPECTED_ANSWER on %s', async (_, reply, retryable) => {
    const { client, server } = setUp();
    server.on('GET /api/server', () => reply);
    await expect(client.server.info()).rejects.toMatchObject({
      code: 'UNEXPECTED_ANSWER',
      status: reply.status,
      retryable,
    });
  });

  it('lets the abort of its caller through', async () => {
    const { client } = setUp();
    const failure = await client.server
      .info({ signal: AbortSignal.abort() })
      .catch((error: unknown) => error);
    expect(failure).not.toBeInstanceOf(ParleyError);
    expect(failure).toMatchObject({ name: 'AbortError' });
  });
});

describe('a session', () => {
  it('begins with a sign-in and says so', async () => {
    const { client, events, login } = setUp();
    expect(client.signedIn).toBe(false);
    await login(tokens(1, { created: true }));
    expect(client.signedIn).toBe(true);
    expect(events['signed-in']).toEqual([{ user: ada, created: true, restored: false }]);
  });

  it('renews its token shortly before it expires', async () => {
    const { client, server, pass, login } = setUp();
    await login();
    server.on('POST /api/auth/refresh', () => ({ json: tokens(2) }));
    server.on('GET /api/me', () => ({ json: ada }));
    pass(860);
    await client.me.get();
    expect(server.to('POST /api/auth/refresh')).toHaveLength(0);
    pass(20);
    await client.me.get();
    expect(server.to('POST /api/auth/refresh')[0]?.body).toEqual({ refreshToken: 'refresh-1' });
    expect(server.to('GET /api/me').map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer access-1',
      'Bearer access-2',
    ]);
  });

  it('renews once for all calls that find the token expired', async () => {
    const { client, server, events, login } = setUp();
    await login();
    server.on('POST /api/auth/refresh', () => ({ json: tokens(2) }));
    server.on('GET /api/me', ({ headers }) =>
      headers['authorization'] === 'Bearer access-2' ? { json: ada } : refusal('TOKEN_EXPIRED'),
    );
    await Promise.all([client.me.get(), client.me.get(), client.me.get()]);
    expect(server.to('POST /api/auth/refresh')).toHaveLength(1);
    expect(events['signed-in']).toHaveLength(1);
  });

  it('gives up when the renewed token is called expired as well', async () => {
    const { client, server, login } = setUp();
    await login();
    server.on('POST /api/auth/refresh', () => ({ json: tokens(2) }));
    server.on('GET /api/me', () => refusal('TOKEN_EXPIRED'));
    await expect(client.me.get()).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
    expect(server.to('POST /api/auth/refresh')).toHaveLength(1);
  });

  it.each(['SESSION_REVOKED', 'UNAUTHENTICATED'] as const)('ends on %s', async (code) => {
    const store = new MemoryTokenStore();
    const { client, server, events, login } = setUp({ tokens: store });
    await login();
    server.on('GET /api/me', () => refusal(code));
    await expect(client.me.get()).rejects.toMatchObject({ code });
    expect(client.signedIn).toBe(false);
    expect(events['signed-out']).toEqual([{ reason: 'ended', userId: ada.id }]);
    expect(await store.load()).toBeNull();
  });

  it('outlives a late answer to the session before', async () => {
    const { client, server, events, login } = setUp();
    await login();
    const answer = Promise.withResolvers<ReturnType<typeof refusal>>();
    server.on('GET /api/me', () => answer.promise);
    const late = client.me.get();
    await vi.waitFor(() => expect(server.to('GET /api/me')).toHaveLength(1));
    await login(tokens(5));
    answer.resolve(refusal('SESSION_REVOKED'));
    await expect(late).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
    expect(client.signedIn).toBe(true);
    expect(events['signed-out']).toEqual([]);
  });

  it('outlives a network failure while renewing', async () => {
    const { client, server, events, pass, login } = setUp();
    await login();
    pass(1000);
    server.on('POST /api/auth/refresh', () => new TypeError('offline'));
    await expect(client.me.get()).rejects.toMatchObject({ code: 'NETWORK' });
    server.on('POST /api/auth/refresh', () => ({ json: tokens(2) })).on('GET /api/me', () => ({ json: ada }));
    await expect(client.me.get()).resolves.toEqual(ada);
    expect(events['signed-out']).toEqual([]);
  });

  it('is taken up again from the store', async () => {
    const store = new MemoryTokenStore('refresh-7');
    const { client, server, events } = setUp({ tokens: store });
    server.on('POST /api/auth/refresh', () => ({ json: tokens(8) }));
    await expect(client.resume()).resolves.toEqual(ada);
    expect(events['signed-in']).toHaveLength(1);
    expect(await store.load()).toBe('refresh-8');
  });

  it('is not there to be taken up from an empty store, and the server is not asked', async () => {
    const { client, server } = setUp();
    await expect(client.resume()).resolves.toBeNull();
    await expect(client.me.get()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(server.received).toEqual([]);
  });

  it('is not there to be taken up when the server does not know the token', async () => {
    const store = new MemoryTokenStore('refresh-7');
    const { client, server, events } = setUp({ tokens: store });
    server.on('POST /api/auth/refresh', () => refusal('INVALID_REFRESH_TOKEN'));
    await expect(client.resume()).resolves.toBeNull();
    expect(await store.load()).toBeNull();
    expect(events['signed-out']).toEqual([]);
  });

  it('is not judged while the server cannot be asked', async () => {
    const { client, server } = setUp({ tokens: new MemoryTokenStore('refresh-7') });
    server.on('POST /api/auth/refresh', () => new TypeError('offline'));
    await expect(client.resume()).rejects.toMatchObject({ code: 'NETWORK' });
  });

  it('ends at the server and here when asked to', async () => {
    const { client, server, events, login } = setUp();
    await login();
    server.on('POST /api/auth/logout', () => ({ status: 204 }));
    await client.auth.logout();
    expect(server.to('POST /api/auth/logout')[0]?.body).toEqual({ refreshToken: 'refresh-1' });
    expect(events['signed-out']).toEqual([{ reason: 'asked', userId: ada.id }]);
  });

  it('stays when signing out does not reach the server', async () => {
    const { client, server, login } = setUp();
    await login();
    server.on('POST /api/auth/logout', () => new TypeError('offline'));
    await expect(client.auth.logout()).rejects.toMatchObject({ code: 'NETWORK' });
    expect(client.signedIn).toBe(true);
  });

  it('ends with the account', async () => {
    const { client, server, events, login } = setUp();
    await login();
    const deletedAfter = '2026-12-04T12:00:00.000Z';
    server.on('DELETE /api/me', () => ({ status: 202, json: { deletedAfter } }));
    await expect(client.me.delete()).resolves.toEqual({ deletedAfter });
    expect(events['signed-out']).toEqual([{ reason: 'asked', userId: ada.id }]);
  });
});

describe('a session that is taken for granted', () => {
  const nobodyAsked = ({ received }: FetchDouble) => expect(received).toEqual([]);

  it('begins with the person of the last run, and asks the server with the first call', async () => {
    const { client, server, events } = setUp({ delivery: 'cookie' });
    client.assume(ada);
    nobodyAsked(server);
    expect([client.signedIn, client.user]).toEqual([true, ada]);
    const renamed = { ...ada, displayName: 'Countess of Lovelace' };
    server.on('POST /api/auth/refresh', () => ({ json: tokens(1, { refreshToken: null, user: renamed }) }));
    await expect(client.accessToken()).resolves.toBe('access-1');
    expect(client.user).toEqual(renamed);
    expect(events).toMatchObject({ 'signed-in': [], 'signed-out': [] });
  });

  it('stays while the server cannot be asked', async () => {
    const { client, server, events } = setUp({ delivery: 'cookie' });
    client.assume(ada);
    server.on('POST /api/auth/refresh', () => new TypeError('offline'));
    await expect(client.resume()).rejects.toMatchObject({ code: 'NETWORK' });
    expect([client.user, events['signed-out']]).toEqual([ada, []]);
  });

  it('ends when the server knows nothing of it', async () => {
    const { client, server, events } = setUp({ delivery: 'cookie' });
    client.assume(ada);
    server.on('POST /api/auth/refresh', () => refusal('INVALID_REFRESH_TOKEN'));
    await expect(client.resume()).resolves.toBeNull();
    expect([client.signedIn, events['signed-out']]).toEqual([false, [{ reason: 'ended', userId: ada.id }]]);
  });

  it('gives way to who is really signed in', async () => {
    const { client, server, events } = setUp({ delivery: 'cookie' });
    client.assume(ada);
    server.on('POST /api/auth/refresh', () => ({ json: tokens(1, { refreshToken: null, user: grace }) }));
    await expect(client.resume()).resolves.toEqual(grace);
    expect(events['signed-in']).toMatchObject([{ user: grace }]);
  });

  it('changes nothing where somebody is signed in', async () => {
    const { client, login } = setUp();
    await login();
    client.assume(grace);
    expect(client.user).toEqual(ada);
  });
});

describe('cookie delivery', () => {
  const cookieTokens = (number: number, change: Partial<Tokens> = {}) =>
    tokens(number, { refreshToken: null, ...change });

  it('asks for the cookie with every request that gives or takes a refresh token, and sends none itself', async () => {
    const { client, server, login, pass } = setUp({ delivery: 'cookie' });
    await login(cookieTokens(1));
    server.on('POST /api/auth/refresh', () => ({ json: cookieTokens(2) }));
    server.on('POST /api/auth/logout', () => ({ status: 204 }));
    server.on('GET /api/me', () => ({ json: ada }));
    pass(900);
    await client.me.get();
    await client.auth.logout();
    for (const route of ['login', 'refresh', 'logout']) {
      expect(server.to(`POST /api/auth/${route}`)[0]?.headers['x-parley-tokens']).toBe('cookie');
    }
    expect(server.to('POST /api/auth/refresh')[0]?.body).toEqual({});
    expect(server.to('POST /api/auth/logout')[0]?.body).toEqual({});
    expect(server.to('GET /api/me')[0]?.headers).not.toHaveProperty('x-parley-tokens');
  });

  it('notices that the cookie became somebody else’s', async () => {
    const { client, server, events, login, pass } = setUp({ delivery: 'cookie' });
    await login(cookieTokens(1));
    pass(900);
    server.on('POST /api/auth/refresh', () => ({ json: cookieTokens(2, { user: grace }) }));
    server.on('GET /api/me', () => ({ json: grace }));
    await client.me.get();
    expect(events['signed-in'].map(({ user }) => user.username)).toEqual(['ada', 'grace']);
  });

  it('renews in one tab at a time', async () => {
    let running = 0;
    let most = 0;
    let queue: Promise<unknown> = Promise.resolve();
    const names = new Set<string>();
    const exclusively = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      names.add(name);
      const turn = queue.then(work);
      queue = turn;
      return await turn;
    };
    const tabs = [setUp({ delivery: 'cookie', exclusively }), setUp({ delivery: 'cookie', exclusively })];
    for (const { server } of tabs) {
      server.on('POST /api/auth/refresh', async () => {
        most = Math.max(most, ++running);
        await Promise.resolve();
        running--;
        return { json: cookieTokens(2) };
      });
    }
    await Promise.all(tabs.map(({ client }) => client.resume()));
    expect(most).toBe(1);
    expect(names.size).toBe(1);
  });
});
