import { beforeAll, describe, expect, test } from 'vitest';
import { as, history, must, outcomeOf, type Person, say, twoFriends } from '../chat.ts';

let ada: Person;
let bob: Person;
let id: string;

beforeAll(async () => {
  ({ ada, bob, id } = await twoFriends());
  for (let count = 1; count <= 20; count += 1) await say(count % 3 === 0 ? bob : ada, id, `message ${count}`);
});

/** From the first seq to the last. */
const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('reading back', () => {
  test.each([
    ['', range(1, 20), false, false],
    ['limit=5', range(16, 20), true, false],
    ['before=16&limit=5', range(11, 15), true, true],
    ['before=6&limit=5', range(1, 5), false, true],
    ['before=3', range(1, 2), false, true],
    ['before=1', [], false, true],
    ['before=2147483647&limit=3', range(18, 20), true, false],
    ['after=5&limit=5', range(6, 10), true, true],
    ['after=15&limit=5', range(16, 20), true, false],
    ['after=20', [], true, false],
    ['after=2147483647', [], true, false],
    ['around=10&limit=5', range(8, 12), true, true],
    ['around=10&limit=4', range(9, 12), true, true],
    ['around=10&limit=1', [10], true, true],
    ['around=1&limit=5', range(1, 5), false, true],
    ['around=20&limit=5', range(18, 20), true, false],
  ])('“%s” finds its place', async (query, seqs, hasBefore, hasAfter) => {
    const page = await history(ada, id, query);
    expect(page.messages.map(({ seq }) => seq)).toEqual(seqs);
    expect(page).toMatchObject({ hasBefore, hasAfter });
    expect(page.messages.map(({ text }) => text)).toEqual(seqs.map((seq) => `message ${seq}`));
    const senders = new Set(page.messages.map(({ senderId }) => senderId));
    expect(new Set(page.users.map((user) => user.id))).toEqual(senders);
  });

  test.each([
    'before=0',
    'after=-1',
    'around=1.5',
    'around=x',
    'before=2147483648',
    'limit=0',
    'limit=101',
    'before=2&after=1',
    'page=2',
  ])('“%s” is refused', async (query) => {
    const answer = await as(ada, `GET /api/conversations/${id}/messages?${query}`);
    expect(outcomeOf(answer)).toBe('400 VALIDATION_FAILED');
  });

  test('leaves out what one deleted for oneself, and fills the page all the same', async () => {
    const path = (seq: number) => `DELETE /api/conversations/${id}/messages/${seq}?for=me`;
    for (const seq of [1, 9, 10]) await must(as(bob, path(seq)));
    const seqsOf = async (query: string) => {
      const { messages, hasBefore } = await history(bob, id, query);
      return [messages.map(({ seq }) => seq), hasBefore];
    };
    expect(await seqsOf('before=12&limit=3')).toEqual([[7, 8, 11], true]);
    expect(await seqsOf('after=7&limit=3')).toEqual([[8, 11, 12], true]);
    expect(await seqsOf('before=4&limit=2')).toEqual([[2, 3], false]);
    expect((await history(ada, id)).messages).toHaveLength(20);
  });
});
