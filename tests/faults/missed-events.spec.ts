import { Conversation } from '@parley/contracts';
import { type ParleyCluster, startCluster } from '@parley/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, befriend, idOf, must, type Person, startGroup } from '../e2e/chat.ts';
import { chatOf, eventually, textsIn } from '../e2e/chatter.ts';
import { deviceOf } from '../e2e/device.ts';
import { read, register } from '../e2e/http.ts';

let cluster: ParleyCluster;
beforeAll(async () => {
  cluster = await startCluster({ gateways: 1 });
});
afterAll(() => cluster.stop());

const request = (person: Person, route: string, body?: object) => as(person, route, body, cluster.url);
const write = (person: Person, id: string, text: string) =>
  must(request(person, `POST /api/conversations/${id}/messages`, { clientId: crypto.randomUUID(), text }));

test('what is published while a gateway is cut off from the bus reaches its clients when it is back', async () => {
  const [ada, bob] = await Promise.all([register(cluster.url), register(cluster.url)]);
  await befriend(ada, bob, cluster.url);
  const direct = read(
    Conversation,
    await request(ada, 'POST /api/conversations', { kind: 'direct', userId: idOf(bob) }),
  );
  const group = await startGroup(ada, [bob], {}, cluster.url);
  await write(ada, direct.id, 'before');
  await write(ada, group.id, 'before');
  const [{ chat }, device] = [await chatOf(bob, {}, cluster.url), await deviceOf(bob, cluster.url)];
  for (const { id } of [direct, group]) await chat.openConversation(id);
  const known = (id: string) => chat.getState().chat.conversations[id];

  await cluster.redis.kill9();
  for (const text of ['one', 'two']) await write(ada, direct.id, text);
  await must(request(ada, `PATCH /api/conversations/${direct.id}/messages/1`, { text: 'before, edited' }));
  await must(request(ada, `DELETE /api/conversations/${group.id}/members/${idOf(bob)}`));
  await write(ada, group.id, 'behind his back');
  expect(textsIn(chat, direct.id)).toEqual(['before']);
  expect(known(group.id)).toBeDefined();

  await cluster.redis.restart();
  await device.hears('session/missed');
  await eventually(() => {
    expect(textsIn(chat, direct.id)).toEqual(['before, edited', 'one', 'two']);
    expect(known(group.id)).toBeUndefined();
  });

  // Afterwards everything is as it was: the one conversation is live again, the other one is not his any more.
  await write(ada, group.id, 'still behind his back');
  await write(ada, direct.id, 'three');
  await eventually(() => expect(textsIn(chat, direct.id).at(-1)).toBe('three'));
  await device.hears('messages/added', { conversationId: direct.id });
  expect(JSON.stringify(device.heard)).not.toContain('behind his back');
});
