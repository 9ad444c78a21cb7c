import { randomUUID } from 'node:crypto';
import {
  type ConversationDelta,
  LIMITS,
  type Message,
  MessageDraft,
  NewConversation,
  type SyncAnswer,
  SyncAnswer as SyncAnswerSchema,
} from '@parley/contracts';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { type TestDomain } from '@parley/testing/domain';
import { Somebody } from '@parley/testing/people';
import { expect, it } from 'vitest';
import { say, startChat } from '@parley/testing/chat';
import { Conversations } from './conversations.service.ts';
import { Histories } from './history.service.ts';
import { Members } from './members.service.ts';
import { MessageChanges } from './message-changes.service.ts';
import { Messages } from './messages.service.ts';
import { Reactions } from './reactions.service.ts';
import { Receipts } from './receipts.service.ts';
import { Rooms } from './rooms.service.ts';
import { Sync } from './sync.service.ts';

async function groupOf(domain: TestDomain, owner: Somebody, members: Somebody[] = [], details: object = {}) {
  const memberIds = members.map(({ id }) => id);
  const wanted = NewConversation.parse({ kind: 'group', title: 'Walk', memberIds, ...details });
  return domain.get(Conversations).create(owner.principal, wanted);
}

type Known = [id: string, version: number][];

const ask = (domain: TestDomain, { principal }: Somebody, known: Known, cursor?: string) =>
  domain.get(Sync).sync(principal, { known, ...(cursor === undefined ? {} : { cursor }) });

/** All answers, as a client asks for them. */
async function syncAll(domain: TestDomain, person: Somebody, known: Known): Promise<SyncAnswer[]> {
  const answers: SyncAnswer[] = [];
  let cursor: string | undefined;
  do {
    const rest = known.filter(([id]) => id > (cursor ?? '')).sort(([a], [b]) => (a < b ? -1 : 1));
    const answer = await ask(domain, person, rest.slice(0, LIMITS.syncConversations), cursor);
    answers.push(answer);
    cursor = answer.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return answers;
}

async function deltaOf(
  domain: TestDomain,
  person: Somebody,
  id: string,
  version: number,
): Promise<ConversationDelta> {
  const [answer] = await syncAll(domain, person, [[id, version]]);
  const delta = answer?.changed.find(({ conversation }) => conversation.id === id);
  if (!delta) throw new Error('Nothing has changed.');
  expect(delta.conversation).toEqual(await domain.get(Conversations).get(person.principal, id));
  return delta;
}

const sayMany = (domain: TestDomain, { principal }: Somebody, id: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      domain
        .get(Messages)
        .send(principal, id, MessageDraft.parse({ clientId: randomUUID(), text: `message ${index}` })),
    ),
  );

const seqsOf = ({ messages }: { messages: Message[] }) => messages.map(({ seq }) => seq);

describeOnEachDatabase('a sync', (open) => {
  it('tells of many long messages in several answers', async () => {
    const domain = await startChat(open);
    const ada = await Somebody.join(domain);
    const groups = [await groupOf(domain, ada), await groupOf(domain, ada)];
    const text = 'x'.repeat(LIMITS.messageText);
    for (const { id } of groups) {
      await Promise.all(Array.from({ length: 80 }, () => say(domain, ada.principal, id, text)));
    }
    const known = groups.map(({ id, version }): Known[number] => [id, version]);
    const answers = await syncAll(domain, ada, known);
    expect(answers.map(({ changed }) => changed.map((delta) => delta.messages.length))).toEqual([[80], [80]]);
    expect(answers.flatMap(({ changed }) => changed.map(({ recovered }) => recovered))).toEqual([true, true]);
  });

  it('tells a new client of all conversations, with their newest messages', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain, 'Ada'), await Somebody.join(domain, 'Bob')];
    const group = await groupOf(domain, ada, [bob]);
    const direct = await domain.get(Conversations).create(bob.principal, { kind: 'direct', userId: ada.id });
    await sayMany(domain, bob, group.id, 40);
    const [answer] = await syncAll(domain, ada, []);
    expect(SyncAnswerSchema.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ gone: [], standings: [], hidden: [], nextCursor: null });
    const { items } = await domain.get(Conversations).list(ada.principal, { limit: 10 });
    expect(answer?.changed.map(({ conversation }) => conversation)).toEqual(items);
    expect(answer?.changed.map(({ recovered }) => recovered)).toEqual([false, false]);
    const delta = answer?.changed.find(({ conversation }) => conversation.id === group.id);
    const { messages } = await domain.get(Histories).page(ada.principal, group.id, { limit: 30 });
    expect(delta?.messages).toEqual(messages);
    expect(direct.id).not.toBe(group.id);
  });

  it('tells nothing of what is as it was, but how far everybody is', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const { id } = await groupOf(domain, ada, [bob]);
    const seq = await say(domain, ada.principal, id, 'read me');
    const { version } = await domain.get(Conversations).get(ada.principal, id);
    await domain.get(Receipts).read(bob.principal, id, seq);
    await domain.get(Conversations).changeMembership(ada.principal, id, { pinned: true });
    const { me, watermarks } = await domain.get(Conversations).get(ada.principal, id);
    expect(watermarks).toContainEqual({ userId: bob.id, readSeq: seq, deliveredSeq: seq });
    expect(me.pinned).toBe(true);
    expect(await syncAll(domain, ada, [[id, version]])).toEqual([
      {
        changed: [],
        standings: [{ conversationId: id, me, watermarks }],
        hidden: [],
        gone: [],
        nextCursor: null,
      },
    ]);
  });

  it('tells all that was missed: messages, edits, deletions, reactions, titles, members', async () => {
    const domain = await startChat(open);
    const [ada, bob, cem, dan] = [
      await Somebody.join(domain, 'Ada'),
      await Somebody.join(domain, 'Bob'),
      await Somebody.join(domain, 'Cem'),
      await Somebody.join(domain, 'Dan'),
    ];
    const { id } = await groupOf(domain, ada, [bob, cem]);
    const seqs: number[] = [];
    for (const text of ['kept', 'edited', 'deleted', 'liked'])
      seqs.push(await say(domain, bob.principal, id, text));
    const [kept = 0, edited = 0, deleted = 0, liked = 0] = seqs;
    const { version } = await domain.get(Conversations).get(ada.principal, id);

    await domain.get(MessageChanges).edit(bob.principal, id, edited, { text: 'better' });
    await domain.get(MessageChanges).remove(bob.principal, id, deleted, { for: 'everyone' });
    await domain.get(Reactions).add(cem.principal, id, liked, '👍');
    const added = await say(domain, bob.principal, id, 'new');
    await domain.get(Conversations).change(ada.principal, id, { title: 'Walks' });
    await domain.get(Members).remove(ada.principal, id, cem.id, { ban: 'false' });
    await domain.get(Members).add(ada.principal, id, { userIds: [dan.id] });

    const delta = await deltaOf(domain, ada, id, version);
    expect(delta.recovered).toBe(true);
    expect(delta.messages).toMatchObject([
      { seq: edited, text: 'better' },
      { seq: deleted, text: '' },
      { seq: liked, reactions: [{ emoji: '👍', count: 1, userIds: [cem.id] }] },
      { seq: added, text: 'new' },
      { note: { type: 'title-changed' } },
      { note: { type: 'member-removed' } },
      { note: { type: 'members-added' } },
    ]);
    expect(seqsOf(delta)).not.toContain(kept);
    expect(delta.members).toMatchObject([{ user: dan.user, role: 'member' }]);
    expect(delta.membersGone).toEqual([cem.id]);
    expect(delta.conversation).toMatchObject({ title: 'Walks', memberCount: 3 });
    expect(delta.users).toEqual(expect.arrayContaining([bob.user, cem.user, dan.user]));
  });

  it('begins afresh where too much was missed, and says so', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const { id, version } = await groupOf(domain, ada, [bob]);
    await sayMany(domain, bob, id, LIMITS.syncMessages);
    const all = await deltaOf(domain, ada, id, version);
    expect(all.recovered).toBe(true);
    expect(all.messages).toHaveLength(LIMITS.syncMessages);
    await say(domain, bob.principal, id, 'one too many');
    const { recovered, messages, conversation } = await deltaOf(domain, ada, id, version);
    expect(recovered).toBe(false);
    expect(seqsOf({ messages })).toEqual(
      Array.from({ length: 30 }, (_, index) => conversation.lastSeq - 29 + index),
    );
    expect((await deltaOf(domain, ada, id, version + 1)).recovered).toBe(true);
  });

  it('begins afresh where a client knows more than has happened, as after a backup was restored', async () => {
    const domain = await startChat(open);
    const ada = await Somebody.join(domain);
    const { id, version } = await groupOf(domain, ada);
    expect(await deltaOf(domain, ada, id, version + 7)).toMatchObject({ recovered: false, members: [] });
  });

  it('tells what is gone, and nothing of it', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const left = await groupOf(domain, ada, [bob]);
    const kept = await groupOf(domain, ada, [bob]);
    const unknown = '01JD3V6W7Y8Z9A0B1C2D3E4F5G';
    await domain.get(Members).leave(bob.principal, left.id);
    await say(domain, ada.principal, left.id, 'secret');
    const [answer] = await syncAll(domain, bob, [
      [left.id, left.version],
      [kept.id, kept.version],
      [unknown, 3],
    ]);
    expect(answer).toMatchObject({ changed: [], nextCursor: null });
    expect(answer?.gone.sort()).toEqual([left.id, unknown].sort());
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('tells who left and came back of all that happened meanwhile', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const { id } = await groupOf(domain, ada, [bob], { visibility: 'public' });
    const { version } = await domain.get(Conversations).get(bob.principal, id);
    await domain.get(Members).leave(bob.principal, id);
    await say(domain, ada.principal, id, 'meanwhile');
    await domain.get(Rooms).join(bob.principal, id);
    const delta = await deltaOf(domain, bob, id, version);
    expect(delta).toMatchObject({ recovered: true, members: [{ user: { id: bob.id } }], membersGone: [] });
    expect(delta.messages.map(({ text, note }) => note?.type ?? text)).toEqual([
      'left',
      'meanwhile',
      'joined',
    ]);
  });

  it('is without what one deleted for oneself, and tells that one did', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const { id, version } = await groupOf(domain, ada, [bob]);
    const seq = await say(domain, bob.principal, id, 'hidden');
    await say(domain, bob.principal, id, 'shown');
    await domain.get(MessageChanges).remove(ada.principal, id, seq, { for: 'me' });
    const [answer] = await syncAll(domain, ada, [[id, version]]);
    expect(answer?.changed[0]?.messages.map(({ text }) => text)).toEqual(['shown']);
    expect(answer?.hidden).toEqual([{ conversationId: id, seqs: [seq] }]);
    const [other] = await syncAll(domain, bob, [[id, version]]);
    expect(other?.hidden).toEqual([]);
    expect(other?.changed[0]?.messages).toHaveLength(2);
  });

  it('walks any number of conversations, a bounded number at a time', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const known: Known = [];
    const news: string[] = [];
    for (let index = 0; index < 230; index += 1) {
      const { id, version } = await groupOf(domain, ada, index === 120 ? [bob] : []);
      known.push([id, version]);
      if (index % 50 === 0) news.push(id);
    }
    for (const id of news) await say(domain, ada.principal, id, 'news');
    const goneId = known[120]?.[0] ?? '';
    await domain.get(Members).leave(ada.principal, goneId);
    const answers = await syncAll(domain, ada, known);
    expect(answers.map(({ nextCursor }) => nextCursor === null)).toEqual([false, false, true]);
    expect(answers.flatMap(({ changed }) => changed.map(({ conversation }) => conversation.id))).toEqual(
      news,
    );
    expect(answers.flatMap(({ gone }) => gone)).toEqual([goneId]);
    const same = answers.flatMap(({ standings }) => standings.map(({ conversationId }) => conversationId));
    const changed = new Set([...news, goneId]);
    expect(same).toEqual(known.map(([id]) => id).filter((id) => !changed.has(id)));
  });

  it('ends an answer that is full, and goes on after it', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const known: Known = [];
    for (let index = 0; index < 5; index += 1) {
      const { id, version } = await groupOf(domain, ada, [bob]);
      known.push([id, version]);
      await sayMany(domain, bob, id, 190);
    }
    const answers = await syncAll(domain, ada, known);
    expect(answers.map(({ changed }) => changed.length)).toEqual([3, 2]);
    const deltas = answers.flatMap(({ changed }) => changed);
    expect(deltas.map(({ conversation }) => conversation.id)).toEqual(known.map(([id]) => id));
    for (const { recovered, messages } of deltas) expect([recovered, messages.length]).toEqual([true, 190]);
    expect(answers.flatMap(({ gone }) => gone)).toEqual([]);
  });

  it('speaks of no more than a client that has many conversations has told of', async () => {
    const domain = await startChat(open);
    const ada = await Somebody.join(domain);
    const first = await groupOf(domain, ada);
    const second = await groupOf(domain, ada);
    // As many as may be named, and the second one after them.
    const others = Array.from({ length: LIMITS.syncConversations - 1 }, (_, index): [string, number] => [
      index.toString().padStart(26, '0'),
      1,
    ]);
    const known: Known = [...others, [first.id, first.version]];
    const answers = await syncAll(domain, ada, [...known, [second.id, second.version]]);
    expect(answers.flatMap(({ changed }) => changed)).toEqual([]);
    expect(answers.flatMap(({ gone }) => gone).sort()).toEqual(others.map(([id]) => id).sort());
    const same = answers.flatMap(({ standings }) => standings.map(({ conversationId }) => conversationId));
    expect(same).toEqual([first.id, second.id]);
  });

  it('claims no more than it holds, while others write', async () => {
    const domain = await startChat(open);
    const another = await domain.join();
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const { id, version, lastSeq } = await groupOf(domain, ada, [bob]);
    let writing = true;
    const writers = [domain, another].map(async (one) => {
      while (writing) {
        const seq = await say(one, bob.principal, id, 'more');
        if (seq % 3 === 0) await one.get(MessageChanges).edit(bob.principal, id, seq, { text: `${seq}` });
      }
    });
    // What a client has: by seq, the version of each message.
    const held = new Map<number, number>();
    let at = version;
    for (let round = 0; round < 15; round += 1) {
      const [answer] = await syncAll(domain, ada, [[id, at]]);
      for (const { recovered, messages, conversation } of answer?.changed ?? []) {
        expect(recovered).toBe(true);
        for (const message of messages) held.set(message.seq, message.version);
        at = conversation.version;
        for (let seq = lastSeq + 1; seq <= conversation.lastSeq; seq += 1) expect(held.has(seq)).toBe(true);
      }
    }
    writing = false;
    await Promise.all(writers);
    for (const answer of await syncAll(domain, ada, [[id, at]])) {
      for (const { messages } of answer.changed)
        for (const { seq, ...m } of messages) held.set(seq, m.version);
    }
    const expected = new Map<number, number>();
    for (let after = lastSeq, more = true; more;) {
      const page = await domain.get(Histories).page(ada.principal, id, { after, limit: 100 });
      for (const message of page.messages) expected.set(message.seq, message.version);
      more = page.hasAfter;
      after = page.messages.at(-1)?.seq ?? after;
    }
    expect(new Map([...held].sort(([a], [b]) => a - b))).toEqual(expected);
  });
});

describeOnEachDatabase('the versions of conversations', (open) => {
  it('are told of those that exist', async () => {
    const domain = await startChat(open);
    const ada = await Somebody.join(domain);
    const one = await groupOf(domain, ada);
    const two = await groupOf(domain, ada);
    await say(domain, ada.principal, two.id, 'more');
    expect(await domain.get(Sync).versionsOf([one.id, two.id, '01JD3V6W7Y8Z9A0B1C2D3E4F5G'])).toEqual(
      new Map([
        [one.id, one.version],
        [two.id, two.version + 1],
      ]),
    );
    expect(await domain.get(Sync).versionsOf([])).toEqual(new Map());
  });
});
