import { randomUUID } from 'node:crypto';
import { LIMITS, type Message, MessageSearchQuery } from '@parley/contracts';
import { MemberEntity, newId } from '@parley/database';
import { directOf, fullGroup, groupOf, say, startChat } from '@parley/testing/chat';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { type Principal } from '../accounts/principal.ts';
import { MessageChanges } from './message-changes.service.ts';
import { MessageIndexing } from './message-indexing.ts';
import { MessageSearch } from './message-search.service.ts';
import { Messages } from './messages.service.ts';

type Asked = Partial<Omit<MessageSearchQuery, 'query'>>;

function search(domain: TestDomain, person: Principal, query: string, asked: Asked = {}) {
  return domain.get(MessageSearch).search(person, MessageSearchQuery.parse({ query, ...asked }));
}

async function textsFound(domain: TestDomain, person: Principal, query: string, asked: Asked = {}) {
  const { items } = await search(domain, person, query, asked);
  return items.map(({ text }) => text);
}

/** One conversation with these messages, all of them indexed. */
async function withMessages(domain: TestDomain, ...texts: string[]) {
  const ada = await domain.person();
  const id = await groupOf(domain, ada);
  const seqs: number[] = [];
  for (const text of texts) {
    domain.clock.advance({ seconds: 1 });
    seqs.push(await say(domain, ada, id, text));
  }
  await domain.deliver();
  return { ada, id, seqs };
}

describeOnEachDatabase('searching messages', (open) => {
  it('finds what was said in all of one’s conversations, the newest first', async () => {
    const domain = await startChat(open);
    const [ada, bo, eve] = [await domain.person(), await domain.person(), await domain.person()];
    const group = await groupOf(domain, ada, bo);
    const direct = await directOf(domain, ada, bo);
    const foreign = await groupOf(domain, eve, bo);
    const all: [Principal, string, string][] = [
      [ada, group, 'a walk by the harbour'],
      [bo, direct, 'Harbour or hills?'],
      [eve, foreign, 'not your harbour'],
      [bo, group, 'the hills'],
      [bo, group, 'HARBOUR!'],
    ];
    for (const [person, id, text] of all) {
      domain.clock.advance({ seconds: 1 });
      await say(domain, person, id, text);
    }
    await domain.deliver();

    const { items, users, nextCursor } = await search(domain, ada, 'harbour');
    expect(items.map(({ text, conversationId }) => [conversationId, text])).toEqual([
      [group, 'HARBOUR!'],
      [direct, 'Harbour or hills?'],
      [group, 'a walk by the harbour'],
    ]);
    expect(new Set(users.map(({ id }) => id))).toEqual(new Set([ada.userId, bo.userId]));
    expect(nextCursor).toBeNull();
    expect(await textsFound(domain, ada, 'hills', { conversationId: direct })).toEqual(['Harbour or hills?']);
    expect(await textsFound(domain, eve, 'harbour')).toEqual(['not your harbour']);
    expect(await textsFound(domain, await domain.person(), 'harbour')).toEqual([]);
  });

  it('asks for all words, of which the last may be just begun', async () => {
    const domain = await startChat(open);
    const { ada } = await withMessages(domain, 'a walk by the harbour', 'walking home', 'the harbourmaster');
    expect(await textsFound(domain, ada, 'harbour walk')).toEqual(['a walk by the harbour']);
    expect(await textsFound(domain, ada, 'walk')).toEqual(['walking home', 'a walk by the harbour']);
    expect(await textsFound(domain, ada, 'walk home')).toEqual([]);
    expect(await textsFound(domain, ada, 'harbou')).toEqual(['the harbourmaster', 'a walk by the harbour']);
    expect(await textsFound(domain, ada, 'a')).toEqual(['a walk by the harbour']);
    expect(await textsFound(domain, ada, 'the')).toHaveLength(2);
  });

  it.each([
    ['creme BRULEE', 'Crème brûlée'],
    ['strasse', 'Die Straße'],
    ['ёлка', 'Новогодняя елка'],
    ['日本', 'これは日本語です'],
    ['日本語', 'これは日本語です'],
    ['語', 'これは日本語です'],
    ['안녕', '여러분 안녕하세요'],
    ['𠮷野', '𠮷野家で'],
    ['ไทย', 'ภาษาไทยง่าย'],
    ['👩‍💻', 'ask the 👩🏾‍💻'],
    ['🇯🇵', 'to 🇯🇵!'],
    ['tea at 5', 'Tea, at 5?'],
  ])('by %j finds %j and nothing else', async (query, text) => {
    const domain = await startChat(open);
    const { ada } = await withMessages(domain, 'nothing 何も 없음 🤷 6 😀 日の本', text);
    expect(await textsFound(domain, ada, query)).toEqual([text]);
  });

  it.each([
    '%',
    '_',
    '%_"\'*+-()~<>@',
    '"',
    '""',
    "'",
    '*',
    '-',
    '+-',
    '()',
    '@@@',
    '😶‍🌫️ AND NOT',
    '\\',
    '; DROP TABLE messages; --',
  ])('takes %j as it is', async (query) => {
    const domain = await startChat(open);
    const { ada } = await withMessages(domain, 'an ordinary text');
    expect(await textsFound(domain, ada, query)).toEqual([]);
  });

  it.each([
    '"harbour',
    'harbour"',
    '+harbour -walk',
    'harbour*',
    '(harbour',
    '~harbour',
    '>harbour <walk',
    'harbour@3',
    "walk'harbour",
    'harbour%',
    'words:harbour',
    '^harbour',
    'NEAR(walk harbour)',
  ])('finds words in spite of the signs in %j', async (query) => {
    const domain = await startChat(open);
    const { ada } = await withMessages(domain, 'NEAR the harbour, 3 words walk');
    expect(await textsFound(domain, ada, query)).toHaveLength(1);
  });

  it.each(['OR', 'AND', 'NOT', 'harbour OR walk', 'a AND b'])('takes %j for words', async (query) => {
    const domain = await startChat(open);
    const { ada } = await withMessages(domain, 'harbour', 'walk', 'b', query);
    expect(await textsFound(domain, ada, query)).toEqual([query]);
  });

  it('finds the beginning and the end of the longest messages, in any script', async () => {
    const domain = await startChat(open);
    const filled = (filling: string) =>
      `first ${filling.repeat(LIMITS.messageText)}`.slice(0, LIMITS.messageText - 5) + ' last';
    const texts = [filled('lorem ipsum '), filled('漢'), filled('ж'), filled('가나 ')];
    const { ada } = await withMessages(domain, ...texts);
    expect(texts.map(({ length }) => length)).toEqual(texts.map(() => LIMITS.messageText));
    for (const word of ['first', 'last']) expect(await textsFound(domain, ada, word)).toHaveLength(4);
    expect(await textsFound(domain, ada, '漢'.repeat(LIMITS.searchQuery.max))).toEqual([texts[1]]);
  });

  it('goes page by page, and no message is left out or comes twice', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const ids = [await groupOf(domain, ada), await groupOf(domain, ada), await directOf(domain, ada, bo)];
    // All in the same instant, so that time alone does not order them.
    for (const id of ids) for (const text of ['tea 1', 'tea 2', 'tea 3']) await say(domain, ada, id, text);
    await domain.deliver();
    const found: Message[] = [];
    let cursor: string | undefined;
    do {
      const page = await search(domain, ada, 'tea', {
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      });
      expect(page.items.length).toBeLessThanOrEqual(2);
      found.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(found.map(({ conversationId, seq }) => `${conversationId}/${seq}`)).size).toBe(9);
    expect(found).toHaveLength(9);
  });

  it.each([
    ['text', ['x', newId(), '1']],
    ['no id', ['1', 'x', '1']],
    ['no seq', ['1', newId(), '0']],
    ['too few', ['1', newId()]],
  ])('refuses a cursor of another list: %s', async (_name, keys) => {
    const domain = await startChat(open);
    const { ada } = await withMessages(domain, 'tea');
    const cursor = Buffer.from(JSON.stringify(keys)).toString('base64url');
    const refused = { code: 'VALIDATION_FAILED', details: { fields: [{ path: 'cursor' }] } };
    const searching = Promise.resolve().then(() => search(domain, ada, 'tea', { cursor }));
    await expect(searching).rejects.toMatchObject(refused);
  });

  it('goes by what a message says now', async () => {
    const domain = await startChat(open);
    const { ada, id, seqs } = await withMessages(domain, 'first wording', 'to be deleted');
    const [edited = 0, deleted = 0] = seqs;
    await domain.get(MessageChanges).edit(ada, id, edited, { text: 'other words' });
    await domain.deliver();
    expect(await textsFound(domain, ada, 'wording')).toEqual([]);
    expect(await textsFound(domain, ada, 'other')).toEqual(['other words']);
    await domain.get(MessageChanges).remove(ada, id, deleted, { for: 'everyone' });
    expect(await textsFound(domain, ada, 'deleted')).toEqual([]);
    expect(await domain.deliver()).toBe(0);
  });

  it('does not find what was deleted before it was indexed, or edited meanwhile', async () => {
    const domain = await startChat(open);
    const ada = await domain.person();
    const id = await groupOf(domain, ada);
    const [one, two] = [await say(domain, ada, id, 'one secret'), await say(domain, ada, id, 'two secrets')];
    await domain.get(MessageChanges).remove(ada, id, one, { for: 'everyone' });
    await domain.get(MessageChanges).edit(ada, id, two, { text: 'nothing' });
    await domain.deliver();
    expect(await textsFound(domain, ada, 'secret')).toEqual([]);
    expect(await textsFound(domain, ada, 'nothing')).toEqual(['nothing']);
  });

  it('is the same however often the index is brought up to date, and by however many', async () => {
    const domain = await startChat(open);
    const { ada, id, seqs } = await withMessages(domain, 'tea', 'coffee', 'tea again');
    const payload = { ranges: [{ conversationId: id, fromSeq: 1, toSeq: seqs.at(-1) ?? 1 }] };
    const job = { id: newId(), name: 'index-messages', payload, createdAt: domain.clock.now(), attempt: 2 };
    const elsewhere = await domain.join();
    await Promise.all([domain, elsewhere, domain].map((process) => process.get(MessageIndexing).run(job)));
    expect(await textsFound(domain, ada, 'tea')).toEqual(['tea again', 'tea']);
  });

  it('leaves out what one deleted for oneself', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await directOf(domain, ada, bo);
    const seq = await say(domain, ada, id, 'tea');
    await domain.deliver();
    await domain.get(MessageChanges).remove(bo, id, seq, { for: 'me' });
    expect(await textsFound(domain, bo, 'tea')).toEqual([]);
    expect(await textsFound(domain, ada, 'tea')).toEqual(['tea']);
  });

  it('ends with the membership', async () => {
    const domain = await startChat(open);
    const { id, author, former, member, stranger } = await fullGroup(domain);
    await say(domain, author, id, 'tea');
    await domain.deliver();
    expect(await textsFound(domain, member, 'tea')).toEqual(['tea']);
    for (const person of [former, stranger]) {
      expect(await textsFound(domain, person, 'tea')).toEqual([]);
      await expect(search(domain, person, 'tea', { conversationId: id })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });

  it('finds forwarded messages too', async () => {
    const domain = await startChat(open);
    const { ada, id, seqs } = await withMessages(domain, 'tea');
    const forward = { conversationId: id, seq: seqs[0] ?? 0 };
    const other = await groupOf(domain, ada);
    await domain.get(Messages).send(ada, other, { clientId: randomUUID(), forward });
    await domain.deliver();
    expect(await textsFound(domain, ada, 'tea', { conversationId: other })).toEqual(['tea']);
  });

  it('works for who is in very many conversations', async () => {
    const domain = await startChat(open);
    const { ada, id } = await withMessages(domain, 'tea');
    await domain.database.write(async ({ manager }) => {
      const mine = await manager.findOneByOrFail(MemberEntity, { conversationId: id });
      const more = Array.from({ length: LIMITS.groupsPerPerson }, () =>
        Object.assign(manager.create(MemberEntity, mine), { conversationId: newId() }),
      );
      await manager.insert(MemberEntity, more);
    });
    expect(await textsFound(domain, ada, 'tea')).toEqual(['tea']);
    expect(await textsFound(domain, ada, 'coffee')).toEqual([]);
  });
});
