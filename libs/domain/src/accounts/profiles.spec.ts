import { DEFAULT_USER_SETTINGS } from '@parley/contracts';
import { UserEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { newPhone, ORIGIN, startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { Passwords } from './passwords.service.ts';
import { type Principal } from './principal.ts';
import { Profiles } from './profiles.service.ts';
import { SignIn } from './sign-in.service.ts';

async function moveTo(domain: TestDomain, person: Principal, phone: string) {
  await domain.get(Profiles).requestPhoneChange(person, { phone }, ORIGIN);
  return domain.get(Profiles).confirmPhoneChange(person, { phone, code: await domain.codeFor(phone) });
}

function rowOf(domain: TestDomain, { userId }: Principal) {
  return domain.database.read(({ manager }) => manager.findOneBy(UserEntity, { id: userId }));
}

describeOnEachDatabase('a profile', (open) => {
  it('is changed field by field; what is not given stays', async () => {
    const domain = await startDomain(open);
    const ada = await domain.person();
    const before = await domain.get(Profiles).get(ada);
    const change = {
      displayName: 'Ada Łøvelace',
      username: 'Ada.Lovelace',
      about: 'Notes on\nthe Engine 👩‍💻',
      locale: 'en-GB',
    };
    const changed = await domain.get(Profiles).change(ada, change);
    expect(changed).toEqual({ ...before, ...change });
    expect(await domain.get(Profiles).change(ada, {})).toEqual(changed);
    expect(await domain.get(Profiles).change(ada, { about: '' })).toEqual({ ...changed, about: '' });
    expect(await rowOf(domain, ada)).toMatchObject({ usernameKey: 'ada.lovelace', nameKey: 'ada lovelace' });
  });

  it('merges its settings', async () => {
    const domain = await startDomain(open);
    const ada = await domain.person();
    const change = (settings: object) => domain.get(Profiles).change(ada, { settings });
    expect(await change({ lastSeen: 'friends' })).toMatchObject({
      settings: { ...DEFAULT_USER_SETTINGS, lastSeen: 'friends' },
    });
    expect(await change({ readReceipts: false })).toMatchObject({
      settings: { ...DEFAULT_USER_SETTINGS, lastSeen: 'friends', readReceipts: false },
    });
    expect((await domain.get(Profiles).get(await domain.person())).settings).toEqual(DEFAULT_USER_SETTINGS);
  });

  it('cannot take the username of somebody else, in whatever case, or one of authority', async () => {
    const domain = await startDomain(open);
    const [ada, eve] = [await domain.person(), await domain.person()];
    const rename = (person: Principal, username: string) => domain.get(Profiles).change(person, { username });
    const taken = { code: 'USERNAME_TAKEN', details: { fields: [{ path: 'username' }] } };
    await rename(ada, 'Countess');
    await expect(rename(eve, 'countesS')).rejects.toMatchObject(taken);
    await expect(rename(eve, 'Support')).rejects.toMatchObject(taken);
    expect(await rename(ada, 'COUNTESS')).toMatchObject({ username: 'COUNTESS' });
    await rename(ada, 'ada');
    expect(await rename(eve, 'Countess')).toMatchObject({ username: 'Countess' });
  });

  it('of somebody whose account has gone is not shown or changed', async () => {
    const domain = await startDomain(open);
    const ada = await domain.person();
    await domain.database.write((tx) => tx.manager.update(UserEntity, ada.userId, { deletedAt: tx.now }));
    const gone = { code: 'SESSION_REVOKED' };
    await expect(domain.get(Profiles).get(ada)).rejects.toMatchObject(gone);
    await expect(domain.get(Profiles).change(ada, { about: 'Boo' })).rejects.toMatchObject(gone);
  });
});

describeOnEachDatabase('the phone number of a profile', (open) => {
  it('is changed by a code that was sent to the new one, and signs in from then on', async () => {
    const domain = await startDomain(open);
    const [former, latter] = [newPhone(), newPhone()];
    const ada = await domain.person(former);
    const me = await moveTo(domain, ada, latter);
    expect(me).toMatchObject({ phone: latter });
    expect(await domain.signIn(latter)).toMatchObject({ created: false, user: { id: ada.userId } });
    const stranger = await domain.signIn(former);
    expect(stranger).toMatchObject({ created: true });
  });

  it('that belongs to somebody is told so only to who can read the code', async () => {
    const domain = await startDomain(open);
    const [ada, eve] = [await domain.person(), await domain.person()];
    const { phone } = await domain.get(Profiles).get(ada);
    const taken = phone ?? '';
    domain.clock.advance({ days: 2 });
    const answers = [taken, newPhone()].map((number) =>
      domain.get(Profiles).requestPhoneChange(eve, { phone: number }, ORIGIN),
    );
    const [forTaken, forFree] = await Promise.all(answers);
    expect(forTaken).toEqual(forFree);
    const confirm = (code: string) => domain.get(Profiles).confirmPhoneChange(eve, { phone: taken, code });
    await expect(confirm('wrong!')).rejects.toMatchObject({ code: 'CODE_INVALID' });
    await expect(confirm(await domain.codeFor(taken))).rejects.toMatchObject({ code: 'PHONE_TAKEN' });
    expect(await domain.get(Profiles).get(ada)).toMatchObject({ phone: taken });
  });

  it('can be removed where something else opens the account', async () => {
    const domain = await startDomain(open);
    const ada = await domain.person();
    await expect(domain.get(Profiles).removePhone(ada)).rejects.toMatchObject({
      code: 'LAST_SIGN_IN_METHOD',
    });
    await domain.get(Passwords).change(ada, { newPassword: 'correct horse battery' });
    const { username, phone } = await domain.get(Profiles).removePhone(ada);
    expect(phone).toBeNull();
    await expect(
      domain.get(SignIn).byPassword({ login: username, password: 'correct horse battery' }, ORIGIN),
    ).resolves.toMatchObject({ user: { id: ada.userId } });
  });
});
