import { MessageSearchPage } from '@parley/contracts';
import { expect, test, vi } from 'vitest';
import { as, must, outcomeOf, type Person, say, startGroup, twoFriends } from '../chat.ts';
import { newUsername, read, register } from '../http.ts';

async function search(person: Person, query: string, more = ''): Promise<MessageSearchPage> {
  const path = `/api/search/messages?query=${encodeURIComponent(query)}${more}`;
  return read(MessageSearchPage, await as(person, `GET ${path}`));
}

const textsFor = async (person: Person, query: string, more?: string): Promise<string[]> =>
  (await search(person, query, more)).items.map(({ text }) => text);

/** A moment after they were written, messages are in the index. */
const finds = (person: Person, query: string, ...texts: string[]): Promise<void> =>
  vi.waitFor(async () => expect(await textsFor(person, query)).toEqual(texts), {
    timeout: 60_000,
    interval: 50,
  });

test('messages are found by their words, whatever the script, case and accents', async () => {
  const { ada, bob, id } = await twoFriends();
  const texts = [
    'Café am Hafen, Straße 5',
    '明天去港口散步吗？',
    '明日は港を散歩しましょう',
    '내일 항구에서 산책해요',
    'Прогулка у маяка',
    'نزهة عند المنارة',
    'The lighthouse 🌊 at ten',
  ];
  for (const text of texts) await say(ada, id, text);
  await finds(bob, 'lighthouse', 'The lighthouse 🌊 at ten');
  const found: [query: string, index: number][] = [
    ['cafe', 0],
    ['CAFÉ hafen', 0],
    ['strasse', 0],
    ['散步', 1],
    ['港口散步', 1],
    ['散歩', 2],
    ['항구', 3],
    ['산책', 3],
    ['маяк', 4],
    ['المنارة', 5],
    ['light', 6],
    ['🌊', 6],
  ];
  for (const [query, index] of found)
    expect([query, await textsFor(bob, query)]).toEqual([query, [texts[index]]]);
  expect(await textsFor(bob, '港')).toEqual([texts[2], texts[1]]);
  expect(await textsFor(bob, 'lighthouse noon')).toEqual([]);
  expect(await textsFor(bob, '"%_*')).toEqual([]);
});

test('only in the conversations that one is in, in all of them or in one, the newest first and by pages', async () => {
  const { ada, bob, id } = await twoFriends();
  const eve = await register();
  const { id: group } = await startGroup(ada, [bob]);
  const { id: hers } = await startGroup(eve);
  const word = newUsername();
  for (const [person, where, text] of [
    [ada, id, `${word} one`],
    [bob, group, `${word} two`],
    [eve, hers, `${word} of Eve`],
    [bob, id, `${word} three`],
  ] as const) {
    await say(person, where, text);
  }
  await finds(ada, word, `${word} three`, `${word} two`, `${word} one`);
  await finds(eve, word, `${word} of Eve`);
  expect(await textsFor(ada, word, `&conversationId=${group}`)).toEqual([`${word} two`]);
  expect(outcomeOf(await as(eve, `GET /api/search/messages?query=${word}&conversationId=${id}`))).toBe(
    '404 NOT_FOUND',
  );
  const first = await search(ada, word, '&limit=2');
  expect(first.items).toHaveLength(2);
  expect(await textsFor(ada, word, `&limit=2&cursor=${first.nextCursor ?? ''}`)).toEqual([`${word} one`]);

  await must(as(ada, `DELETE /api/conversations/${group}/members/${bob.user.id}`));
  expect(await textsFor(bob, word)).toEqual([`${word} three`, `${word} one`]);
});

test('by what they say now: edited ones by the new words, deleted ones not at all', async () => {
  const { ada, bob, id } = await twoFriends();
  const [before, after] = [newUsername(), newUsername()];
  const { seq } = await say(ada, id, before);
  const hidden = await say(ada, id, `${before} too`);
  await finds(bob, before, `${before} too`, before);
  await must(as(ada, `PATCH /api/conversations/${id}/messages/${seq}`, { text: after }));
  await must(as(bob, `DELETE /api/conversations/${id}/messages/${hidden.seq}?for=me`));
  await finds(bob, after, after);
  expect(await textsFor(bob, before)).toEqual([]);
  expect(await textsFor(ada, before)).toEqual([`${before} too`]);
  await must(as(ada, `DELETE /api/conversations/${id}/messages/${seq}`));
  expect(await textsFor(bob, after)).toEqual([]);
});
