import { randomUUID } from 'node:crypto';
import { MessageAccepted } from '@parley/contracts';
import { describe, expect, test } from 'vitest';
import { as, conversation, idOf, type Person, startGroup, twoFriends, wholeHistory } from '../chat.ts';
import { type Device, deviceOf, devicesOf } from '../device.ts';
import { read, refusal, register } from '../http.ts';

interface Draft {
  readonly clientId: string;
  readonly text: string;
}

type Way = (conversationId: string, draft: Draft) => Promise<MessageAccepted>;

const bySocket =
  (device: Device): Way =>
  async (conversationId, draft) =>
    MessageAccepted.parse(await device.ask('messages', 'send', { conversationId, ...draft }));

const byHttp =
  (person: Person): Way =>
  async (conversationId, draft) =>
    read(MessageAccepted, await as(person, `POST /api/conversations/${conversationId}/messages`, draft));

describe('sending', () => {
  test('500 messages of two people, every fifth twice over another connection, gives 500 in one order', async () => {
    const { ada, bob, id } = await twoFriends();
    const [hers, his] = [await devicesOf(ada), await devicesOf(bob)];
    const sides = [
      { senderId: idOf(ada), ways: [...hers.map(bySocket), byHttp(ada)] },
      { senderId: idOf(bob), ways: [...his.map(bySocket), byHttp(bob)] },
    ];

    const sendOne = async (index: number) => {
      const { senderId, ways } = sides[index % 2] ?? { ways: [] };
      const draft = { clientId: randomUUID(), text: `message ${index}` };
      const times = index % 5 === 0 ? 2 : 1;
      const chosen = [...ways, ...ways].slice(Math.floor(index / 10) % ways.length).slice(0, times);
      const answers = await Promise.all(chosen.map((way) => way(id, draft)));
      expect(answers).toEqual(answers.map(() => answers[0]));
      return { ...draft, senderId, seq: answers[0]?.seq };
    };
    const sent = await Promise.all(Array.from({ length: 500 }, (_, index) => sendOne(index)));
    const inOrder = sent.sort((one, other) => (one.seq ?? 0) - (other.seq ?? 0));
    expect(inOrder.map(({ seq }) => seq)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));

    for (const person of [ada, bob]) {
      expect(await wholeHistory(person, id)).toMatchObject(inOrder);
      expect(await conversation(person, id)).toMatchObject({ lastSeq: 500, version: 501 });
    }
    for (const device of [...hers, ...his]) {
      await device.waits(() => expect(device.changesOf(id).at(-1)?.data.version).toBe(501));
      const heard = device.changesOf(id).flatMap(({ data }) => ('messages' in data ? data.messages : []));
      expect(heard).toMatchObject(inOrder);
    }
  });

  test('the same again later, anywhere, gets the answer of the first time; another text under its id does not', async () => {
    const { ada, bob, id } = await twoFriends();
    const [device, path] = [await deviceOf(ada), `/api/conversations/${id}/messages`];
    const draft = { clientId: randomUUID(), text: 'Once' };
    const first = await bySocket(device)(id, draft);
    await byHttp(bob)(id, { clientId: draft.clientId, text: 'The ids of others are theirs.' });
    expect(await byHttp(ada)(id, draft)).toEqual(first);
    expect(await bySocket(device)(id, { ...draft, clientId: draft.clientId.toUpperCase() })).toEqual(first);
    expect(refusal(await as(ada, `POST ${path}`, { ...draft, text: 'Twice' }))).toBe('409 CONFLICT');
    const elsewhere = await startGroup(ada);
    expect(await device.outcome('messages', 'send', { conversationId: elsewhere.id, ...draft })).toBe(
      'CONFLICT',
    );
    expect(await wholeHistory(bob, id)).toHaveLength(2);
  });

  test('a reply knows what it answers, and a forwarded message who wrote it first', async () => {
    const { ada, bob, id } = await twoFriends();
    const { seq } = await byHttp(ada)(id, { clientId: randomUUID(), text: 'Shall we walk?' });
    const path = `/api/conversations/${id}/messages`;
    const reply = { clientId: randomUUID(), text: 'Yes 🌊', replyTo: seq };
    await byHttp(bob)(id, reply);
    const group = await startGroup(bob, [ada]);
    const forward = { clientId: randomUUID(), forward: { conversationId: id, seq } };
    const { seq: forwarded } = read(
      MessageAccepted,
      await as(bob, `POST /api/conversations/${group.id}/messages`, forward),
    );
    expect(await wholeHistory(ada, id)).toMatchObject([{ text: 'Shall we walk?' }, reply]);
    expect((await wholeHistory(ada, group.id)).find((message) => message.seq === forwarded)).toMatchObject({
      text: 'Shall we walk?',
      forwardedFrom: { userId: ada.user.id, name: ada.user.displayName },
    });
    const eve = await register();
    const hers = await startGroup(eve);
    const theft = { ...forward, clientId: randomUUID() };
    expect(refusal(await as(eve, `POST /api/conversations/${hers.id}/messages`, theft))).toBe(
      '404 NOT_FOUND',
    );
    expect(refusal(await as(ada, `POST ${path}`, { ...reply, clientId: randomUUID(), replyTo: 99 }))).toBe(
      '400 VALIDATION_FAILED',
    );
  });
});
