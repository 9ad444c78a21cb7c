import { createHmac } from 'node:crypto';
import { type Tokens } from '@parley/contracts';
import { newId, SessionEntity, UserEntity } from '@parley/database';
import { BusMemory } from '@parley/infra';
import { RecordedLog, TEST_SECRETS } from '@parley/testing';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Sessions } from './sessions.service.ts';

const REVOKED = { code: 'SESSION_REVOKED' };
const UNAUTHENTICATED = { code: 'UNAUTHENTICATED' };

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function sign(header: object, claims: object, secret: string, hash = 'sha256'): string {
  const unsigned = `${base64(header)}.${base64(claims)}`;
  return `${unsigned}.${createHmac(hash, secret).update(unsigned).digest('base64url')}`;
}

function claimsIn({ accessToken }: Tokens): Record<string, unknown> {
  const json = Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString();
  return z.record(z.string(), z.unknown()).parse(JSON.parse(json));
}

function authenticate(domain: TestDomain, token: string) {
  return domain.get(Sessions).authenticate(token);
}

/** A bus whose connection can be cut. */
class FragileBus extends BusMemory {
  up = true;

  override get healthy(): boolean {
    return this.up && super.healthy;
  }

  override async publish(...message: Parameters<BusMemory['publish']>): Promise<void> {
    if (!this.up) throw new Error('The bus is down.');
    return super.publish(...message);
  }
}

describeOnEachDatabase('an access token', (open) => {
  it('says whose it is until it expires', async () => {
    const domain = await startDomain(open, { settings: { ACCESS_TOKEN_MINUTES: '15' } });
    const tokens = await domain.signIn();
    expect(tokens.expiresIn).toBe(900);
    domain.clock.advance({ minutes: 14, seconds: 59 });
    expect(await authenticate(domain, tokens.accessToken)).toMatchObject({
      userId: tokens.user.id,
      role: 'user',
      expiresAt: new Date('2026-11-20T09:45:00.000Z'),
    });
    domain.clock.advance({ seconds: 1 });
    await expect(authenticate(domain, tokens.accessToken)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
  });

  it('that we did not make, or not for this, is worth nothing', async () => {
    const domain = await startDomain(open);
    const tokens = await domain.signIn();
    const claims = claimsIn(tokens);
    const header = { alg: 'HS256', typ: 'JWT' };
    const secret = TEST_SECRETS.JWT_SECRET;
    await expect(authenticate(domain, sign(header, claims, secret))).resolves.toBeDefined();
    const forgeries = [
      `${base64({ alg: 'none' })}.${base64(claims)}.`,
      sign({ alg: 'none' }, claims, secret),
      sign({ alg: 'HS512' }, claims, secret, 'sha512'),
      sign(header, claims, 'another secret, as long as the right one is'),
      sign(header, claims, TEST_SECRETS.SECRET_KEY),
      sign(header, { ...claims, aud: 'elsewhere' }, secret),
      sign(header, { ...claims, aud: undefined }, secret),
      sign(header, { ...claims, iss: 'elsewhere' }, secret),
      sign(header, { ...claims, exp: undefined }, secret),
      sign(header, { ...claims, sub: "' OR 1=1 --" }, secret),
      sign(header, { ...claims, role: 'root' }, secret),
      sign(header, { ...claims, exp: 1 }, 'another secret, as long as the right one is'),
      tokens.refreshToken ?? '',
      'a.b.c',
      '',
    ];
    for (const forgery of forgeries) {
      await expect(authenticate(domain, forgery), forgery).rejects.toMatchObject(UNAUTHENTICATED);
    }
    await expect(
      authenticate(domain, sign(header, { ...claims, sid: newId() }, secret)),
    ).rejects.toMatchObject(REVOKED);
    await expect(
      authenticate(domain, sign(header, { ...claims, sub: newId() }, secret)),
    ).rejects.toMatchObject(REVOKED);
  });

  it('is checked without the database for ten seconds', async () => {
    const domain = await startDomain(open);
    const { accessToken } = await domain.signIn();
    const read = vi.spyOn(domain.database, 'read');
    for (let times = 0; times < 3; times += 1) await authenticate(domain, accessToken);
    expect(read).toHaveBeenCalledTimes(1);
    domain.clock.advance({ seconds: 10 });
    await authenticate(domain, accessToken);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('ends with its session at once, in another process too', async () => {
    const here = await startDomain(open);
    const there = await here.join();
    const { accessToken, refreshToken } = await here.signIn();
    for (const domain of [here, there]) await authenticate(domain, accessToken);
    await here.get(Sessions).signOut({ refreshToken: refreshToken ?? '' });
    for (const domain of [here, there]) {
      await expect(authenticate(domain, accessToken)).rejects.toMatchObject(REVOKED);
    }
  });

  it('that is looked up while its session ends is not taken for valid afterwards', async () => {
    const here = await startDomain(open);
    const there = await here.join();
    const { accessToken, refreshToken } = await here.signIn();
    const read = there.database.read.bind(there.database);
    const slow = vi.spyOn(there.database, 'read').mockImplementationOnce(async (work) => {
      const result = await read(work);
      await here.get(Sessions).signOut({ refreshToken: refreshToken ?? '' });
      return result;
    });
    await authenticate(there, accessToken);
    expect(slow).toHaveBeenCalledTimes(1);
    await expect(authenticate(there, accessToken)).rejects.toMatchObject(REVOKED);
  });

  it('is checked with the database each time while the bus is down', async () => {
    const bus = new FragileBus({ log: new RecordedLog() });
    const here = await startDomain(() => open({ onAfterCommitError: () => undefined }), { parts: { bus } });
    const there = await here.join();
    const { accessToken, refreshToken } = await here.signIn();
    await authenticate(there, accessToken);
    bus.up = false;
    await authenticate(there, accessToken);
    await here.get(Sessions).signOut({ refreshToken: refreshToken ?? '' });
    await expect(authenticate(there, accessToken)).rejects.toMatchObject(REVOKED);
  });

  it('carries the role that the person has now', async () => {
    const domain = await startDomain(open);
    const tokens = await domain.signIn();
    await domain.database.write((tx) => tx.manager.update(UserEntity, tokens.user.id, { role: 'admin' }));
    await expect(authenticate(domain, tokens.accessToken)).resolves.toMatchObject({ role: 'admin' });
  });

  it('notes its use, once a minute at most', async () => {
    const domain = await startDomain(open);
    const { accessToken } = await domain.signIn();
    const write = vi.spyOn(domain.database, 'write');
    const lastUse = async () => {
      await authenticate(domain, accessToken);
      const [session] = await domain.database.read(({ manager }) => manager.find(SessionEntity));
      return session?.lastUsedAt.toISOString();
    };
    domain.clock.advance({ seconds: 60 });
    expect(await lastUse()).toBe('2026-11-20T09:30:00.000Z');
    domain.clock.advance({ seconds: 10 });
    expect(await lastUse()).toBe('2026-11-20T09:31:10.000Z');
    domain.clock.advance({ seconds: 59 });
    expect(await lastUse()).toBe('2026-11-20T09:31:10.000Z');
    expect(write).toHaveBeenCalledTimes(1);
  });
});
