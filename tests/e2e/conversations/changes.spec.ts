import { Message, MessageWordings } from '@parley/contracts';
import { describe, expect, test } from 'vitest';
import {
  as,
  conversation,
  history,
  idOf,
  must,
  outcomeOf,
  say,
  startGroup,
  twoFriends,
  wholeHistory,
} from '../chat.ts';
import { type Device, deviceOf } from '../device.ts';
import { read, register } from '../http.ts';

const path = (id: string, seq: number) => `/api/conversations/${id}/messages/${seq}`;
const reaction = (id: string, seq: number, emoji: string) =>
  `${path(id, seq)}/reactions/${encodeURIComponent(emoji)}`;

/** The messages as a client knows them that was told of each change, the first included. */
function messagesTold(device: Device, id: string): Message[] {
  const messages = new Map<number, Message>();
  for (const { data } of device.changesOf(id)) {
    if ('messages' in data) for (const message of data.messages) messages.set(message.seq, message);
  }
  return [...messages.values()].sort((one, other) => one.seq - other.seq);
}

describe('what is changed', () => {
  test('reaches everybody step by step, and ends as it is for who asks afresh', async () => {
    const [ada, bob, carl] = await Promise.all([register(), register(), register()]);
    const { id, version } = await startGroup(ada, [bob, carl]);
    const device = await deviceOf(carl);
    const first = await say(ada, id, 'Meet at nine.');
    const second = await say(bob, id, 'Fine 👍');
    const third = await say(bob, id, 'Where?');

    await must(as(ada, `PATCH ${path(id, first.seq)}`, { text: 'Meet at ten.' }));
    await must(as(bob, `PUT ${reaction(id, first.seq, '🎉')}`));
    await must(as(carl, `PUT ${reaction(id, first.seq, '🎉')}`));
    await must(as(carl, `PUT ${reaction(id, first.seq, '👨‍👩‍👧‍👦')}`));
    await must(as(bob, `DELETE ${reaction(id, first.seq, '🎉')}`));
    await must(as(ada, `PUT ${path(id, first.seq)}/pin`));
    await must(as(ada, `PUT ${path(id, second.seq)}/pin`));
    await must(as(ada, `DELETE ${path(id, first.seq)}/pin`));
    await must(as(ada, `DELETE ${path(id, second.seq)}`));
    await must(as(bob, `DELETE ${path(id, third.seq)}`));
    const react = { conversationId: id, seq: first.seq, emoji: '🌊' };
    const reacted = Message.parse(await device.ask('messages', 'react', react));
    expect(reacted.reactions.map(({ emoji, count }) => [emoji, count])).toEqual([
      ['🎉', 1],
      ['👨‍👩‍👧‍👦', 1],
      ['🌊', 1],
    ]);

    const now = await conversation(carl, id);
    await device.waits(() => expect(device.changesOf(id).at(-1)?.data.version).toBe(now.version));
    expect(device.changesOf(id)[0]?.data.since).toBe(version);
    const { messages } = await history(carl, id, `after=${now.lastSeq - messagesTold(device, id).length}`);
    expect(messagesTold(device, id)).toEqual(messages);
    expect(messages.slice(0, 3)).toMatchObject([
      { text: 'Meet at ten.', editedAt: expect.any(String), deletedAt: null },
      { text: '', deletedAt: expect.any(String), reactions: [] },
      { text: '', deletedAt: expect.any(String) },
    ]);
    const pins = device.changesOf(id).flatMap(({ data }) => ('info' in data ? [data.info.pinnedSeqs] : []));
    expect(pins).toEqual([[first.seq], [second.seq, first.seq], [second.seq], []]);
    expect(now.pinnedSeqs).toEqual([]);
  });

  test('is no change where it is so already', async () => {
    const { ada, bob, id } = await twoFriends();
    const { seq } = await say(ada, id, 'Once');
    await must(as(bob, `PUT ${reaction(id, seq, '👍')}`));
    await must(as(bob, `PUT ${path(id, seq)}/pin`));
    const { version } = await conversation(ada, id);
    await must(as(ada, `PATCH ${path(id, seq)}`, { text: ' Once ' }));
    await must(as(bob, `PUT ${reaction(id, seq, '👍')}`));
    await must(as(ada, `DELETE ${reaction(id, seq, '👍')}`));
    await must(as(ada, `PUT ${path(id, seq)}/pin`));
    expect((await conversation(ada, id)).version).toBe(version);
  });

  test('keeps its former wordings, for its author and for admins', async () => {
    const [ada, bob, carl] = await Promise.all([register(), register(), register()]);
    const { id } = await startGroup(ada, [bob, carl]);
    const { seq } = await say(bob, id, 'one');
    for (const text of ['two', 'three']) await must(as(bob, `PATCH ${path(id, seq)}`, { text }));
    await must(as(bob, `DELETE ${path(id, seq)}`));
    for (const person of [ada, bob]) {
      const { items } = read(MessageWordings, await as(person, `GET ${path(id, seq)}/wordings`));
      expect(items.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    }
    expect(outcomeOf(await as(carl, `GET ${path(id, seq)}/wordings`))).toBe('403 FORBIDDEN');
  });

  test('is what one may change: one’s own words, and as an admin whether they stay', async () => {
    const [ada, bob] = await Promise.all([register(), register()]);
    const { id } = await startGroup(ada, [bob]);
    const [hers, his] = [await say(ada, id, 'Hers'), await say(bob, id, 'His')];
    const refused = await Promise.all([
      as(ada, `PATCH ${path(id, his.seq)}`, { text: 'Not his' }),
      as(bob, `PATCH ${path(id, hers.seq)}`, { text: 'Not hers' }),
      as(bob, `DELETE ${path(id, hers.seq)}`),
      as(bob, `PUT ${path(id, hers.seq)}/pin`),
      as(ada, `PATCH ${path(id, 1)}`, { text: 'A note' }),
      as(ada, `DELETE ${path(id, 1)}`),
    ]);
    expect(refused.map(outcomeOf)).toEqual(refused.map(() => '403 FORBIDDEN'));
    await must(as(ada, `DELETE ${path(id, his.seq)}`));
    const late = await Promise.all([
      as(bob, `PATCH ${path(id, his.seq)}`, { text: 'Once more' }),
      as(bob, `PUT ${reaction(id, his.seq, '👍')}`),
      as(ada, `PUT ${path(id, his.seq)}/pin`),
      as(ada, `PATCH ${path(id, 99)}`, { text: 'Nothing' }),
    ]);
    expect(late.map(outcomeOf)).toEqual(late.map(() => '404 NOT_FOUND'));
  });

  test('for oneself alone is known to one’s own devices alone', async () => {
    const { ada, bob, id } = await twoFriends();
    const { seq } = await say(bob, id, 'Gone for her');
    await say(bob, id, 'There for both');
    const [phone, laptop, his] = [await deviceOf(ada), await deviceOf(ada), await deviceOf(bob)];
    const { version } = await conversation(ada, id);
    await must(as(ada, `DELETE ${path(id, seq)}?for=me`));
    for (const device of [phone, laptop]) await device.hears('messages/hidden', { conversationId: id, seq });
    expect((await wholeHistory(ada, id)).map(({ text }) => text)).toEqual(['There for both']);
    expect(outcomeOf(await as(ada, `GET ${path(id, seq)}`))).toBe('404 NOT_FOUND');
    expect(await wholeHistory(bob, id)).toHaveLength(2);
    expect(await conversation(bob, id)).toMatchObject({ version });
    await say(ada, id, 'Is it gone?');
    await his.hears('messages/added', { conversationId: id });
    expect(his.heard).toHaveLength(1);
    expect(idOf(bob)).toBe((await history(ada, id)).messages[0]?.senderId);
  });
});

test('what somebody else did meanwhile is told to who comes back, by versions', async () => {
  const { ada, bob, id } = await twoFriends();
  const [one, two] = [await say(ada, id, 'one'), await say(ada, id, 'two')];
  await must(as(bob, `DELETE ${path(id, one.seq)}?for=me`));
  const { version } = await conversation(bob, id);
  await must(as(ada, `PATCH ${path(id, one.seq)}`, { text: 'uno' }));
  await must(as(ada, `PUT ${reaction(id, two.seq, '🌊')}`));
  await say(ada, id, 'three');
  const device = await deviceOf(bob);
  expect(await device.ask('conversations', 'sync', { known: [[id, version]] })).toMatchObject({
    changed: [
      {
        recovered: true,
        conversation: { id, version: version + 3, me: { unread: 3 } },
        messages: expect.arrayContaining([
          expect.objectContaining({ seq: two.seq, reactions: [expect.objectContaining({ emoji: '🌊' })] }),
          expect.objectContaining({ text: 'three' }),
        ]),
      },
    ],
    hidden: [{ conversationId: id, seqs: [one.seq] }],
    gone: [],
    nextCursor: null,
  });
});
