import { ErrorBody } from '@parley/contracts';
import { FakeClock, RecordedLog } from '@parley/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from './gateway.fixture.ts';

const clock = new FakeClock();
let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({ clock, log: new RecordedLog() });
});
afterAll(() => gateway.stop());

describe('a handshake', () => {
  it('lets in whoever shows a good access token', async () => {
    const { accessToken, user } = await gateway.signUp();
    const client = await gateway.connect(accessToken);
    await expect(client.call('session', 'hello')).resolves.toMatchObject({
      ok: true,
      data: { userId: user.id },
    });
  });

  it.each([
    ['no token', undefined],
    ['an empty token', ''],
    ['a token that is no text', { $ne: null }],
    ['a token that is no token', 'abc'],
    ['an endless token', 'a'.repeat(5000)],
    ['a token that nobody signed', unsigned()],
  ])('refuses %s', async (_, token) => {
    await expect(refusalOf(token)).resolves.toBe('UNAUTHENTICATED');
  });

  it('refuses an expired token', async () => {
    const { accessToken } = await gateway.signUp();
    clock.advance({ minutes: 15, seconds: 1 });
    await expect(refusalOf(accessToken)).resolves.toBe('TOKEN_EXPIRED');
  });

  it('refuses a token whose session has ended', async () => {
    const { accessToken } = await gateway.signUp();
    await gateway.sessions.signOut({ principal: await gateway.sessions.authenticate(accessToken) });
    await expect(refusalOf(accessToken)).resolves.toBe('SESSION_REVOKED');
  });

  it('refuses a refresh token', async () => {
    const { refreshToken } = await gateway.signUp();
    await expect(refusalOf(refreshToken)).resolves.toBe('UNAUTHENTICATED');
  });

  it.each(['https://chat.example.org', 'https://other.example.org'])(
    'lets in pages of %s',
    async (origin) => {
      const { accessToken } = await gateway.signUp();
      const client = await gateway.connect(accessToken, { extraHeaders: { origin } });
      expect(client.socket.connected).toBe(true);
    },
  );

  it.each([
    'https://evil.example',
    'http://chat.example.org',
    'https://chat.example.org.evil.example',
    'https://chat.example.org:8443',
    'null',
    '',
  ])('refuses pages of "%s" before looking at their token', async (origin) => {
    const { accessToken } = await gateway.signUp();
    await expect(gateway.connect(accessToken, { extraHeaders: { origin } })).rejects.toThrow(
      'websocket error',
    );
  });

  it('speaks WebSocket only', async () => {
    const { accessToken } = await gateway.signUp();
    await expect(gateway.connect(accessToken, { transports: ['polling'] })).rejects.toThrow('xhr poll error');
  });
});

async function refusalOf(token: unknown): Promise<string> {
  try {
    await gateway.connect(token);
  } catch (error) {
    const { code, message, requestId } = ErrorBody.shape.error.parse((error as { data?: unknown }).data);
    expect(error).toMatchObject({ message });
    expect(requestId).not.toBe('');
    return code;
  }
  throw new Error('It was let in.');
}

function unsigned(): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode({ sub: 'x', aud: 'parley', exp: 9_999_999_999 })}.`;
}
