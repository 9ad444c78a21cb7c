import { MessageReceipts } from '@parley/contracts';
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
  twoFriends,
} from '../chat.ts';
import { deviceOf } from '../device.ts';
import { read, register } from '../http.ts';

const countsOf = async (person: Person, id: string) => {
  const { readSeq, unread, unreadMentions } = (await conversation(person, id)).me;
  return { readSeq, unread, unreadMentions };
};
const receiptsOf = async (person: Person, id: string, seq: number) =>
  read(MessageReceipts, await as(person, `GET /api/conversations/${id}/messages/${seq}/receipts`)).items;
const keepToOneself = (person: Person) => as(person, 'PATCH /api/me', { settings: { readReceipts: false } });

describe('what is unread', () => {
  test('is counted down on all devices by what is read on any', async () => {
    const [ada, bob] = await Promise.all([register(), register()]);
    const { id, lastSeq } = await startGroup(ada, [bob]);
    const [phone, laptop] = [await deviceOf(bob), await deviceOf(bob)];
    const texts = [
      `Hello @${bob.username}`,
      'one',
      '@everyone look',
      'two',
      `and @${bob.username.toUpperCase()}!`,
    ];
    for (const text of texts) await say(ada, id, text);
    expect(await countsOf(bob, id)).toEqual({ readSeq: lastSeq, unread: 5, unreadMentions: 3 });
    expect(await countsOf(ada, id)).toEqual({ readSeq: lastSeq + 5, unread: 0, unreadMentions: 0 });

    await phone.ask('messages', 'read', { conversationId: id, seq: lastSeq + 2 });
    expect(await countsOf(bob, id)).toEqual({ readSeq: lastSeq + 2, unread: 3, unreadMentions: 2 });
    await laptop.ask('messages', 'read', { conversationId: id, seq: lastSeq + 1 });
    await must(as(bob, `POST /api/conversations/${id}/read`, { seq: lastSeq + 3 }));
    const last = { readSeq: lastSeq + 3, unread: 2, unreadMentions: 1 };
    expect(await countsOf(bob, id)).toEqual(last);
    for (const device of [phone, laptop]) {
      await device.waits(() => {
        const { me } = device.told('conversations/membership').at(-1) ?? {};
        expect(me).toMatchObject(last);
      });
    }

    await Promise.all([
      ...[phone, laptop].flatMap((device) =>
        [5, 4, 5, 3].map((seq) => device.ask('messages', 'read', { conversationId: id, seq: lastSeq + seq })),
      ),
      laptop.ask('messages', 'read', { conversationId: id, seq: lastSeq + 1000 }),
    ]);
    expect(await countsOf(bob, id)).toEqual({ readSeq: lastSeq + 5, unread: 0, unreadMentions: 0 });
  });

  test('stays right when messages are edited, deleted and answered', async () => {
    const [ada, bob] = await Promise.all([register(), register()]);
    const { id } = await startGroup(ada, [bob]);
    const path = `/api/conversations/${id}/messages`;
    const [first, second, third] = [
      await say(ada, id, 'one'),
      await say(ada, id, `two @${bob.username}`),
      await say(ada, id, `three @${bob.username}`),
    ];
    await must(as(ada, `PATCH ${path}/${first.seq}`, { text: `one @${bob.username}` }));
    await must(as(ada, `PATCH ${path}/${second.seq}`, { text: 'two' }));
    await must(as(ada, `DELETE ${path}/${third.seq}`));
    expect(await countsOf(bob, id)).toMatchObject({ unread: 3, unreadMentions: 1 });
    await say(bob, id, 'Here I am');
    expect(await countsOf(bob, id)).toMatchObject({ unread: 0, unreadMentions: 0 });
    await say(bob, id, '@everyone by a member is a word like any other');
    expect(await countsOf(ada, id)).toMatchObject({ unread: 2, unreadMentions: 0 });
  });
});

describe('receipts', () => {
  test('tell the other one what has arrived and what was read, and when', async () => {
    const { ada, bob, id } = await twoFriends();
    const [hers, his] = [await deviceOf(ada), await deviceOf(bob)];
    const [first, second] = [await say(ada, id, 'one'), await say(ada, id, 'two')];
    const watermark = (deliveredSeq: number, readSeq: number) => ({
      conversationId: id,
      watermarks: [{ userId: idOf(bob), deliveredSeq, readSeq }],
    });
    await his.ask('messages', 'delivered', { conversationId: id, seq: second.seq });
    await hers.hears('receipts/advanced', watermark(2, 0));
    expect(await receiptsOf(ada, id, first.seq)).toMatchObject([
      { user: { id: idOf(bob) }, deliveredAt: expect.any(String), readAt: null },
    ]);
    await his.ask('messages', 'read', { conversationId: id, seq: first.seq });
    await hers.hears('receipts/advanced', watermark(2, 1));
    expect(await receiptsOf(ada, id, first.seq)).toMatchObject([{ readAt: expect.any(String) }]);
    expect(await receiptsOf(ada, id, second.seq)).toMatchObject([{ readAt: null }]);
    const { version, watermarks } = await conversation(ada, id);
    expect(watermarks).toContainEqual({ userId: idOf(bob), deliveredSeq: 2, readSeq: 1 });
    expect(version).toBe(second.version);
  });

  test('keep what was read to those who keep it to themselves, who then are told of nobody', async () => {
    const { ada, bob, id } = await twoFriends();
    const [hers, his] = [await deviceOf(ada), await deviceOf(bob)];
    await must(keepToOneself(bob));
    const { seq } = await say(ada, id, 'Have you read it?');
    await his.ask('messages', 'read', { conversationId: id, seq });
    await hers.hears('receipts/advanced', {
      watermarks: [{ userId: idOf(bob), deliveredSeq: seq, readSeq: 0 }],
    });
    const answer = await say(bob, id, 'Who knows.');
    await must(as(ada, `POST /api/conversations/${id}/read`, { seq: answer.seq }));
    expect(await receiptsOf(ada, id, seq)).toMatchObject([{ deliveredAt: expect.any(String), readAt: null }]);
    expect(await receiptsOf(bob, id, answer.seq)).toMatchObject([
      { deliveredAt: expect.any(String), readAt: null },
    ]);
    expect((await conversation(bob, id)).watermarks).toContainEqual(
      expect.objectContaining({ userId: idOf(ada), readSeq: 0 }),
    );
  });
});

describe('typing', () => {
  test('is told to those who have the conversation open, and to nobody else', async () => {
    const { ada, bob, id } = await twoFriends();
    const [hers, his, closed] = [await deviceOf(ada), await deviceOf(bob), await deviceOf(bob)];
    await his.ask('conversations', 'open', { conversationId: id });
    await hers.ask('typing', 'start', { conversationId: id });
    const typing = { conversationId: id, userId: idOf(ada) };
    await his.hears('typing/started', typing);
    await hers.ask('typing', 'stop', { conversationId: id });
    await his.hears('typing/stopped', typing);
    await his.ask('conversations', 'close', { conversationId: id });
    await hers.ask('typing', 'start', { conversationId: id });
    await say(ada, id, 'Written');
    for (const device of [his, closed]) await device.hears('messages/added', { conversationId: id });
    expect(his.told('typing/started')).toHaveLength(1);
    expect(closed.told('typing/started')).toEqual([]);
  });

  test('is no business of who is not in it', async () => {
    const [{ id }, eve] = [await twoFriends(), await register()];
    const device = await deviceOf(eve);
    for (const [channel, action] of [
      ['conversations', 'open'],
      ['typing', 'start'],
      ['typing', 'stop'],
    ] as const) {
      expect(await device.outcome(channel, action, { conversationId: id })).toBe('NOT_FOUND');
    }
    expect(outcomeOf(await as(eve, `POST /api/conversations/${id}/read`, { seq: 1 }))).toBe('404 NOT_FOUND');
  });
});
