import { LIMITS, Me, UserProfile } from '@parley/contracts';
import { aPicture, colourOf } from '@parley/testing/pictures';
import { describe, expect, it, vi } from 'vitest';
import { type Answer, call, read, refusal, register, system } from './http.ts';

type Person = Awaited<ReturnType<typeof register>>;

function send({ accessToken: token }: Person, picture: Uint8Array, type = 'image/png'): Promise<Answer> {
  return call('PUT', '/api/me/avatar', { token, body: picture, headers: { 'content-type': type } });
}

async function setAvatar(person: Person, picture: Uint8Array, type?: string): Promise<string> {
  const { avatarUrl } = read(Me, await send(person, picture, type));
  if (avatarUrl === null) throw new Error('There is no picture.');
  return avatarUrl;
}

/** As a browser asks for pictures: without a token. */
const see = (path: string) => fetch(new URL(path, system.url));

describe('A picture of a person', () => {
  it('is sent as it is, and seen by everybody who knows the card', async () => {
    const [ada, bob] = [await register(), await register()];
    const avatarUrl = await setAvatar(ada, await aPicture({ width: 900, height: 300, colour: '#d01010' }));
    const card = read(
      UserProfile,
      await call('GET', `/api/users/${ada.user.id}`, { token: bob.accessToken }),
    );
    expect(card.avatarUrl).toBe(avatarUrl);
    const large = await see(avatarUrl);
    const small = await see(`${avatarUrl}?size=96`);
    expect([large.status, small.status]).toEqual([200, 200]);
    const [largeBytes, smallBytes] = [await large.arrayBuffer(), await small.arrayBuffer()];
    expect(smallBytes.byteLength).toBeLessThan(largeBytes.byteLength);
    expect(await colourOf(new Uint8Array(smallBytes))).toMatch(/^#[cd].[01].[01].$/);
  });

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('may be a %s', async (format) => {
    const ada = await register();
    const avatarUrl = await setAvatar(ada, await aPicture({ format }), `image/${format}`);
    expect((await see(avatarUrl)).headers.get('content-type')).toBe('image/webp');
  });

  it('is kept by browsers and by nobody else, and cannot be anything but a picture', async () => {
    const { headers } = await see(await setAvatar(await register(), await aPicture()));
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
    expect(headers.get('ratelimit-limit')).toBeNull();
  });

  it('is gone when another one takes its place, and when it is removed', async () => {
    const ada = await register();
    const [former, latter] = [await setAvatar(ada, await aPicture()), await setAvatar(ada, await aPicture())];
    await vi.waitFor(async () => expect((await see(former)).status).toBe(404), { timeout: 60_000 });
    expect((await see(latter)).status).toBe(200);
    const removed = await call('DELETE', '/api/me/avatar', { token: ada.accessToken });
    expect(read(Me, removed).avatarUrl).toBeNull();
    await vi.waitFor(async () => expect((await see(latter)).status).toBe(404), { timeout: 60_000 });
    expect((await see(latter)).headers.get('cache-control')).toBe('no-store');
  });

  it('may be as large as the limit says, and not a byte larger', async () => {
    const ada = await register();
    const picture = await aPicture();
    const filled = new Uint8Array(LIMITS.pictureBytes);
    filled.set(picture);
    expect((await send(ada, filled)).status).toBe(200);
    for (const length of [LIMITS.pictureBytes + 1, LIMITS.pictureBytes * 3])
      expect(refusal(await send(ada, new Uint8Array(length)))).toBe('413 BODY_TOO_LARGE');
  });

  it('is not even read of somebody who is not signed in', async () => {
    const answer = await call('PUT', '/api/me/avatar', {
      body: new Uint8Array(1024 * 1024),
      headers: { 'content-type': 'image/png' },
    });
    expect(refusal(answer)).toBe('401 UNAUTHENTICATED');
  });

  it('is taken at every way of writing the address', async () => {
    const ada = await register();
    const answer = await call('PUT', '/API/me/Avatar/', {
      token: ada.accessToken,
      body: await aPicture(),
      headers: { 'content-type': 'image/png' },
    });
    expect(answer.status).toBe(200);
  });
});
