import { Conversation, JoinCode, MemberPage, type Room, RoomPage } from '@parley/contracts';
import { describe, expect, test } from 'vitest';
import {
  as,
  conversation,
  idOf,
  must,
  outcomeOf,
  type Person,
  say,
  send,
  startGroup,
  wholeHistory,
} from '../chat.ts';
import { deviceOf } from '../device.ts';
import { newUsername, read, register } from '../http.ts';

const path = (id: string) => `/api/conversations/${id}`;
const people = (count: number) => Promise.all(Array.from({ length: count }, () => register()));

const search = async (person: Person, query: string, more = ''): Promise<RoomPage> =>
  read(RoomPage, await as(person, `GET /api/conversations/public?query=${encodeURIComponent(query)}${more}`));
const find = async (person: Person, query: string): Promise<Room[]> => (await search(person, query)).items;
const enter = (person: Person, id: string) => as(person, `POST ${path(id)}/join`);
const enterBy = (person: Person, code: string) => as(person, 'POST /api/conversations/join', { code });
const newCode = async (person: Person, id: string, limits: object = {}): Promise<JoinCode> =>
  read(JoinCode, await as(person, `POST ${path(id)}/code`, limits));

describe('a public room', () => {
  test('is found by the words of its title, entered and left by anybody', async () => {
    const [ada, bob] = [await register(), await register()];
    const word = newUsername();
    const { id } = await startGroup(ada, [], { title: `Café ${word}`, visibility: 'public' });
    await startGroup(ada, [], { title: `Private ${word}` });
    const room = { id, title: `Café ${word}`, description: '', posting: 'everyone' };
    expect(await find(bob, word.slice(0, 12).toUpperCase())).toEqual([
      { ...room, memberCount: 1, joined: false },
    ]);
    expect(await find(bob, `cafe ${word}`)).toHaveLength(1);

    const [hers, his] = [await deviceOf(ada), await deviceOf(bob)];
    expect(read(Conversation, await enter(bob, id))).toMatchObject({ id, memberCount: 2, me: { unread: 0 } });
    await must(enter(bob, id));
    await his.hears('conversations/joined', { id });
    await hers.hears('messages/added', { conversationId: id });
    expect(await find(bob, word)).toEqual([{ ...room, memberCount: 2, joined: true }]);

    await must(as(bob, `POST ${path(id)}/leave`));
    await his.hears('conversations/gone', { conversationId: id, reason: 'left' });
    expect((await wholeHistory(ada, id)).map(({ note }) => note?.type)).toEqual([
      'created',
      'joined',
      'left',
    ]);
    await must(enter(bob, id));
    expect((await conversation(bob, id)).me).toMatchObject({ role: 'member', unread: 0 });
  });

  test('appears and disappears as admins open and close it', async () => {
    const [ada, bob] = [await register(), await register()];
    const title = newUsername();
    const { id } = await startGroup(ada, [], { title });
    expect(outcomeOf(await enter(bob, id))).toBe('404 NOT_FOUND');
    await must(as(ada, `PATCH ${path(id)}`, { visibility: 'public' }));
    expect(await find(bob, title)).toHaveLength(1);
    await must(as(ada, `PATCH ${path(id)}`, { visibility: 'private' }));
    expect(await find(bob, title)).toEqual([]);
    expect(outcomeOf(await enter(bob, id))).toBe('404 NOT_FOUND');
  });

  test('is one of many, which come by pages and by title', async () => {
    const ada = await register();
    const word = newUsername();
    const titles = ['delta', 'alpha', 'charlie', 'bravo', 'echo'].map((name) => `${name} ${word}`);
    await Promise.all(titles.map((title) => startGroup(ada, [], { title, visibility: 'public' })));
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: RoomPage = await search(ada, word, `&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([...titles].sort());
  });
});

test('in a broadcast channel admins write, and the others read and react', async () => {
  const [ada, bob, carl] = [await register(), await register(), await register()];
  const { id } = await startGroup(ada, [bob, carl], { posting: 'admins' });
  await must(as(ada, `PATCH ${path(id)}/members/${idOf(bob)}`, { role: 'admin' }));
  const { seq } = await say(bob, id, 'The ferry leaves at ten.');
  expect(outcomeOf(await send(carl, id, 'I know.'))).toBe('403 FORBIDDEN');
  const device = await deviceOf(carl);
  const draft = { conversationId: id, clientId: crypto.randomUUID(), text: 'I know.' };
  expect(await device.outcome('messages', 'send', draft)).toBe('FORBIDDEN');
  await must(as(carl, `PUT ${path(id)}/messages/${seq}/reactions/${encodeURIComponent('👍')}`));
  expect(outcomeOf(await as(carl, `POST ${path(id)}/members`, { userIds: [idOf(ada)] }))).toBe(
    '403 FORBIDDEN',
  );

  await must(as(ada, `PATCH ${path(id)}`, { posting: 'everyone' }));
  const { seq: hisSeq } = await say(carl, id, 'At last.');
  await must(as(ada, `PATCH ${path(id)}`, { posting: 'admins' }));
  const edit = { text: 'At last, and again.' };
  expect(outcomeOf(await as(carl, `PATCH ${path(id)}/messages/${hisSeq}`, edit))).toBe('403 FORBIDDEN');
});

describe('a join code', () => {
  test('lets in as many as it is for, however many come at once', async () => {
    const [ada, ...others] = await people(13);
    if (!ada) throw new Error('Nobody came.');
    const { id } = await startGroup(ada);
    const { code, url, usesLeft } = await newCode(ada, id, { maxUses: 5, expiresInHours: 1 });
    expect(usesLeft).toBe(5);
    expect(url).toContain(`/join/${code}`);
    // Each tries twice, as with a bad connection: that takes no second place.
    const answers = await Promise.all([...others, ...others].map((person) => enterBy(person, code)));
    const outcomes = answers.map(outcomeOf);
    expect(new Set(outcomes)).toEqual(new Set(['ok', '404 NOT_FOUND']));
    const { items } = read(MemberPage, await as(ada, `GET ${path(id)}/members`));
    expect(items).toHaveLength(6);
    const inside = new Set(items.map(({ user }) => user.id));
    expect(
      others.filter((_, index) => outcomes[index] === 'ok').every((person) => inside.has(idOf(person))),
    ).toBe(true);
    expect(outcomeOf(await as(ada, `GET ${path(id)}/code`))).toBe('404 NOT_FOUND');
    const joined = (await wholeHistory(ada, id)).filter(({ note }) => note?.type === 'joined');
    expect(joined.map(({ senderId }) => senderId).sort()).toEqual(
      [...inside].filter((one) => one !== idOf(ada)).sort(),
    );
  });

  test('works until another one is made, or it is withdrawn', async () => {
    const [ada, bob, carl] = [await register(), await register(), await register()];
    const { id } = await startGroup(ada);
    const first = await newCode(ada, id);
    const second = await newCode(ada, id);
    expect(read(JoinCode, await as(ada, `GET ${path(id)}/code`))).toEqual(second);
    expect(outcomeOf(await enterBy(bob, first.code))).toBe('404 NOT_FOUND');
    expect(read(Conversation, await enterBy(bob, second.code))).toMatchObject({ id, memberCount: 2 });
    expect(outcomeOf(await as(bob, `GET ${path(id)}/code`))).toBe('403 FORBIDDEN');
    await must(as(ada, `DELETE ${path(id)}/code`));
    expect(outcomeOf(await enterBy(carl, second.code))).toBe('404 NOT_FOUND');
  });
});
