import { type ParleySystem, startSystem } from '@parley/testing';
import { Conversation, MemberPage } from '@parley/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, befriend, idOf, must, type Person, startGroup } from '../chat.ts';
import { deviceOf } from '../device.ts';
import { read, signUp, system } from '../http.ts';

let hasty: ParleySystem;
beforeAll(async () => {
  hasty = await startSystem(system.mode, { env: { DELETION_GRACE_DAYS: '0', HOUSEKEEPING_SECONDS: '1' } });
});
afterAll(() => hasty.stop());

const request = (person: Person, route: string, body?: object) => as(person, route, body, hasty.url);

test('an account that is gone is in no group any more, owns none, and leaves its words behind', async () => {
  const [ada, bob, carl] = await Promise.all([signUp(hasty.url), signUp(hasty.url), signUp(hasty.url)]);
  await befriend(ada, bob, hasty.url);
  const group = await startGroup(ada, [bob, carl], {}, hasty.url);
  const direct = read(
    Conversation,
    await request(ada, 'POST /api/conversations', { kind: 'direct', userId: idOf(bob) }),
  );
  for (const { id } of [group, direct]) {
    const draft = { clientId: crypto.randomUUID(), text: 'So long' };
    await must(request(ada, `POST /api/conversations/${id}/messages`, draft));
  }
  await must(request(ada, `PATCH /api/conversations/${group.id}/members/${idOf(carl)}`, { role: 'admin' }));
  const his = await deviceOf(bob, hasty.url);

  await must(request(ada, 'DELETE /api/me', {}));
  await his.hears('conversations/changed', { conversationId: group.id, membersGone: [idOf(ada)] });
  const { items } = read(MemberPage, await request(bob, `GET /api/conversations/${group.id}/members`));
  expect(new Map(items.map(({ user, role }) => [user.id, role]))).toEqual(
    new Map([
      [idOf(bob), 'member'],
      [idOf(carl), 'owner'],
    ]),
  );
  expect(read(Conversation, await request(bob, `GET /api/conversations/${direct.id}`))).toMatchObject({
    memberCount: 2,
    peer: { id: idOf(ada) },
    lastMessage: { text: 'So long' },
  });
});
