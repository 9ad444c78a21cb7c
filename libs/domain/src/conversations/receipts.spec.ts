import { LIMITS, type Membership } from '@parley/contracts';
import { ConversationEntity, MemberEntity, ReceiptEntity } from '@parley/database';
import {
  directOf,
  fullGroup,
  groupOf,
  listenAs,
  listenTo,
  people,
  say,
  startChat,
  versionOf,
} from '@parley/testing/chat';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { type Principal } from '../accounts/principal.ts';
import { Profiles } from '../accounts/profiles.service.ts';
import { Blocks } from '../contacts/blocks.service.ts';
import { Conversations } from './conversations.service.ts';
import { MessageChanges } from './message-changes.service.ts';
import { Receipts } from './receipts.service.ts';

async function standing(domain: TestDomain, person: Principal, id: string): Promise<Membership> {
  return (await domain.get(Conversations).get(person, id)).me;
}

function memberOf(domain: TestDomain, { userId }: Principal, conversationId: string) {
  return domain.database.read(({ manager }) => manager.findOneBy(MemberEntity, { conversationId, userId }));
}

function advancesOf(domain: TestDomain, { userId }: Principal, kind: 'read' | 'delivered') {
  return domain.database.read(({ manager }) =>
    manager.find(ReceiptEntity, { where: { userId, kind }, order: { seq: 'ASC' } }),
  );
}

async function watermarkOf(domain: TestDomain, { userId }: Principal, id: string, asker: Principal) {
  const { watermarks } = await domain.get(Conversations).get(asker, id);
  return watermarks.find((watermark) => watermark.userId === userId);
}

function keepToMyself(domain: TestDomain, person: Principal) {
  return domain.get(Profiles).change(person, { settings: { readReceipts: false } });
}

async function sayAll(domain: TestDomain, person: Principal, id: string, count: number): Promise<number[]> {
  const seqs: number[] = [];
  while (seqs.length < count) seqs.push(await say(domain, person, id, `number ${seqs.length + 1}`));
  return seqs;
}

/** As if there were one more than those who are told of each other. */
async function makeLarge(domain: TestDomain, id: string) {
  const memberCount = LIMITS.receiptMembers + 1;
  await domain.database.write(({ manager }) => manager.update(ConversationEntity, id, { memberCount }));
}

describeOnEachDatabase('reading', (open) => {
  it('counts down what is unread, and is told to one’s devices and to the others', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await directOf(domain, ada, bo);
    await sayAll(domain, ada, id, 5);
    const since = await versionOf(domain, ada, id);
    const all = await listenTo(domain, id);
    const own = await listenAs(domain, bo);

    const me = await domain.get(Receipts).read(bo, id, 3);
    expect(me).toMatchObject({ readSeq: 3, unread: 2 });
    expect(await standing(domain, bo, id)).toEqual(me);
    expect(own.events).toEqual([
      { channel: 'conversations', type: 'membership', data: { conversationId: id, me } },
    ]);
    const watermarks = [{ userId: bo.userId, deliveredSeq: 3, readSeq: 3 }];
    expect(all.events).toEqual([
      { channel: 'receipts', type: 'advanced', data: { conversationId: id, watermarks } },
    ]);
    expect(await watermarkOf(domain, bo, id, ada)).toEqual(watermarks[0]);
    expect(await versionOf(domain, ada, id)).toBe(since);
  });

  it('goes forward alone, and no further than there are messages', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await directOf(domain, ada, bo);
    await sayAll(domain, ada, id, 5);
    const receipts = domain.get(Receipts);
    expect(await receipts.read(bo, id, 4)).toMatchObject({ readSeq: 4, unread: 1 });
    const all = await listenTo(domain, id);
    expect(await receipts.read(bo, id, 2)).toMatchObject({ readSeq: 4, unread: 1 });
    expect(await receipts.read(bo, id, 4)).toMatchObject({ readSeq: 4 });
    expect(all.events).toEqual([]);
    expect(await receipts.read(bo, id, 1_000_000)).toMatchObject({ readSeq: 5, unread: 0 });
    expect((await advancesOf(domain, bo, 'read')).map(({ seq }) => seq)).toEqual([4, 5]);
  });

  it('ends where the furthest of many devices is, with one row for each advance', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await directOf(domain, ada, bo);
    const seqs = await sayAll(domain, ada, id, 20);
    const elsewhere = await domain.join();
    const all = await listenTo(domain, id);
    const mixed = [...seqs].sort((one, other) => ((one * 7) % 20) - ((other * 7) % 20));
    await Promise.all(
      mixed.flatMap((seq) => [
        domain.get(Receipts).read(bo, id, seq),
        elsewhere.get(Receipts).read(bo, id, seq),
        elsewhere.get(Receipts).delivered(bo, id, seq),
      ]),
    );
    expect(await memberOf(domain, bo, id)).toMatchObject({ readSeq: 20, deliveredSeq: 20 });
    const advances = await advancesOf(domain, bo, 'read');
    expect(advances.at(-1)?.seq).toBe(20);
    const told = all.events.flatMap(({ channel, data }) =>
      channel === 'receipts' ? data.watermarks.map(({ readSeq }) => readSeq) : [],
    );
    expect(Math.max(...told)).toBe(20);
    expect(told.length).toBeGreaterThanOrEqual(advances.length);
  });

  it('takes the mark away that says unread', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await directOf(domain, ada, bo);
    const seq = await say(domain, ada, id, 'hello');
    await domain.get(Receipts).read(bo, id, seq);
    await domain.get(Conversations).changeMembership(bo, id, { markedUnread: true });
    expect(await domain.get(Receipts).read(bo, id, seq)).toMatchObject({ markedUnread: false, unread: 0 });
    expect(await standing(domain, bo, id)).toMatchObject({ markedUnread: false });
  });

  it('is not undone by settings that are changed at the same time', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await directOf(domain, ada, bo);
    const seqs = await sayAll(domain, ada, id, 10);
    await Promise.all(
      seqs.flatMap((seq) => [
        domain.get(Receipts).read(bo, id, seq),
        domain.get(Conversations).changeMembership(bo, id, { pinned: seq % 2 === 0 }),
      ]),
    );
    expect(await standing(domain, bo, id)).toMatchObject({ readSeq: 10, unread: 0 });
  });

  it('leaves counts that are right after one’s own messages, those of others, and deletions', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await directOf(domain, ada, bo);
    const unread = async () => [
      (await standing(domain, ada, id)).unread,
      (await standing(domain, bo, id)).unread,
    ];
    await sayAll(domain, ada, id, 3);
    expect(await unread()).toEqual([0, 3]);
    await say(domain, bo, id, 'yes');
    expect(await unread()).toEqual([1, 0]);
    const [seq = 0] = await sayAll(domain, ada, id, 2);
    expect(await unread()).toEqual([0, 2]);
    await domain.get(MessageChanges).remove(ada, id, seq, { for: 'everyone' });
    expect(await unread()).toEqual([0, 2]);
    await domain.get(Receipts).read(bo, id, seq);
    expect(await unread()).toEqual([0, 1]);
  });

  it('is for members', async () => {
    const domain = await startChat(open);
    const { id, former, stranger } = await fullGroup(domain);
    for (const person of [former, stranger]) {
      const refused = { code: 'NOT_FOUND' };
      await expect(domain.get(Receipts).read(person, id, 1)).rejects.toMatchObject(refused);
      await expect(domain.get(Receipts).delivered(person, id, 1)).rejects.toMatchObject(refused);
      await expect(domain.get(Receipts).of(person, id, 1)).rejects.toMatchObject(refused);
    }
  });

  it('is told to nobody in large conversations, and counted all the same', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await groupOf(domain, ada, bo);
    const seq = await say(domain, ada, id, 'hello');
    await makeLarge(domain, id);
    const all = await listenTo(domain, id);
    await domain.get(Receipts).delivered(bo, id, seq);
    expect(await domain.get(Receipts).read(bo, id, seq)).toMatchObject({ unread: 0 });
    expect(all.events).toEqual([]);
    expect(await advancesOf(domain, bo, 'read')).toEqual([]);
    await expect(domain.get(Receipts).of(ada, id, seq)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describeOnEachDatabase('delivery', (open) => {
  it('of one message to many people is one event', async () => {
    const domain = await startChat(open);
    const [ada, ...others] = await people(domain, 8);
    if (!ada) throw new Error('There are eight.');
    const id = await groupOf(domain, ada, ...others);
    const seq = await say(domain, ada, id, 'hello');
    const all = await listenTo(domain, id);
    await Promise.all(
      others.flatMap((person) => [
        domain.get(Receipts).delivered(person, id, seq),
        domain.get(Receipts).delivered(person, id, 999),
      ]),
    );
    expect(all.events).toHaveLength(1);
    const [event] = all.events;
    const watermarks = event?.channel === 'receipts' ? event.data.watermarks : [];
    expect(new Set(watermarks.map(({ userId }) => userId))).toEqual(
      new Set(others.map(({ userId }) => userId)),
    );
    expect(new Set(watermarks.map(({ deliveredSeq }) => deliveredSeq))).toEqual(new Set([seq]));
    for (const person of others) {
      expect(await memberOf(domain, person, id)).toMatchObject({ deliveredSeq: seq });
      expect((await advancesOf(domain, person, 'delivered')).map((advance) => advance.seq)).toEqual([seq]);
    }
    await domain.get(Receipts).delivered(others[0] ?? ada, id, seq);
    expect(all.events).toHaveLength(1);
  });

  it('is refused for who is not a member, and stored for who is', async () => {
    const domain = await startChat(open);
    const { id, owner, member, stranger } = await fullGroup(domain);
    const seq = await say(domain, owner, id, 'hello');
    const outcomes = await Promise.allSettled(
      [stranger, member].map((person) => domain.get(Receipts).delivered(person, id, seq)),
    );
    expect(outcomes).toMatchObject([
      { status: 'rejected', reason: { code: 'NOT_FOUND' } },
      { status: 'fulfilled' },
    ]);
    expect(await memberOf(domain, member, id)).toMatchObject({ deliveredSeq: seq });
  });
});

describeOnEachDatabase('the receipts of a message', (open) => {
  it('tell when it first reached each of the others', async () => {
    const domain = await startChat(open);
    const [ada, bo, cy] = [await domain.person(), await domain.person(), await domain.person()];
    const [di, ed] = [await domain.person(), await domain.person()];
    const id = await groupOf(domain, ada, bo, cy, di, ed);
    const seq = await say(domain, ada, id, 'hello');
    const receipts = domain.get(Receipts);
    const at = () => domain.clock.now().toISOString();
    domain.clock.advance({ seconds: 1 });
    await receipts.delivered(bo, id, seq);
    const bosDelivery = at();
    domain.clock.advance({ seconds: 1 });
    await receipts.read(cy, id, seq);
    const cysReading = at();
    domain.clock.advance({ seconds: 1 });
    await say(domain, di, id, 'I see');
    const disAnswer = at();
    domain.clock.advance({ seconds: 1 });
    await receipts.read(bo, id, 999);
    const bosReading = at();
    await receipts.read(cy, id, 999);
    await receipts.read(di, id, 999);

    const { items } = await receipts.of(ada, id, seq);
    expect(items).toMatchObject([
      { user: { id: cy.userId }, deliveredAt: cysReading, readAt: cysReading },
      { user: { id: di.userId }, deliveredAt: disAnswer, readAt: disAnswer },
      { user: { id: bo.userId }, deliveredAt: bosDelivery, readAt: bosReading },
      { user: { id: ed.userId }, deliveredAt: null, readAt: null },
    ]);
    expect(await receipts.of(ed, id, seq)).toEqual({ items });
  });

  it('leave out who came later, and who has gone', async () => {
    const domain = await startChat(open);
    const { id, owner, admin, member, author } = await fullGroup(domain);
    domain.clock.advance({ seconds: 1 });
    const seq = await say(domain, owner, id, 'hello');
    domain.clock.advance({ seconds: 1 });
    const key = { conversationId: id, userId: member.userId };
    await domain.database.write(({ manager }) =>
      manager.update(MemberEntity, key, { joinedAt: domain.clock.now() }),
    );
    const { items } = await domain.get(Receipts).of(owner, id, seq);
    expect(new Set(items.map(({ user }) => user.id))).toEqual(new Set([admin.userId, author.userId]));
  });

  it('keep to themselves what the discreet read, and show them nothing', async () => {
    const domain = await startChat(open);
    const [ada, bo, cy] = [await domain.person(), await domain.person(), await domain.person()];
    const id = await groupOf(domain, ada, bo, cy);
    await keepToMyself(domain, bo);
    const seq = await say(domain, ada, id, 'hello');
    const all = await listenTo(domain, id);
    await domain.get(Receipts).read(bo, id, seq);
    await domain.get(Receipts).read(cy, id, seq);

    expect(all.events).toMatchObject([
      { data: { watermarks: [{ userId: bo.userId, deliveredSeq: seq, readSeq: 0 }] } },
      { data: { watermarks: [{ userId: cy.userId, deliveredSeq: seq, readSeq: seq }] } },
    ]);
    const read = async (asker: Principal) => {
      const { items } = await domain.get(Receipts).of(asker, id, seq);
      for (const { deliveredAt } of items) expect(deliveredAt).not.toBeNull();
      return items.filter(({ readAt }) => readAt !== null).map(({ user }) => user.id);
    };
    expect(await read(ada)).toEqual([cy.userId]);
    expect(await read(bo)).toEqual([]);
    expect(await watermarkOf(domain, bo, id, ada)).toMatchObject({ deliveredSeq: seq, readSeq: 0 });
    expect(await watermarkOf(domain, cy, id, bo)).toMatchObject({ deliveredSeq: seq, readSeq: 0 });
    expect(await watermarkOf(domain, cy, id, ada)).toMatchObject({ deliveredSeq: seq, readSeq: seq });
  });

  it('are of a message that is there', async () => {
    const domain = await startChat(open);
    const ada = await domain.person();
    const id = await groupOf(domain, ada);
    await expect(domain.get(Receipts).of(ada, id, 999)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describeOnEachDatabase('between two of whom one has blocked the other', (open) => {
  it('neither hears how far the other one is from then on, and nothing of what was told is taken back', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await directOf(domain, ada, bo);
    await sayAll(domain, bo, id, 3);
    const seqs = await sayAll(domain, ada, id, 5);
    const last = seqs.at(-1) ?? 0;
    await domain.get(Receipts).read(bo, id, 4);
    await domain.get(Receipts).delivered(bo, id, 6);
    const before = [await watermarkOf(domain, bo, id, ada), await watermarkOf(domain, ada, id, bo)];
    expect(before).toEqual([
      { userId: bo.userId, readSeq: 4, deliveredSeq: 6 },
      { userId: ada.userId, readSeq: last, deliveredSeq: last },
    ]);
    await domain.get(Blocks).block(ada, bo.userId);
    const all = await listenTo(domain, id);
    await domain.get(Receipts).delivered(bo, id, last);
    expect(await domain.get(Receipts).read(bo, id, last)).toMatchObject({ readSeq: last, unread: 0 });
    expect(all.events).toEqual([]);
    expect([await watermarkOf(domain, bo, id, ada), await watermarkOf(domain, ada, id, bo)]).toEqual(before);
    expect(await watermarkOf(domain, bo, id, bo)).toMatchObject({ readSeq: last });
    const { items } = await domain.get(Receipts).of(ada, id, last);
    expect(items).toMatchObject([{ deliveredAt: null, readAt: null }]);

    await domain.get(Blocks).unblock(ada, bo.userId);
    const seq = await say(domain, ada, id, 'hello again');
    all.clear();
    await domain.get(Receipts).read(bo, id, seq);
    expect(all.types).toEqual(['receipts/advanced']);
    expect(await watermarkOf(domain, bo, id, ada)).toMatchObject({ readSeq: seq });
  });

  it('changes nothing in the groups that both are in', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await groupOf(domain, ada, bo);
    await domain.get(Blocks).block(ada, bo.userId);
    const seq = await say(domain, ada, id, 'hello');
    const all = await listenTo(domain, id);
    await domain.get(Receipts).read(bo, id, seq);
    expect(all.types).toEqual(['receipts/advanced']);
  });
});
