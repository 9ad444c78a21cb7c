import { type Tokens, type TopicPayload } from '@parley/contracts';
import { SessionEntity, UserEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { ORIGIN, startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { Announcements } from '../runtime/announcements.ts';
import { Sessions } from './sessions.service.ts';

const INVALID = { code: 'INVALID_REFRESH_TOKEN' };
const REVOKED = { code: 'SESSION_REVOKED' };

function tokenIn({ refreshToken }: Tokens): string {
  if (refreshToken === null) throw new Error('There is no refresh token.');
  return refreshToken;
}

function refresh(domain: TestDomain, token: string): Promise<Tokens> {
  return domain.get(Sessions).refresh(token, ORIGIN);
}

async function next(domain: TestDomain, token: string): Promise<string> {
  return tokenIn(await refresh(domain, token));
}

async function listen(domain: TestDomain) {
  const heard: TopicPayload<'sessions.revoked'>[] = [];
  await domain.get(Announcements).subscribe('sessions.revoked', (payload) => heard.push(payload));
  return heard;
}

function sessionsIn(domain: TestDomain) {
  return domain.database.read(({ manager }) => manager.find(SessionEntity));
}

describeOnEachDatabase('a refresh token', (open) => {
  it('is exchanged for another one and a fresh access token', async () => {
    const domain = await startDomain(open);
    const tokens = await domain.signIn();
    domain.clock.advance({ minutes: 15 });
    const refreshed = await refresh(domain, tokenIn(tokens));
    expect(refreshed).toMatchObject({ created: false, restored: false, user: { id: tokens.user.id } });
    expect(refreshed.refreshToken).not.toBe(tokens.refreshToken);
    await expect(domain.get(Sessions).authenticate(tokens.accessToken)).rejects.toMatchObject({
      code: 'TOKEN_EXPIRED',
    });
    await expect(domain.principalOf(refreshed)).resolves.toMatchObject({ userId: tokens.user.id });
  });

  it('gives fifty who show it at once the same successor, and goes on living', async () => {
    const domain = await startDomain(open);
    const token = tokenIn(await domain.signIn());
    const answers = await Promise.all(Array.from({ length: 50 }, () => next(domain, token)));
    expect(new Set(answers).size).toBe(1);
    expect(await sessionsIn(domain)).toMatchObject([{ generation: 2, revokedAt: null }]);
    await expect(next(domain, answers[0] ?? '')).resolves.not.toBe(answers[0]);
  });

  it('may be shown again for ten seconds, in case the answer was lost', async () => {
    const domain = await startDomain(open);
    const token = tokenIn(await domain.signIn());
    const successor = await next(domain, token);
    domain.clock.advance({ seconds: 10 });
    expect(await next(domain, token)).toBe(successor);
  });

  it('ends its session when it is shown again later, and everybody is told', async () => {
    const domain = await startDomain(open);
    const tokens = await domain.signIn();
    const other = await domain.signIn(tokens.user.phone ?? '');
    const { sessionId, userId } = await domain.principalOf(tokens);
    const heard = await listen(domain);
    const successor = await next(domain, tokenIn(tokens));
    domain.clock.advance({ seconds: 10, ms: 1 });
    await expect(refresh(domain, tokenIn(tokens))).rejects.toMatchObject(REVOKED);
    expect(heard).toEqual([{ userId, sessionIds: [sessionId] }]);
    await expect(refresh(domain, successor)).rejects.toMatchObject(REVOKED);
    await expect(refresh(domain, tokenIn(tokens))).rejects.toMatchObject(REVOKED);
    await expect(domain.principalOf(tokens)).rejects.toMatchObject(REVOKED);
    await expect(refresh(domain, tokenIn(other))).resolves.toBeDefined();
    expect(heard).toHaveLength(1);
  });

  it('leads a laggard to the newest, however many rotations it missed meanwhile', async () => {
    const domain = await startDomain(open);
    const first = tokenIn(await domain.signIn());
    const second = await next(domain, first);
    domain.clock.advance({ seconds: 4 });
    const third = await next(domain, second);
    domain.clock.advance({ seconds: 4 });
    expect(await next(domain, first)).toBe(third);
    expect(await next(domain, second)).toBe(third);
    domain.clock.advance({ seconds: 4 });
    expect(await next(domain, second)).toBe(third);
    await expect(refresh(domain, first)).rejects.toMatchObject(REVOKED);
  });

  it('that was never given out does nothing at all', async () => {
    const domain = await startDomain(open);
    const [mine, theirs] = [tokenIn(await domain.signIn()), tokenIn(await domain.signIn())];
    const [id = '', , mac = ''] = mine.split(/-(\d)-/);
    const [theirId = ''] = theirs.split('-');
    const before = await sessionsIn(domain);
    const heard = await listen(domain);
    const forgeries = [
      `${id}-1-${mac.slice(0, -1)}${mac.endsWith('A') ? 'B' : 'A'}`,
      `${theirId}-1-${mac}`,
      `${id}-0-${mac}`,
      `${id}-2-${mac}`,
      `${id}-01-${mac}`,
      `${id}-999999999999-${mac}`,
      `${id}-1-${mac}x`,
      `${id.slice(0, -1)}*-1-${mac}`,
      `00000000000000000000000000-1-${mac}`,
      id,
      'x'.repeat(128),
      (await domain.signIn()).accessToken,
    ];
    for (const forgery of forgeries) await expect(refresh(domain, forgery)).rejects.toMatchObject(INVALID);
    expect((await sessionsIn(domain)).slice(0, 2)).toEqual(before);
    expect(heard).toEqual([]);
    await expect(next(domain, mine)).resolves.toBeDefined();
  });

  it('of the next generation is not worth anything before its time', async () => {
    const domain = await startDomain(open);
    const token = tokenIn(await domain.signIn());
    const successor = await next(domain, token);
    await domain.database.write((tx) =>
      tx.manager.update(SessionEntity, { generation: 2 }, { generation: 1, rotations: [] }),
    );
    await expect(refresh(domain, successor)).rejects.toMatchObject(INVALID);
  });

  it('keeps its session as long as it is used, and no longer', async () => {
    const domain = await startDomain(open, { settings: { SESSION_DAYS: '30' } });
    let token = tokenIn(await domain.signIn());
    for (let month = 0; month < 3; month += 1) {
      domain.clock.advance({ days: 29, hours: 23 });
      token = await next(domain, token);
    }
    domain.clock.advance({ days: 30 });
    await expect(refresh(domain, token)).rejects.toMatchObject(REVOKED);
  });

  it('is worth nothing after its session was revoked or its person deleted', async () => {
    const domain = await startDomain(open);
    const signedOut = tokenIn(await domain.signIn());
    await domain.get(Sessions).signOut({ refreshToken: signedOut });
    await expect(refresh(domain, signedOut)).rejects.toMatchObject(REVOKED);
    const tokens = await domain.signIn();
    await domain.database.write((tx) => tx.manager.update(UserEntity, tokens.user.id, { deletedAt: tx.now }));
    await expect(refresh(domain, tokenIn(tokens))).rejects.toMatchObject(REVOKED);
  });

  it('survives a refresh and a sign-out that meet', async () => {
    const domain = await startDomain(open);
    const token = tokenIn(await domain.signIn());
    const refreshes = Promise.allSettled(Array.from({ length: 10 }, () => refresh(domain, token)));
    await domain.get(Sessions).signOut({ refreshToken: token });
    await refreshes;
    await expect(refresh(domain, token)).rejects.toMatchObject(REVOKED);
  });
});
