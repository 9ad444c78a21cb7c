import { ParleyClient } from '@parley/client';
import {
  BlockPage,
  Friend,
  FriendPage,
  type Interest,
  InterestOutcome,
  InterestPage,
  UserPage,
  UserProfile,
} from '@parley/contracts';
import { describe, expect, test } from 'vitest';
import { call, read, refusal, register, signUp, system } from './http.ts';
import { Listener } from './listener.ts';

type Person = Awaited<ReturnType<typeof signUp>>;

const ask = (from: Person, to: Person, note = '') =>
  call('POST', '/api/interests', { token: from.accessToken, body: { userId: to.user.id, note } });

async function asked(from: Person, to: Person, note = ''): Promise<Interest> {
  const { interest } = read(InterestOutcome, await ask(from, to, note));
  if (!interest) throw new Error('Nothing waits.');
  return interest;
}

const decide = ({ accessToken: token }: Person, id: string, decision: 'accept' | 'decline' | 'withdraw') =>
  call('POST', `/api/interests/${id}/${decision}`, { token });

const box = async ({ accessToken: token }: Person, name: Interest['box']) =>
  read(InterestPage, await call('GET', `/api/interests?box=${name}`, { token })).items;

const friendIds = async ({ accessToken: token }: Person) =>
  read(FriendPage, await call('GET', '/api/friends', { token })).items.map(({ user }) => user.id);

const profile = async ({ accessToken: token }: Person, { user }: Person) =>
  read(UserProfile, await call('GET', `/api/users/${user.id}`, { token }));

const block = ({ accessToken: token }: Person, { user }: Person) =>
  call('PUT', `/api/blocks/${user.id}`, { token });

async function befriend(one: Person, other: Person): Promise<void> {
  await ask(one, other);
  expect(read(InterestOutcome, await ask(other, one)).friend?.user.id).toBe(one.user.id);
}

const gone = (interestId: string) => ({ channel: 'contacts', type: 'interest-gone', data: { interestId } });
const added = ({ user }: Person) => ({
  channel: 'contacts',
  type: 'friend-added',
  data: { user: { id: user.id } },
});
const removed = ({ user }: Person) => ({
  channel: 'contacts',
  type: 'friend-removed',
  data: { userId: user.id },
});

/** Something that a person's own client hears of; whatever was told before it has arrived by then. */
async function expectNothingTold(person: Person, listener: Listener): Promise<void> {
  const bystander = await signUp();
  await block(person, bystander);
  const data = { userId: bystander.user.id, blocked: true };
  await listener.expects({ channel: 'contacts', type: 'blocks-changed', data });
}

describe('a friend request', () => {
  test('is told to every device of both, accepted, and ends in a friendship that can end', async () => {
    const [ada, bob] = await Promise.all([signUp(), signUp()]);
    const [phone, laptop, his] = await Promise.all(
      [ada, ada, bob].map(({ accessToken }) => Listener.connect(accessToken)),
    );
    if (!phone || !laptop || !his) throw new Error('Nobody listens.');

    const sent = await asked(ada, bob, ' We met at the harbour. ');
    expect(sent).toMatchObject({ box: 'sent', user: { id: bob.user.id }, note: 'We met at the harbour.' });
    const received = { ...sent, box: 'received', user: { id: ada.user.id } };
    for (const device of [phone, laptop]) {
      await device.expects({ channel: 'contacts', type: 'interest-sent', data: sent });
    }
    await his.expects({ channel: 'contacts', type: 'interest-received', data: received });
    expect(await box(ada, 'sent')).toEqual([sent]);
    expect(await box(bob, 'received')).toMatchObject([received]);
    expect((await profile(bob, ada)).relation).toEqual({
      friend: false,
      blocked: false,
      interest: 'received',
      interestId: sent.id,
    });

    expect(read(Friend, await decide(bob, sent.id, 'accept')).user.id).toBe(ada.user.id);
    for (const device of [phone, laptop]) await device.expects(gone(sent.id), added(bob));
    await his.expects(gone(sent.id), added(ada));
    expect(await friendIds(ada)).toEqual([bob.user.id]);
    expect(await friendIds(bob)).toEqual([ada.user.id]);

    const end = await call('DELETE', `/api/friends/${ada.user.id}`, { token: bob.accessToken });
    expect(end.status).toBe(204);
    for (const device of [phone, laptop]) await device.expects(removed(bob));
    await his.expects(removed(ada));
    expect(await friendIds(ada)).toEqual([]);
  });

  test('that crosses another makes friends at once, however many cross', async () => {
    const [ada, bob] = await Promise.all([signUp(), signUp()]);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? ask(ada, bob) : ask(bob, ada))),
    );
    const refusals = answers.filter(({ status }) => status >= 400).map(refusal);
    expect(refusals).toEqual(refusals.map(() => '409 CONFLICT'));
    const outcomes = answers
      .filter(({ status }) => status < 400)
      .map((answer) => read(InterestOutcome, answer));
    expect(outcomes.filter(({ friend }) => friend !== null)).toHaveLength(1);
    expect(await friendIds(ada)).toEqual([bob.user.id]);
    expect(await friendIds(bob)).toEqual([ada.user.id]);
    expect([...(await box(ada, 'sent')), ...(await box(bob, 'sent'))]).toEqual([]);
  });

  test('is declined without a word to its sender', async () => {
    const [ada, bob] = await Promise.all([signUp(), signUp()]);
    const sent = await asked(ada, bob);
    const hers = await Listener.connect(ada.accessToken);
    expect((await decide(bob, sent.id, 'decline')).status).toBe(204);
    expect(await box(bob, 'received')).toEqual([]);
    expect(await box(ada, 'sent')).toEqual([sent]);
    expect(await asked(ada, bob)).toEqual(sent);
    expect(refusal(await decide(bob, sent.id, 'accept'))).toBe('409 CONFLICT');
    await expectNothingTold(ada, hers);
  });

  test('can be withdrawn, and is then gone for both', async () => {
    const [ada, bob] = await Promise.all([signUp(), signUp()]);
    const sent = await asked(ada, bob);
    const his = await Listener.connect(bob.accessToken);
    expect((await decide(ada, sent.id, 'withdraw')).status).toBe(204);
    await his.expects(gone(sent.id));
    expect([...(await box(ada, 'sent')), ...(await box(bob, 'received'))]).toEqual([]);
  });

  test('is nobody else’s to decide', async () => {
    const [ada, bob, eve] = await Promise.all([signUp(), signUp(), signUp()]);
    const { id } = await asked(ada, bob);
    const refusals = await Promise.all([
      decide(eve, id, 'accept'),
      decide(eve, id, 'decline'),
      decide(eve, id, 'withdraw'),
      decide(ada, id, 'accept'),
      decide(bob, id, 'withdraw'),
    ]);
    expect(refusals.map(refusal)).toEqual(refusals.map(() => '404 NOT_FOUND'));
  });

  test('is refused to oneself, to friends and to whom one has blocked', async () => {
    const [ada, bob, eve] = await Promise.all([signUp(), signUp(), signUp()]);
    expect(refusal(await ask(ada, ada))).toBe('400 VALIDATION_FAILED');
    await befriend(ada, bob);
    expect(refusal(await ask(ada, bob))).toBe('409 CONFLICT');
    await block(ada, eve);
    expect(refusal(await ask(ada, eve))).toBe('409 CONFLICT');
  });

  test('is sent to the same person three times in 30 days at most', async () => {
    const [ada, bob] = await Promise.all([signUp(), signUp()]);
    for (let times = 0; times < 3; times += 1) await decide(ada, (await asked(ada, bob)).id, 'withdraw');
    const answer = await ask(ada, bob);
    expect(refusal(answer)).toBe('429 RATE_LIMITED');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(29 * 86_400);
  });
});

describe('a block', () => {
  test('ends the friendship, and of the two only the blocker learns of more than that', async () => {
    const [ada, bob] = await Promise.all([signUp(), signUp()]);
    await befriend(ada, bob);
    const [hers, his] = [await Listener.connect(ada.accessToken), await Listener.connect(bob.accessToken)];
    expect((await block(ada, bob)).status).toBe(204);
    expect((await block(ada, bob)).status).toBe(204);
    const data = { userId: bob.user.id, blocked: true };
    await hers.expects(removed(bob), { channel: 'contacts', type: 'blocks-changed', data });
    await his.expects(removed(ada));
    const { items } = read(BlockPage, await call('GET', '/api/blocks', { token: ada.accessToken }));
    expect(items.map(({ user }) => user.id)).toEqual([bob.user.id]);
    expect((await profile(ada, bob)).relation).toMatchObject({ blocked: true, friend: false });
    expect((await profile(bob, ada)).relation).toMatchObject({ blocked: false, friend: false });
    await expectNothingTold(bob, his);
  });

  test('makes requests of the blocked vanish, which to them look like any other', async () => {
    const [ada, bob, carl] = await Promise.all([signUp(), signUp(), signUp()]);
    await block(ada, bob);
    const hers = await Listener.connect(ada.accessToken);
    const [hidden, ordinary] = [await asked(bob, ada, 'hello?'), await asked(bob, carl, 'hello?')];
    expect(Object.keys(hidden)).toEqual(Object.keys(ordinary));
    expect(await box(bob, 'sent')).toEqual([ordinary, hidden]);
    expect((await profile(bob, ada)).relation).toEqual({
      ...(await profile(bob, carl)).relation,
      interestId: hidden.id,
    });
    expect(await box(ada, 'received')).toEqual([]);
    expect(refusal(await decide(ada, hidden.id, 'accept'))).toBe('404 NOT_FOUND');
    await expectNothingTold(ada, hers);
  });

  test('keeps both from finding each other until it is lifted', async () => {
    const [ada, bob] = await Promise.all([register(), signUp()]);
    const finds = async () => {
      const answer = await call('GET', `/api/users?query=${ada.username}`, { token: bob.accessToken });
      return read(UserPage, answer).items.length > 0;
    };
    expect(await finds()).toBe(true);
    const path = `/api/blocks/${bob.user.id}`;
    expect((await call('PUT', path, { token: ada.accessToken })).status).toBe(204);
    expect(await finds()).toBe(false);
    expect((await call('DELETE', path, { token: ada.accessToken })).status).toBe(204);
    expect((await call('DELETE', path, { token: ada.accessToken })).status).toBe(204);
    expect(await finds()).toBe(true);
  });
});

test('the typed client does all of it', async () => {
  const people = await Promise.all([register(), register()]);
  const [ada, bob] = await Promise.all(
    people.map(async ({ username: login, password }) => {
      const client = new ParleyClient({ baseUrl: system.url });
      const { user } = await client.auth.login({ login, password });
      return { contacts: client.contacts, users: client.users, id: user.id };
    }),
  );
  if (!ada || !bob) throw new Error('Nobody came.');
  const { interest } = await ada.contacts.ask({ userId: bob.id });
  expect(await bob.contacts.interests({ box: 'received' })).toMatchObject({ items: [{ id: interest?.id }] });
  await bob.contacts.decline(interest?.id ?? '');
  await ada.contacts.withdraw(interest?.id ?? '');
  const back = await bob.contacts.ask({ userId: ada.id, note: 'Sorry, wrong button.' });
  expect(await ada.contacts.accept(back.interest?.id ?? '')).toMatchObject({ user: { id: bob.id } });
  expect(await bob.contacts.friends({ limit: 1 })).toMatchObject({ items: [{ user: { id: ada.id } }] });
  await bob.contacts.removeFriend(ada.id);
  await bob.contacts.block(ada.id);
  expect(await bob.contacts.blocks()).toMatchObject({ items: [{ user: { id: ada.id } }] });
  expect(await bob.users.get(ada.id)).toMatchObject({ relation: { blocked: true } });
  await bob.contacts.unblock(ada.id);
  expect(await bob.contacts.blocks()).toMatchObject({ items: [] });
});
