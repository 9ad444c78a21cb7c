import { randomUUID } from 'node:crypto';
import {
  type AppError,
  LIMITS,
  type MessageAccepted,
  MessageDraft,
  NewConversation,
} from '@parley/contracts';
import { type Database, FriendshipEntity } from '@parley/database';
import { listenTo, say, startChat } from '@parley/testing/chat';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { startDomain, type TestDomain } from '@parley/testing/domain';
import { Somebody } from '@parley/testing/people';
import { expect, it, vi } from 'vitest';
import { type Principal } from '../accounts/principal.ts';
import { Blocks } from '../contacts/blocks.service.ts';
import { Friends } from '../contacts/friends.service.ts';
import { Conversations } from './conversations.service.ts';
import { Histories } from './history.service.ts';
import { Members } from './members.service.ts';
import { MessageChanges } from './message-changes.service.ts';
import { Messages } from './messages.service.ts';

const refused = (code: string) => expect.objectContaining({ code }) as AppError;

async function people(domain: TestDomain, count: number): Promise<Somebody[]> {
  const found: Somebody[] = [];
  while (found.length < count) found.push(await Somebody.join(domain, `Person ${found.length}`));
  return found;
}

async function groupOf(domain: TestDomain, owner: Somebody, members: Somebody[], details: object = {}) {
  const memberIds = members.map(({ id }) => id);
  const wanted = NewConversation.parse({ kind: 'group', title: 'Walk', memberIds, ...details });
  return domain.get(Conversations).create(owner.principal, wanted);
}

const draft = (text: string, details: object = {}) =>
  MessageDraft.parse({ clientId: randomUUID(), text, ...details });

const send = (
  domain: TestDomain,
  { principal }: { principal: Principal },
  id: string,
  message: MessageDraft,
) => domain.get(Messages).send(principal, id, message);

async function historyOf(domain: TestDomain, by: Somebody, id: string) {
  const found: { seq: number; text: string; senderId: string; clientId: string; version: number }[] = [];
  for (;;) {
    const after = found.at(-1)?.seq;
    const { messages, hasAfter } = await domain.get(Histories).page(by.principal, id, {
      limit: LIMITS.page.max,
      ...(after === undefined ? { around: 1 } : { after }),
    });
    found.push(...messages);
    if (!hasAfter) return found;
  }
}

describeOnEachDatabase('sending', (open) => {
  it('of many at once over two processes, some of them twice, gives each message one place, dense and in order', async () => {
    const domain = await startChat(open);
    const another = await domain.join();
    const senders = await people(domain, 10);
    const [owner] = senders;
    if (!owner) throw new Error('There are ten.');
    const { id, lastSeq, version } = await groupOf(domain, owner, senders.slice(1));
    const heard = await listenTo(domain, id);
    const drafts = Array.from({ length: 500 }, (_, index) => draft(`message ${index}`));
    const sends = drafts.flatMap((message, index) => {
      const sender = senders[index % 10] ?? owner;
      const once = () => send(index % 2 === 0 ? domain : another, sender, id, message);
      const again = () => send(index % 3 === 0 ? domain : another, sender, id, message);
      return index % 5 === 0 ? [once, again] : [once];
    });
    const accepted = await Promise.all(sends.map((start) => start()));

    const messages = (await historyOf(domain, owner, id)).slice(lastSeq);
    expect(messages.map(({ seq }) => seq)).toEqual(drafts.map((_, index) => lastSeq + 1 + index));
    expect(messages.map(({ version: own }) => own)).toEqual(drafts.map((_, index) => version + 1 + index));
    expect(new Set(messages.map(({ clientId }) => clientId)).size).toBe(500);
    const seqs = new Map(messages.map(({ text, seq }) => [text, seq]));
    const expected = drafts.flatMap((message, index) => {
      const seq = seqs.get(message.text ?? '');
      return index % 5 === 0 ? [seq, seq] : [seq];
    });
    expect(accepted.map(({ seq }) => seq)).toEqual(expected);
    const after = await domain.get(Conversations).get(owner.principal, id);
    expect(after).toMatchObject({ lastSeq: lastSeq + 500, version: version + 500 });

    const { changes } = heard;
    expect(changes.at(0)?.data.since).toBe(version);
    expect(changes.at(-1)?.data.version).toBe(version + 500);
    const told = changes.flatMap(({ data }) => ('messages' in data ? data.messages : []));
    expect(told.map(({ seq, text }) => [seq, text])).toEqual(messages.map(({ seq, text }) => [seq, text]));
    // Group commit: far fewer transactions than messages.
    expect(changes.length).toBeLessThan(250);
  });

  it('keeps what each sender sends in its order', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const { id } = await groupOf(domain, ada, [bob]);
    const texts = Array.from({ length: 40 }, (_, index) => String(index));
    await Promise.all([ada, bob].flatMap((by) => texts.map((text) => send(domain, by, id, draft(text)))));
    const messages = await historyOf(domain, ada, id);
    for (const { id: senderId } of [ada, bob]) {
      const own = messages.filter((message) => message.senderId === senderId && message.text !== '');
      expect(own.map(({ text }) => text)).toEqual(texts);
    }
  });

  it('tells with the messages who wrote them', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain, 'Ada'), await Somebody.join(domain, 'Bob')];
    const { id, version } = await groupOf(domain, ada, [bob]);
    const heard = await listenTo(domain, id);
    const accepted = await send(domain, bob, id, draft('👋🏽 hello'));
    expect(heard.events).toEqual([
      {
        channel: 'messages',
        type: 'added',
        data: {
          conversationId: id,
          since: version,
          version: version + 1,
          messages: [await domain.get(Histories).one(ada.principal, id, accepted.seq)],
          users: [bob.user],
        },
      },
    ]);
  });

  it('reads what is above, for the sender alone', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const { id } = await groupOf(domain, ada, [bob]);
    await say(domain, ada.principal, id, `@${bob.user.username} one`);
    await say(domain, ada.principal, id, '@everyone two');
    const { changeMembership, get } = bound(domain);
    await changeMembership(bob, id, { markedUnread: true });
    expect((await get(bob, id)).me).toMatchObject({ unread: 2, unreadMentions: 2, markedUnread: true });
    const seq = await say(domain, bob.principal, id, 'three');
    const { me, watermarks } = await get(bob, id);
    expect(me).toMatchObject({ unread: 0, unreadMentions: 0, markedUnread: false, readSeq: seq });
    expect(watermarks).toContainEqual({ userId: bob.id, readSeq: seq, deliveredSeq: seq });
    expect((await get(ada, id)).me.unread).toBe(1);
  });
});

function bound(domain: TestDomain) {
  const conversations = domain.get(Conversations);
  return {
    get: (by: Somebody, id: string) => conversations.get(by.principal, id),
    changeMembership: (by: Somebody, id: string, change: object) =>
      conversations.changeMembership(by.principal, id, change),
  };
}

describeOnEachDatabase('sending again', (open) => {
  it('gives what the first time gave', async () => {
    const domain = await startChat(open);
    const another = await domain.join();
    const ada = await Somebody.join(domain);
    const { id } = await groupOf(domain, ada, []);
    const message = draft('once');
    const first = await send(domain, ada, id, message);
    await say(domain, ada.principal, id, 'meanwhile');
    expect(await send(another, ada, id, message)).toEqual(first);
  });

  it('gives it also where what was needed has gone since', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const source = await groupOf(domain, bob, []);
    const { id } = await groupOf(domain, ada, [bob]);
    const { seq } = await send(domain, bob, source.id, draft('to pass on'));
    const forward = MessageDraft.parse({
      clientId: randomUUID(),
      forward: { conversationId: source.id, seq },
    });
    const plain = draft('plain');
    const accepted: MessageAccepted[] = [];
    for (const message of [forward, plain]) accepted.push(await send(domain, bob, id, message));
    await domain.get(MessageChanges).remove(bob.principal, source.id, seq, { for: 'everyone' });
    await domain.get(Members).remove(ada.principal, id, bob.id, { ban: 'false' });
    expect(await send(domain, bob, id, forward)).toEqual(accepted[0]);
    expect(await send(domain, bob, id, plain)).toEqual(accepted[1]);
    await expect(send(domain, bob, id, draft('new'))).rejects.toEqual(refused('NOT_FOUND'));
  });

  it('with other words, or elsewhere, is a conflict', async () => {
    const domain = await startChat(open);
    const another = await domain.join();
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const one = await groupOf(domain, ada, [bob]);
    const two = await groupOf(domain, ada, [bob]);
    const message = draft('words');
    await send(domain, ada, one.id, message);
    const changed = { ...message, text: 'other words' };
    await expect(send(domain, ada, one.id, changed)).rejects.toEqual(refused('CONFLICT'));
    await expect(send(domain, ada, two.id, message)).rejects.toEqual(refused('CONFLICT'));
    // Another person's clientIds are another person's.
    await send(domain, bob, one.id, changed);

    const racing = draft('racing');
    const outcomes = await Promise.allSettled([
      send(domain, ada, one.id, racing),
      send(another, ada, two.id, racing),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'CONFLICT' },
    });
  });
});

describeOnEachDatabase('who may send', (open) => {
  it('is who is a member when it is written', async () => {
    const domain = await startChat(open);
    const [ada, bob, eve] = [
      await Somebody.join(domain),
      await Somebody.join(domain),
      await Somebody.join(domain),
    ];
    const { id } = await groupOf(domain, ada, [bob]);
    await expect(send(domain, eve, id, draft('hi'))).rejects.toEqual(refused('NOT_FOUND'));
    await domain.get(Members).remove(ada.principal, id, bob.id, { ban: 'true' });
    await expect(send(domain, bob, id, draft('hi'))).rejects.toEqual(refused('NOT_FOUND'));
  });

  it('is whoever is an admin, where admins post', async () => {
    const domain = await startChat(open);
    const [ada, bob, cem] = [
      await Somebody.join(domain),
      await Somebody.join(domain),
      await Somebody.join(domain),
    ];
    const { id } = await groupOf(domain, ada, [bob, cem], { posting: 'admins' });
    await domain.get(Members).setRole(ada.principal, id, bob.id, { role: 'admin' });
    await send(domain, ada, id, draft('from the owner'));
    await send(domain, bob, id, draft('from an admin'));
    await expect(send(domain, cem, id, draft('from me'))).rejects.toEqual(refused('FORBIDDEN'));
  });

  it('is nobody of two of whom one has blocked the other, from the next message on', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const { id } = await domain.get(Conversations).create(ada.principal, { kind: 'direct', userId: bob.id });
    await send(domain, ada, id, draft('before'));
    await domain.get(Blocks).block(bob.principal, ada.id);
    await expect(send(domain, ada, id, draft('after'))).rejects.toEqual(refused('FORBIDDEN'));
    await domain.get(Blocks).unblock(bob.principal, ada.id);
    await send(domain, ada, id, draft('again'));
    // In a group both are heard; clients fold away what the blocked one writes.
    const group = await groupOf(domain, ada, [bob]);
    await domain.get(Blocks).block(bob.principal, ada.id);
    await send(domain, ada, group.id, draft('to all'));
  });

  it('is a friend, unless the settings say anyone', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const friendship = [
      { userId: ada.id, friendId: bob.id, createdAt: domain.clock.now() },
      { userId: bob.id, friendId: ada.id, createdAt: domain.clock.now() },
    ];
    await domain.database.write((tx) => tx.manager.insert(FriendshipEntity, friendship));
    const { id } = await domain.get(Conversations).create(ada.principal, { kind: 'direct', userId: bob.id });
    await send(domain, ada, id, draft('as a friend'));
    await domain.get(Friends).remove(bob.principal, ada.id);
    await expect(send(domain, ada, id, draft('as a stranger'))).rejects.toEqual(refused('FORBIDDEN'));
    await expect(send(domain, bob, id, draft('as a stranger'))).rejects.toEqual(refused('FORBIDDEN'));
  });

  it('may call everyone as an admin; from others it is a word like any other', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const { id } = await groupOf(domain, ada, [bob]);
    const one = await send(domain, ada, id, draft(`@everyone and @${bob.user.username}`));
    const other = await send(domain, bob, id, draft('@everyone'));
    const said = (seq: number) => domain.get(Histories).one(ada.principal, id, seq);
    expect(await said(one.seq)).toMatchObject({ mentionsEveryone: true });
    expect(await said(other.seq)).toMatchObject({ mentionsEveryone: false });
  });
});

/** Makes inserts of messages fail that hold such a text, as if the database refused them. */
function refuseToInsert(database: Database, text: string, error: () => unknown) {
  const write = database.write.bind(database);
  return vi.spyOn(database, 'write').mockImplementation((work) =>
    write((tx) => {
      const query = tx.manager.query.bind(tx.manager);
      vi.spyOn(tx.manager, 'query').mockImplementation(async (sql, values) => {
        if (sql.startsWith('INSERT INTO messages ') && JSON.stringify(values).includes(text)) throw error();
        return query(sql, values);
      });
      return work(tx);
    }),
  );
}

describeOnEachDatabase('a message that cannot be stored', (open) => {
  it('fails alone', async () => {
    const domain = await startChat(open);
    const ada = await Somebody.join(domain);
    const { id, lastSeq } = await groupOf(domain, ada, []);
    refuseToInsert(domain.database, 'poison', () => new Error('Incorrect string value'));
    const texts = Array.from({ length: 60 }, (_, index) => (index === 23 ? 'poison' : `fine ${index}`));
    const outcomes = await Promise.allSettled(texts.map((text) => send(domain, ada, id, draft(text))));
    expect(outcomes.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([23]);
    const messages = (await historyOf(domain, ada, id)).slice(lastSeq);
    expect(messages.map(({ text }) => text)).toEqual(texts.filter((text) => text !== 'poison'));
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => lastSeq + 1 + index));
  });

  it('for which the database is to blame is refused with all others, to be sent again', async () => {
    const domain = await startChat(open);
    const ada = await Somebody.join(domain);
    const { id } = await groupOf(domain, ada, []);
    const writes = refuseToInsert(domain.database, 'note', () => ({ code: 'SQLITE_FULL' }));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => send(domain, ada, id, draft(`note ${index}`))),
    );
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: 'UNAVAILABLE' } });
    expect(writes.mock.calls.length).toBeLessThanOrEqual(2);
  });
});
