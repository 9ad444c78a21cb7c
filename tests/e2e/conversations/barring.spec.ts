import { randomUUID } from 'node:crypto';
import { Conversation, JoinCode } from '@parley/contracts';
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
  twoFriends,
} from '../chat.ts';
import { type Device, deviceOf, devicesOf } from '../device.ts';
import { read, register } from '../http.ts';

type Write = (text: string) => Promise<string>;

/** The ways somebody can write: connections that lead through both gateways, and HTTP. */
const waysOf = (person: Person, devices: readonly Device[], conversationId: string): Write[] => [
  ...devices.map((device): Write => {
    return (text) => device.outcome('messages', 'send', { conversationId, clientId: randomUUID(), text });
  }),
  async (text) => outcomeOf(await send(person, conversationId, text)).replace(/^\d+ /, ''),
];

/**
 * All write by all their ways, without a pause while `act` is under way, and three times more on each after it was answered.
 * Says how each one fared from then on.
 */
async function writeDuring(act: () => Promise<void>, ...writers: (readonly Write[])[]): Promise<string[][]> {
  let answered = false;
  const goOn = async (write: Write): Promise<string[]> => {
    const after: string[] = [];
    while (after.length < 3) {
      const isLate = answered;
      const outcome = await write(isLate ? 'late' : 'early');
      if (isLate) after.push(outcome);
    }
    return after;
  };
  for (const write of writers.flat()) expect(await write('early')).toBe('ok');
  const writing = Promise.all(writers.map(async (ways) => (await Promise.all(ways.map(goOn))).flat()));
  await act();
  answered = true;
  return writing;
}

const textsTo = (device: Device, id: string): string[] =>
  device.told('messages/added').flatMap(({ conversationId, messages }) => {
    return conversationId === id ? messages.map(({ text }) => text) : [];
  });

/** A group of three, and another one of Ada and Bob by which it shows how far his news are. */
async function watchedGroup(more: object = {}) {
  const [ada, bob, carl] = await Promise.all([register(), register(), register()]);
  const { id } = await startGroup(ada, [bob, carl], more);
  const aside = await startGroup(ada, [bob]);
  const [hers, his, carls] = [await devicesOf(ada), await devicesOf(bob), await devicesOf(carl)];
  return { ada, bob, carl, id, aside: aside.id, hers, his, carls };
}

/** Whoever is out hears nothing that happened after they were, though the others do. */
async function expectSilence(
  { ada, id, aside, his, carls }: Awaited<ReturnType<typeof watchedGroup>>,
  reason: 'removed' | 'banned',
): Promise<void> {
  const { version } = await conversation(ada, id);
  for (const device of carls) {
    await device.waits(() => expect(device.changesOf(id).at(-1)?.data.version).toBe(version));
    expect(textsTo(device, id)).toContain('late');
  }
  const going = carls[0]?.changesOf(id).find(({ data }) => 'info' in data && data.membersGone.length > 0);
  await say(ada, aside, 'the end');
  for (const device of his) {
    await device.waits(() => expect(textsTo(device, aside)).toContain('the end'));
    expect(device.told('conversations/gone')).toEqual([{ conversationId: id, reason }]);
    expect(textsTo(device, id)).not.toContain('late');
    const last = device.changesOf(id).at(-1)?.data.version ?? 0;
    expect(last).toBeLessThan(going?.data.version ?? 0);
    const gone = device.heard.findIndex(({ type }) => type === 'gone');
    expect(JSON.stringify(device.heard.slice(gone + 1))).not.toContain(id);
  }
}

/** None of it is there for who is out. */
async function expectShut({ bob, id, his }: Awaited<ReturnType<typeof watchedGroup>>): Promise<void> {
  const path = `/api/conversations/${id}`;
  const answers = await Promise.all([
    as(bob, `GET ${path}`),
    as(bob, `GET ${path}/messages`),
    as(bob, `GET ${path}/members`),
    as(bob, `PUT ${path}/messages/1/reactions/${encodeURIComponent('👍')}`),
    as(bob, `POST ${path}/read`, { seq: 1 }),
    send(bob, id, 'Let me in'),
  ]);
  expect(answers.map(outcomeOf)).toEqual(answers.map(() => '404 NOT_FOUND'));
  const conversationId = id;
  for (const device of his) {
    const outcomes = [
      await device.outcome('messages', 'send', { conversationId, clientId: randomUUID(), text: 'Let me in' }),
      await device.outcome('messages', 'read', { conversationId, seq: 1 }),
      await device.outcome('conversations', 'open', { conversationId }),
      await device.outcome('typing', 'start', { conversationId }),
    ];
    expect(outcomes).toEqual(outcomes.map(() => 'NOT_FOUND'));
    expect(await device.ask('conversations', 'sync', { known: [[id, 1]] })).toMatchObject({ gone: [id] });
  }
}

describe('a block', () => {
  test('keeps out all that is written after its answer, on whatever way', async () => {
    const { ada, bob, id } = await twoFriends();
    const { seq } = await say(bob, id, 'Good morning');
    const [hers, his] = [await deviceOf(ada), await devicesOf(bob)];
    const block = () => must(as(ada, `PUT /api/blocks/${idOf(bob)}`));
    const [after = []] = await writeDuring(block, waysOf(bob, his, id));
    expect(new Set(after)).toEqual(new Set(['FORBIDDEN']));

    const path = `/api/conversations/${id}/messages/${seq}`;
    const refused = await Promise.all([
      as(bob, `PATCH ${path}`, { text: 'Bad morning' }),
      as(bob, `PUT ${path}/reactions/${encodeURIComponent('👎')}`),
      as(bob, `PUT ${path}/pin`),
      send(ada, id, 'And stay away'),
    ]);
    expect(refused.map(outcomeOf)).toEqual(refused.map(() => '403 FORBIDDEN'));
    const { lastSeq, version } = await conversation(ada, id);
    await hers.waits(() => expect(hers.changesOf(id).at(-1)?.data.version).toBe(version));
    expect(textsTo(hers, id)).toEqual(Array.from({ length: lastSeq - 1 }, () => 'early'));
    expect((await conversation(bob, id)).lastSeq).toBe(lastSeq);
    await must(as(bob, `DELETE ${path}`));
  });

  test('parts the two: neither hears that the other one types, reads or comes, until it is lifted', async () => {
    const { ada, bob, id } = await twoFriends();
    const { seq } = await say(ada, id, 'Good morning');
    const [hers, his] = [await deviceOf(ada), await deviceOf(bob)];
    for (const [device, other] of [
      [hers, bob],
      [his, ada],
    ] as const) {
      await device.ask('conversations', 'open', { conversationId: id });
      await device.ask('presence', 'watch', { userIds: [idOf(other)] });
    }
    await must(as(ada, `PUT /api/blocks/${idOf(bob)}`));
    const gone = { online: false, lastSeen: null };
    await hers.hears('presence/changed', { userId: idOf(bob), ...gone });
    await his.hears('presence/changed', { userId: idOf(ada), ...gone });
    for (const device of [hers, his]) device.heard.length = 0;

    for (const device of [hers, his]) {
      expect(await device.outcome('typing', 'start', { conversationId: id })).toBe('FORBIDDEN');
      await device.ask('messages', 'delivered', { conversationId: id, seq });
      await device.ask('messages', 'read', { conversationId: id, seq });
      await must(as(device === hers ? ada : bob, 'PATCH /api/me', { settings: { lastSeen: 'everyone' } }));
    }
    const markOf = async (person: Person, by: Person) =>
      (await conversation(by, id)).watermarks.find(({ userId }) => userId === idOf(person));
    expect(await markOf(bob, ada)).toMatchObject({ deliveredSeq: 0, readSeq: 0 });
    expect(await markOf(bob, bob)).toMatchObject({ deliveredSeq: seq, readSeq: seq });

    await must(as(ada, `DELETE /api/blocks/${idOf(bob)}`));
    await hers.hears('presence/changed', { userId: idOf(bob), online: true });
    await his.hears('presence/changed', { userId: idOf(ada), online: true });
    for (const device of [hers, his]) {
      expect(device.told('receipts/advanced')).toEqual([]);
      expect(device.told('typing/started')).toEqual([]);
      expect(device.told('presence/changed').filter(({ online }) => !online)).toEqual([]);
    }
  });

  test('leaves both in their groups, where the blocked cannot bring the blocker', async () => {
    const [ada, bob, carl] = await Promise.all([register(), register(), register()]);
    const { id } = await startGroup(carl, [ada, bob]);
    await must(as(ada, `PUT /api/blocks/${idOf(bob)}`));
    await say(bob, id, 'Hello, all');
    expect((await conversation(ada, id)).lastMessage?.text).toBe('Hello, all');
    const own = await startGroup(bob);
    const answer = await as(bob, `POST /api/conversations/${own.id}/members`, { userIds: [idOf(ada)] });
    expect(read(Conversation, answer).memberCount).toBe(1);
  });
});

describe('a removal', () => {
  test('holds from its answer on: nothing goes out to the removed, and nothing comes in', async () => {
    const group = await watchedGroup();
    const { ada, bob, id, hers, his } = group;
    const remove = () => must(as(ada, `DELETE /api/conversations/${id}/members/${idOf(bob)}`));
    const [kept = [], shut = []] = await writeDuring(remove, waysOf(ada, hers, id), waysOf(bob, his, id));
    expect(new Set(kept)).toEqual(new Set(['ok']));
    expect(new Set(shut)).toEqual(new Set(['NOT_FOUND']));
    await expectSilence(group, 'removed');
    await expectShut(group);
  });

  test('lets the person be brought back, who then has read what is there', async () => {
    const [ada, bob] = await Promise.all([register(), register()]);
    const { id } = await startGroup(ada, [bob]);
    await must(as(ada, `DELETE /api/conversations/${id}/members/${idOf(bob)}`));
    await say(ada, id, 'He is gone.');
    await must(as(ada, `POST /api/conversations/${id}/members`, { userIds: [idOf(bob)] }));
    expect((await conversation(bob, id)).me).toMatchObject({ role: 'member', unread: 0 });
  });
});

describe('a ban', () => {
  test('holds from its answer on, and keeps every door shut until an admin opens one', async () => {
    const group = await watchedGroup({ visibility: 'public' });
    const { ada, bob, carl, id, hers, his } = group;
    const path = `/api/conversations/${id}`;
    const { code } = read(JoinCode, await as(ada, `POST ${path}/code`, {}));
    const ban = () => must(as(ada, `DELETE ${path}/members/${idOf(bob)}?ban=true`));
    const [kept = [], shut = []] = await writeDuring(ban, waysOf(ada, hers, id), waysOf(bob, his, id));
    expect(new Set(kept)).toEqual(new Set(['ok']));
    expect(new Set(shut)).toEqual(new Set(['NOT_FOUND']));
    await expectSilence(group, 'banned');
    await expectShut(group);

    expect(outcomeOf(await as(bob, `POST ${path}/join`))).toBe('403 FORBIDDEN');
    expect(outcomeOf(await as(bob, 'POST /api/conversations/join', { code }))).toBe('403 FORBIDDEN');
    await must(as(ada, `PATCH ${path}`, { visibility: 'private' }));
    await must(as(carl, `POST ${path}/members`, { userIds: [idOf(bob)] }));
    expect(outcomeOf(await as(bob, `GET ${path}`))).toBe('404 NOT_FOUND');
    await must(as(ada, `POST ${path}/members`, { userIds: [idOf(bob)] }));
    await say(bob, id, 'Thank you.');
  });
});
