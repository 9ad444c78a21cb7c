import { Conversation, ConversationPage } from '@parley/contracts';
import { type ParleySystem, startSystem } from '@parley/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  as,
  befriend,
  conversation,
  idOf,
  must,
  outcomeOf,
  say,
  send,
  startDirect,
  twoFriends,
} from '../chat.ts';
import { deviceOf } from '../device.ts';
import { call, read, register, refusal, signUp, system } from '../http.ts';

describe('a direct conversation', () => {
  test('is one, however often and from whichever side it is begun', async () => {
    const [ada, bob] = await Promise.all([register(), register()]);
    await befriend(ada, bob);
    const [hers, his] = [await deviceOf(ada), await deviceOf(bob)];
    const made = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        index % 2 === 0 ? startDirect(ada, bob) : startDirect(bob, ada),
      ),
    );
    const [id = ''] = new Set(made.map((each) => each.id));
    expect(made.map((each) => each.id)).toEqual(made.map(() => id));
    expect(made[0]).toMatchObject({ kind: 'direct', title: '', memberCount: 2, peer: { id: idOf(bob) } });
    expect(made[1]).toMatchObject({ peer: { id: idOf(ada) }, me: { role: 'member', unread: 0 } });
    for (const person of [ada, bob]) {
      const { items } = read(ConversationPage, await as(person, 'GET /api/conversations'));
      expect(items.map((each) => each.id)).toEqual([id]);
    }
    await say(ada, id, 'There you are.');
    for (const device of [hers, his]) {
      await device.hears('conversations/joined', { id });
      expect(device.told('conversations/joined')).toHaveLength(1);
    }
  });

  test('has no admins, and nobody is added to it or leaves it', async () => {
    const { ada, bob, id } = await twoFriends();
    const eve = await register();
    const path = `/api/conversations/${id}`;
    const answers = await Promise.all([
      as(ada, `PATCH ${path}`, { title: 'Ours' }),
      as(ada, `POST ${path}/members`, { userIds: [idOf(eve)] }),
      as(ada, `PATCH ${path}/members/${idOf(bob)}`, { role: 'admin' }),
      as(ada, `DELETE ${path}/members/${idOf(bob)}`),
      as(ada, `POST ${path}/leave`),
      as(ada, `POST ${path}/code`, {}),
    ]);
    expect(answers.map(outcomeOf)).toEqual(answers.map(() => '403 FORBIDDEN'));
    expect(refusal(await as(eve, `POST ${path}/join`))).toBe('404 NOT_FOUND');
  });

  test('is not begun with oneself, with nobody, or with who is no friend', async () => {
    const [ada, bob] = await Promise.all([register(), register()]);
    const begin = async (userId: string) =>
      outcomeOf(await as(ada, 'POST /api/conversations', { kind: 'direct', userId }));
    expect(await begin(idOf(ada))).toBe('400 VALIDATION_FAILED');
    expect(await begin('01JD3V6W7Y8Z9A0B1C2D3E4F5G')).toBe('404 NOT_FOUND');
    expect(await begin(idOf(bob))).toBe('403 FORBIDDEN');
  });

  test('can be read, but not written in, once the two are no friends any more; and written in again when they are', async () => {
    const { ada, bob, id } = await twoFriends();
    await say(ada, id, 'Hello');
    await must(as(bob, `DELETE /api/friends/${idOf(ada)}`));
    for (const person of [ada, bob]) {
      expect(outcomeOf(await send(person, id, 'Still there?'))).toBe('403 FORBIDDEN');
      expect(await conversation(person, id)).toMatchObject({ lastSeq: 1, lastMessage: { text: 'Hello' } });
    }
    expect((await startDirect(bob, ada)).id).toBe(id);
    await befriend(ada, bob);
    expect(await say(bob, id, 'Hello again')).toMatchObject({ seq: 2 });
  });
});

describe('where anyone may write to anyone', () => {
  let open: ParleySystem;
  beforeAll(async () => {
    open = await startSystem(system.mode, { env: { DIRECT_MESSAGES: 'anyone' } });
  });
  afterAll(() => open.stop());

  test('strangers talk, unless one has blocked the other', async () => {
    const [ada, bob] = await Promise.all([signUp(open.url), signUp(open.url)]);
    const begin = () => as(ada, 'POST /api/conversations', { kind: 'direct', userId: idOf(bob) }, open.url);
    const { id } = read(Conversation, await begin());
    const path = `/api/conversations/${id}/messages`;
    const write = async (clientId: string) =>
      outcomeOf(await as(ada, `POST ${path}`, { clientId, text: 'Hello, stranger' }, open.url));
    expect(await write('0b8f6a52-8f0e-4c0f-9a3b-0d7b3a1c2e4f')).toBe('ok');
    await call('PUT', `/api/blocks/${idOf(ada)}`, { token: bob.accessToken, url: open.url });
    expect(await write('0b8f6a52-8f0e-4c0f-9a3b-0d7b3a1c2e50')).toBe('403 FORBIDDEN');
    expect(outcomeOf(await begin())).toBe('ok');
  });
});
