import { LIMITS } from '@parley/contracts';
import { UserEntity } from '@parley/database';
import { FilesFolder } from '@parley/infra';
import { makeTempFolder, removeFolder } from '@parley/testing';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { startDomain, type TestDomain } from '@parley/testing/domain';
import { aPicture } from '@parley/testing/pictures';
import { expect, it, onTestFinished } from 'vitest';
import { Avatars } from './avatars.service.ts';
import { Deletion } from './deletion.service.ts';
import { type Principal } from './principal.ts';
import { Profiles } from './profiles.service.ts';
import { Users } from './users.service.ts';

async function setAvatar(domain: TestDomain, person: Principal, picture?: Uint8Array): Promise<string> {
  const { avatarUrl } = await domain.get(Avatars).set(person, picture ?? (await aPicture()));
  const name = /^\/api\/avatars\/([0-9a-f]{32})$/.exec(avatarUrl ?? '')?.[1];
  if (name === undefined) throw new Error(`There is no name in ${String(avatarUrl)}.`);
  return name;
}

function isThere(domain: TestDomain, name: string): Promise<boolean> {
  return domain
    .get(Avatars)
    .read(name, 96)
    .then(
      () => true,
      () => false,
    );
}

/** Ends in the middle of the work, when all files are written. */
class FilesInACrash extends FilesFolder {
  readonly names: string[] = [];

  override async put(name: string, bytes: Uint8Array): Promise<void> {
    await super.put(name, bytes);
    this.names.push(name);
    if (this.names.length === 2) throw new Error('The power is out.');
  }
}

describeOnEachDatabase('a picture of a person', (open) => {
  it('shows on the card that everybody sees', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = [await domain.person(), await domain.person()];
    const name = await setAvatar(domain, ada);
    const avatarUrl = `/api/avatars/${name}`;
    expect(await domain.get(Profiles).get(ada)).toMatchObject({ avatarUrl });
    expect(await domain.get(Users).get(bob, ada.userId)).toMatchObject({ avatarUrl });
    const sizes = [await domain.get(Avatars).read(name, 96), await domain.get(Avatars).read(name, 384)];
    expect(sizes.map((bytes) => bytes.toString('latin1', 8, 12))).toEqual(['WEBP', 'WEBP']);
  });

  it('takes the place of the former one, which is gone for good', async () => {
    const domain = await startDomain(open);
    const ada = await domain.person();
    const former = await setAvatar(domain, ada);
    const latter = await setAvatar(domain, ada);
    expect(latter).not.toBe(former);
    await domain.deliver();
    expect([await isThere(domain, former), await isThere(domain, latter)]).toEqual([false, true]);
    domain.clock.advance({ hours: 2 });
    await domain.deliver();
    expect(await isThere(domain, latter)).toBe(true);
  });

  it('can be taken away, also where there is none', async () => {
    const domain = await startDomain(open);
    const ada = await domain.person();
    expect(await domain.get(Avatars).remove(ada)).toMatchObject({ avatarUrl: null });
    const name = await setAvatar(domain, ada);
    expect(await domain.get(Avatars).remove(ada)).toMatchObject({ avatarUrl: null });
    await domain.deliver();
    expect(await isThere(domain, name)).toBe(false);
    await expect(domain.get(Avatars).read(name, 384)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('goes with the account when that is emptied', async () => {
    const domain = await startDomain(open, { settings: { DELETION_GRACE_DAYS: '1' } });
    const ada = await domain.person();
    const name = await setAvatar(domain, ada);
    await domain.get(Deletion).schedule(ada, {});
    domain.clock.advance({ days: 1 });
    await domain.get(Deletion).purgeDue();
    await domain.deliver();
    expect(await isThere(domain, name)).toBe(false);
    expect(
      await domain.database.read(({ manager }) => manager.findOneBy(UserEntity, { id: ada.userId })),
    ).toMatchObject({ avatar: null });
  });

  it('that is none is refused, and leaves the former one', async () => {
    const domain = await startDomain(open);
    const ada = await domain.person();
    const name = await setAvatar(domain, ada);
    for (const bytes of [Buffer.alloc(0), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')])
      await expect(domain.get(Avatars).set(ada, bytes)).rejects.toMatchObject({ code: 'PICTURE_INVALID' });
    const tooMany = await aPicture({ width: LIMITS.picturePixels / 1000 + 1, height: 1000 });
    await expect(domain.get(Avatars).set(ada, tooMany)).rejects.toMatchObject({ code: 'PICTURE_INVALID' });
    await domain.deliver();
    expect(await isThere(domain, name)).toBe(true);
  });

  it('that a crash kept from its card is removed within the hour', async () => {
    const folder = await makeTempFolder('files');
    onTestFinished(() => removeFolder(folder));
    const files = new FilesInACrash({ folder });
    const domain = await startDomain(open, { parts: { files } });
    const ada = await domain.person();
    await expect(setAvatar(domain, ada)).rejects.toThrow('The power is out.');
    const kept = files.names;
    expect(kept).toHaveLength(2);
    const left = async () => (await Promise.all(kept.map((name) => files.get(name)))).filter(Boolean).length;
    await domain.deliver();
    expect(await left()).toBe(2);
    domain.clock.advance({ hours: 2 });
    await domain.deliver();
    expect(await left()).toBe(0);
  });

  it('may be changed often, but not all day long', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = [await domain.person(), await domain.person()];
    const tiny = await aPicture({ width: 2, height: 2 });
    for (let changes = 0; changes < 30; changes += 1) await setAvatar(domain, ada, tiny);
    await expect(domain.get(Avatars).set(ada, tiny)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfter: 3600 },
    });
    await setAvatar(domain, bob, tiny);
    domain.clock.advance({ hours: 1, minutes: 1 });
    await setAvatar(domain, ada, tiny);
  });
});
