import { Conversation, type Member, MemberPage } from '@parley/contracts';
import { describe, expect, test } from 'vitest';
import {
  as,
  conversation,
  idOf,
  must,
  outcomeOf,
  type Person,
  say,
  startGroup,
  wholeHistory,
} from '../chat.ts';
import { type Device, deviceOf } from '../device.ts';
import { read, register } from '../http.ts';

const path = (id: string) => `/api/conversations/${id}`;
const add = (person: Person, id: string, ...others: Person[]) =>
  as(person, `POST ${path(id)}/members`, { userIds: others.map(idOf) });
const setRole = (person: Person, id: string, other: Person, role: string) =>
  as(person, `PATCH ${path(id)}/members/${idOf(other)}`, { role });
const remove = (person: Person, id: string, other: Person) =>
  as(person, `DELETE ${path(id)}/members/${idOf(other)}`);
const change = (person: Person, id: string, changes: object) => as(person, `PATCH ${path(id)}`, changes);
const leave = (person: Person, id: string) => as(person, `POST ${path(id)}/leave`);

const membersOf = async (person: Person, id: string): Promise<Member[]> =>
  read(MemberPage, await as(person, `GET ${path(id)}/members`)).items;

const rolesIn = async (person: Person, id: string): Promise<Record<string, string>> =>
  Object.fromEntries((await membersOf(person, id)).map(({ user, role }) => [user.id, role]));

const notesOf = async (person: Person, id: string) =>
  (await wholeHistory(person, id)).map(({ senderId, note }) => ({ by: senderId, ...note }));

/** The members as a client knows them that was told each change since it asked for them. */
function membersTold(device: Device, id: string, before: readonly Member[]): Member[] {
  const members = new Map(before.map((member) => [member.user.id, member]));
  for (const { data } of device.changesOf(id)) {
    if (!('info' in data)) continue;
    for (const member of data.membersChanged) members.set(member.user.id, member);
    for (const userId of data.membersGone) members.delete(userId);
  }
  return [...members.values()].sort((one, other) => (one.user.id < other.user.id ? -1 : 1));
}

describe('a group', () => {
  test('tells all that happens to it, and always has an owner', async () => {
    const [ada, bob, carl, dora] = await Promise.all([register(), register(), register(), register()]);
    const { id, version } = await startGroup(ada, [bob, carl]);
    const device = await deviceOf(carl);
    const before = await membersOf(carl, id);

    await must(add(carl, id, dora));
    await must(setRole(ada, id, bob, 'admin'));
    await must(change(bob, id, { title: 'Sunday walk', description: 'By the lighthouse.' }));
    await must(leave(ada, id));
    expect(await rolesIn(dora, id)).toEqual({
      [idOf(bob)]: 'owner',
      [idOf(carl)]: 'member',
      [idOf(dora)]: 'member',
    });
    await must(leave(bob, id));

    expect(await notesOf(dora, id)).toEqual([
      { by: idOf(ada), type: 'created' },
      { by: idOf(ada), type: 'members-added', userIds: expect.arrayContaining([idOf(bob), idOf(carl)]) },
      { by: idOf(carl), type: 'members-added', userIds: [idOf(dora)] },
      { by: idOf(ada), type: 'role-changed', userId: idOf(bob), role: 'admin' },
      { by: idOf(bob), type: 'title-changed', title: 'Sunday walk' },
      { by: idOf(ada), type: 'role-changed', userId: idOf(bob), role: 'owner' },
      { by: idOf(ada), type: 'left' },
      { by: idOf(bob), type: 'role-changed', userId: idOf(carl), role: 'owner' },
      { by: idOf(bob), type: 'left' },
    ]);
    const now = await conversation(carl, id);
    expect(now).toMatchObject({
      title: 'Sunday walk',
      description: 'By the lighthouse.',
      memberCount: 2,
      me: { role: 'owner' },
    });
    await device.waits(() => expect(device.changesOf(id).at(-1)?.data.version).toBe(now.version));
    expect(device.changesOf(id)[0]?.data.since).toBe(version);
    expect(membersTold(device, id, before)).toEqual(await membersOf(carl, id));
    const infos = device.changesOf(id).flatMap(({ data }) => ('info' in data ? [data.info] : []));
    expect(now).toMatchObject(infos.at(-1) ?? {});

    await must(leave(carl, id));
    await must(leave(dora, id));
    for (const person of [ada, dora])
      expect(outcomeOf(await as(person, `GET ${path(id)}`))).toBe('404 NOT_FOUND');
  });

  test('is in the hands of its owner and admins', async () => {
    const [ada, bob, carl, dora] = await Promise.all([register(), register(), register(), register()]);
    const { id } = await startGroup(ada, [bob, carl, dora]);
    await must(setRole(ada, id, bob, 'admin'));
    const refused = await Promise.all([
      change(carl, id, { title: 'Mine' }),
      remove(carl, id, dora),
      setRole(carl, id, dora, 'admin'),
      setRole(bob, id, dora, 'admin'),
      remove(bob, id, ada),
      remove(bob, id, bob),
      as(carl, `POST ${path(id)}/code`, {}),
    ]);
    expect(refused.map(outcomeOf)).toEqual(refused.map(() => '403 FORBIDDEN'));
    expect(outcomeOf(await setRole(ada, id, ada, 'member'))).toBe('409 CONFLICT');
    await must(setRole(ada, id, dora, 'owner'));
    expect((await conversation(ada, id)).me.role).toBe('admin');
    expect((await conversation(dora, id)).me.role).toBe('owner');
    await must(remove(dora, id, ada));
    await must(remove(bob, id, carl));
    expect(await rolesIn(bob, id)).toEqual({ [idOf(bob)]: 'admin', [idOf(dora)]: 'owner' });
  });

  test('takes nobody in who has blocked the one who adds them, and nobody twice', async () => {
    const [ada, bob, carl] = await Promise.all([register(), register(), register()]);
    await must(as(carl, `PUT /api/blocks/${idOf(ada)}`));
    const { id } = await startGroup(ada, [bob, carl, ada]);
    const { version } = read(Conversation, await add(ada, id, bob, carl));
    expect((await conversation(ada, id)).version).toBe(version);
    expect((await membersOf(ada, id)).map(({ user }) => user.id).sort()).toEqual(
      [idOf(ada), idOf(bob)].sort(),
    );
    await must(add(bob, id, carl));
    expect((await conversation(carl, id)).memberCount).toBe(3);
  });

  test('lists its members by pages', async () => {
    const [ada, ...others] = await Promise.all([register(), register(), register(), register(), register()]);
    const { id } = await startGroup(ada, others);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = read(MemberPage, await as(ada, `GET ${path(id)}/members?limit=2${query}`));
      seen.push(...page.items.map(({ user }) => user.id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([ada, ...others].map(idOf).sort());
  });

  test('is muted, pinned, archived and marked unread by each one alone', async () => {
    const [ada, bob] = await Promise.all([register(), register()]);
    const { id, version } = await startGroup(ada, [bob]);
    const [phone, laptop, hers] = [await deviceOf(bob), await deviceOf(bob), await deviceOf(ada)];
    const settings = {
      mutedUntil: '2999-01-01T00:00:00.000Z',
      pinned: true,
      archived: true,
      markedUnread: true,
    };
    const changed = read(Conversation, await as(bob, `PATCH ${path(id)}/membership`, settings));
    expect(changed).toMatchObject({ version, me: settings });
    for (const device of [phone, laptop]) {
      await device.hears('conversations/membership', { conversationId: id, me: changed.me });
    }
    const { me } = await conversation(ada, id);
    expect(me).toMatchObject({ mutedUntil: null, pinned: false, archived: false, markedUnread: false });
    await say(bob, id, 'Back again');
    expect((await conversation(bob, id)).me).toMatchObject({ markedUnread: false, pinned: true, unread: 0 });
    await hers.hears('messages/added', { conversationId: id });
    expect(hers.told('conversations/membership')).toEqual([]);
  });
});
