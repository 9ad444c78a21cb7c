import { createHash } from 'node:crypto';
import { type AppError } from '@parley/contracts';
import { IdentityEntity, UserEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { ORIGIN, startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { Emails } from './emails.service.ts';
import { GoogleAccounts, type GoogleProfile } from './google-accounts.service.ts';
import { type Principal } from './principal.ts';
import { Profiles } from './profiles.service.ts';
import { SignIn } from './sign-in.service.ts';

const GRACE: GoogleProfile = {
  subject: '110000000000000000001',
  email: 'Grace@example.org',
  emailVerified: true,
  name: 'Grace Hopper',
};
const LINK_INVALID = { code: 'LINK_INVALID' };
const CODE_INVALID = { code: 'CODE_INVALID' };
const CONFLICT = { code: 'CONFLICT' };

async function finish(domain: TestDomain, profile: GoogleProfile = GRACE, challenge?: string) {
  const end = await domain.get(GoogleAccounts).finish(profile, challenge === undefined ? {} : { challenge });
  if (!('code' in end)) throw new Error('Linked, and did not sign in.');
  return end.code;
}

async function signIn(domain: TestDomain, profile: GoogleProfile = GRACE) {
  return domain.get(SignIn).exchange({ code: await finish(domain, profile) }, ORIGIN);
}

async function link(domain: TestDomain, person: Principal, profile: GoogleProfile = GRACE) {
  const ticket = await domain.get(GoogleAccounts).startLink(person);
  return domain.get(GoogleAccounts).finish(profile, { link: ticket });
}

async function claim(domain: TestDomain, person: Principal, email = GRACE.email ?? ''): Promise<void> {
  await domain.get(Profiles).changeEmail(person, { email });
}

async function own(domain: TestDomain, person: Principal, email = GRACE.email ?? ''): Promise<void> {
  await claim(domain, person, email);
  await domain.get(Emails).confirm({ token: await domain.linkFor(email) });
}

function counts(domain: TestDomain) {
  return domain.database.read(async ({ manager }) => ({
    users: await manager.count(UserEntity),
    identities: await manager.count(IdentityEntity),
  }));
}

describeOnEachDatabase('signing in with Google', (open) => {
  it('makes an account the first time, and finds it ever after', async () => {
    const domain = await startDomain(open);
    const first = await signIn(domain);
    expect(first).toMatchObject({
      created: true,
      user: {
        displayName: 'Grace Hopper',
        email: 'Grace@example.org',
        emailVerified: true,
        googleLinked: true,
        hasPassword: false,
      },
    });
    const moved = { ...GRACE, email: 'grace@elsewhere.example', name: 'Admiral Hopper' };
    expect(await signIn(domain, moved)).toMatchObject({
      created: false,
      user: { id: first.user.id, displayName: 'Grace Hopper', email: 'Grace@example.org' },
    });
  });

  it('makes one account for twenty first sign-ins at once', async () => {
    const domain = await startDomain(open);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => signIn(domain)));
    expect(new Set(tokens.map(({ user }) => user.id)).size).toBe(1);
    expect(tokens.filter(({ created }) => created)).toHaveLength(1);
    expect(await counts(domain)).toEqual({ users: 1, identities: 1 });
  });

  it('links one of two accounts at Google that come with one address at once', async () => {
    const domain = await startDomain(open);
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => signIn(domain, { ...GRACE, subject: `subject-${index % 2}` })),
    );
    const refusals = results.flatMap((result) =>
      result.status === 'rejected' ? [(result.reason as AppError).code] : [],
    );
    expect(refusals).toEqual(Array(5).fill('CONFLICT'));
    expect(await counts(domain)).toEqual({ users: 1, identities: 1 });
  });

  it('links to the account whose address both sides have confirmed', async () => {
    const domain = await startDomain(open);
    const grace = await domain.person();
    await own(domain, grace, 'grace@EXAMPLE.org');
    expect(await signIn(domain)).toMatchObject({
      created: false,
      user: { id: grace.userId, googleLinked: true },
    });
    await expect(signIn(domain, { ...GRACE, subject: 'another' })).rejects.toMatchObject(CONFLICT);
  });

  it('does not link by an address that only one side has confirmed', async () => {
    const domain = await startDomain(open);
    const [owner, claimant] = [await domain.person(), await domain.person()];
    await own(domain, owner, 'owner@example.org');
    await claim(domain, claimant);
    const byGoogle = await signIn(domain, { ...GRACE, email: 'owner@example.org', emailVerified: false });
    expect(byGoogle).toMatchObject({ created: true, user: { email: null } });
    const another = await signIn(domain, { ...GRACE, subject: 'another' });
    expect(another).toMatchObject({ created: true, user: { email: GRACE.email } });
    const ids = [owner.userId, claimant.userId, byGoogle.user.id, another.user.id];
    expect(new Set(ids).size).toBe(4);
  });

  it.each([
    ['no address and no name', { email: null, name: '' }, { displayName: 'New member', email: null }],
    ['an address that is none', { email: 'grace at home' }, { displayName: 'Grace Hopper', email: null }],
    ['a long name', { name: `${'g'.repeat(63)}😀` }, { displayName: 'g'.repeat(63) }],
    ['a name that cannot be shown', { name: 'Grace\u202E' }, { displayName: 'New member' }],
  ])('makes do with %s', async (_, given, expected) => {
    const domain = await startDomain(open);
    expect(await signIn(domain, { ...GRACE, ...given })).toMatchObject({ created: true, user: expected });
  });

  it('ends in a code that is good once, for a minute', async () => {
    const domain = await startDomain(open);
    const code = await finish(domain);
    const exchanges = await Promise.allSettled(
      Array.from({ length: 10 }, () => domain.get(SignIn).exchange({ code }, ORIGIN)),
    );
    expect(exchanges.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const late = await finish(domain);
    domain.clock.advance({ minutes: 1 });
    await expect(domain.get(SignIn).exchange({ code: late }, ORIGIN)).rejects.toMatchObject(CODE_INVALID);
    await expect(domain.get(SignIn).exchange({ code: 'unknown' }, ORIGIN)).rejects.toMatchObject(
      CODE_INVALID,
    );
  });

  it('gives tokens only to who began it, where it began with a challenge', async () => {
    const domain = await startDomain(open);
    const verifier = 'v'.repeat(43);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const code = await finish(domain, GRACE, challenge);
    const exchange = (more: object) => domain.get(SignIn).exchange({ code, ...more }, ORIGIN);
    await expect(exchange({})).rejects.toMatchObject(CODE_INVALID);
    await expect(exchange({ verifier: 'w'.repeat(43) })).rejects.toMatchObject(CODE_INVALID);
    await expect(exchange({ verifier: challenge })).rejects.toMatchObject(CODE_INVALID);
    await expect(exchange({ verifier })).resolves.toMatchObject({ created: true });
  });
});

describeOnEachDatabase('linking Google from inside', (open) => {
  it('takes a ticket that is good once, for ten minutes', async () => {
    const domain = await startDomain(open);
    const person = await domain.person();
    const google = domain.get(GoogleAccounts);
    const ticket = await google.startLink(person);
    expect(await google.finish(GRACE, { link: ticket })).toEqual({ linked: true });
    expect(await domain.get(Profiles).get(person)).toMatchObject({ googleLinked: true, email: null });
    expect(await signIn(domain)).toMatchObject({ created: false, user: { id: person.userId } });
    await expect(google.finish(GRACE, { link: ticket })).rejects.toMatchObject(LINK_INVALID);
    const late = await google.startLink(person);
    domain.clock.advance({ minutes: 10 });
    await expect(google.finish(GRACE, { link: late })).rejects.toMatchObject(LINK_INVALID);
    await expect(google.finish(GRACE, { link: 'unknown' })).rejects.toMatchObject(LINK_INVALID);
    await expect(domain.get(SignIn).exchange({ code: late }, ORIGIN)).rejects.toMatchObject(CODE_INVALID);
  });

  it('again changes nothing; to a second account, or of a second one, is refused', async () => {
    const domain = await startDomain(open);
    const [grace, eve] = [await domain.person(), await domain.person()];
    await link(domain, grace);
    expect(await link(domain, grace)).toEqual({ linked: true });
    await expect(link(domain, eve)).rejects.toMatchObject(CONFLICT);
    await expect(link(domain, grace, { ...GRACE, subject: 'another' })).rejects.toMatchObject(CONFLICT);
    expect(await counts(domain)).toEqual({ users: 2, identities: 1 });
  });

  it('by many at once links one of them', async () => {
    const domain = await startDomain(open);
    const people = [await domain.person(), await domain.person(), await domain.person()];
    const results = await Promise.allSettled(people.map((person) => link(domain, person)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject(CONFLICT);
  });

  it('can be undone, unless nothing else opens the account', async () => {
    const domain = await startDomain(open);
    const grace = await domain.principalOf(await signIn(domain));
    await expect(domain.get(GoogleAccounts).unlink(grace)).rejects.toMatchObject({
      code: 'LAST_SIGN_IN_METHOD',
    });
    const person = await domain.person();
    await link(domain, person, { ...GRACE, subject: 'another' });
    expect(await domain.get(GoogleAccounts).unlink(person)).toMatchObject({ googleLinked: false });
    expect(await domain.get(GoogleAccounts).unlink(person)).toMatchObject({ googleLinked: false });
    const stranger = await signIn(domain, { ...GRACE, subject: 'another', email: null });
    expect(stranger).toMatchObject({ created: true });
  });

  it('and the phone cannot both be removed at once', async () => {
    const domain = await startDomain(open);
    const person = await domain.person();
    await link(domain, person);
    const results = await Promise.allSettled([
      domain.get(GoogleAccounts).unlink(person),
      domain.get(Profiles).removePhone(person),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
