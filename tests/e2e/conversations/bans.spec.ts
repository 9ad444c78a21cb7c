import { BanPage } from '@parley/contracts';
import { expect, test } from 'vitest';
import { as, conversation, idOf, must, outcomeOf, type Person, startGroup } from '../chat.ts';
import { deviceOf } from '../device.ts';
import { read, register } from '../http.ts';

const banned = async (by: Person, id: string, query = ''): Promise<BanPage> =>
  read(BanPage, await as(by, `GET /api/conversations/${id}/bans?${query}`));

test('admins see who is banned, page by page, and open the door again without anybody hearing of it', async () => {
  const [ada, bob, ...eves] = await Promise.all(Array.from({ length: 5 }, () => register()));
  if (!ada || !bob) throw new Error('There are five.');
  const { id } = await startGroup(ada, [bob, ...eves], { visibility: 'public' });
  const path = `/api/conversations/${id}`;
  for (const eve of eves) await must(as(ada, `DELETE ${path}/members/${idOf(eve)}?ban=true`));
  const expected = eves.map(idOf).sort();

  const first = await banned(ada, id, 'limit=2');
  const second = await banned(ada, id, `limit=2&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
  expect([...first.items, ...second.items].map(({ user }) => user.id)).toEqual(expected);
  expect(second.nextCursor).toBeNull();
  expect(outcomeOf(await as(bob, `GET ${path}/bans`))).toBe('403 FORBIDDEN');

  const [pardoned] = eves;
  if (!pardoned) throw new Error('There are three.');
  const { version } = await conversation(ada, id);
  const [hers, his] = [await deviceOf(ada), await deviceOf(pardoned)];
  expect(outcomeOf(await as(bob, `DELETE ${path}/bans/${idOf(pardoned)}`))).toBe('403 FORBIDDEN');
  expect(outcomeOf(await as(pardoned, `POST ${path}/join`))).toBe('403 FORBIDDEN');
  for (let time = 0; time < 2; time += 1) await must(as(ada, `DELETE ${path}/bans/${idOf(pardoned)}`));
  expect((await banned(ada, id)).items.map(({ user }) => user.id)).toEqual(
    expected.filter((userId) => userId !== idOf(pardoned)),
  );
  expect((await conversation(ada, id)).version).toBe(version);
  for (const device of [hers, his]) {
    await device.ask('session', 'hello');
    expect(device.heard).toEqual([]);
  }
  await must(as(pardoned, `POST ${path}/join`));
});
