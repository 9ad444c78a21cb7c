import { type AppError, ConversationChange, NewConversation } from '@parley/contracts';
import { ConversationEntity, FriendshipEntity, MemberEntity } from '@parley/database';
import { listenTo, say, startChat } from '@parley/testing/chat';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { startDomain, type TestDomain } from '@parley/testing/domain';
import { Somebody } from '@parley/testing/people';
import { expect, it } from 'vitest';
import { Blocks } from '../contacts/blocks.service.ts';
import { Conversations } from './conversations.service.ts';
import { MessageChanges } from './message-changes.service.ts';
import { Members } from './members.service.ts';

const refused = (code: string) => expect.objectContaining({ code }) as AppError;

const open2 = (domain: TestDomain, one: Somebody, other: { id: string }) =>
  domain.get(Conversations).create(one.principal, { kind: 'direct', userId: other.id });

const group = (domain: TestDomain, owner: Somebody, members: Somebody[], details: object = {}) =>
  domain.get(Conversations).create(
    owner.principal,
    NewConversation.parse({
      kind: 'group',
      title: 'Walk',
      memberIds: members.map(({ id }) => id),
      ...details,
    }),
  );

const befriend = (domain: TestDomain, one: Somebody, other: Somebody) =>
  domain.database.write((tx) =>
    tx.manager.insert(FriendshipEntity, [
      { userId: one.id, friendId: other.id, createdAt: tx.now },
      { userId: other.id, friendId: one.id, createdAt: tx.now },
    ]),
  );

async function idsOf(domain: TestDomain, person: Somebody, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await domain
      .get(Conversations)
      .list(person.principal, { limit, ...(cursor === undefined ? {} : { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

describeOnEachDatabase('opening a direct conversation', (open) => {
  it('makes one for both, and tells both', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain, 'Ada'), await Somebody.join(domain, 'Bob')];
    const mine = await open2(domain, ada, bob);
    expect(mine).toMatchObject({
      kind: 'direct',
      title: '',
      memberCount: 2,
      lastSeq: 0,
      lastMessage: null,
      peer: bob.user,
      me: { role: 'member', unread: 0, unreadMentions: 0, mutedUntil: null, pinned: false },
    });
    expect(mine.watermarks.map(({ userId }) => userId).sort()).toEqual([ada.id, bob.id].sort());
    expect(await ada.events()).toEqual([{ channel: 'conversations', type: 'joined', data: mine }]);
    expect(await bob.events()).toEqual([
      { channel: 'conversations', type: 'joined', data: { ...mine, peer: ada.user } },
    ]);
    expect(await open2(domain, bob, ada)).toEqual({ ...mine, peer: ada.user });
    expect(await ada.events()).toEqual([]);
  });

  it('makes one, however many ask for it at once from both sides', async () => {
    const domain = await startChat(open);
    const another = await domain.join();
    const [ada, bob] = [await Somebody.join(domain, 'Ada'), await Somebody.join(domain, 'Bob')];
    const opened = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const [one, other] = index % 2 === 0 ? [ada, bob] : [bob, ada];
        return open2(index % 3 === 0 ? another : domain, one, other);
      }),
    );
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(await domain.database.read(({ manager }) => manager.count(ConversationEntity))).toBe(1);
    expect(await domain.database.read(({ manager }) => manager.count(MemberEntity))).toBe(2);
    for (const person of [ada, bob]) {
      expect((await person.events()).map(({ type }) => type)).toEqual(['joined']);
      expect(await idsOf(domain, person, 10)).toEqual([opened[0]?.id]);
    }
  });

  it('is for friends, unless the settings say anyone', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    await expect(open2(domain, ada, bob)).rejects.toEqual(refused('FORBIDDEN'));
    await befriend(domain, ada, bob);
    expect(await open2(domain, ada, bob)).toMatchObject({ kind: 'direct' });
  });

  it('is not for those of whom one has blocked the other; what there was can still be opened', async () => {
    const domain = await startChat(open);
    const [ada, bob, cem] = [
      await Somebody.join(domain),
      await Somebody.join(domain),
      await Somebody.join(domain),
    ];
    const { id } = await open2(domain, ada, cem);
    await domain.get(Blocks).block(bob.principal, ada.id);
    await domain.get(Blocks).block(cem.principal, ada.id);
    await expect(open2(domain, ada, bob)).rejects.toEqual(refused('FORBIDDEN'));
    await expect(open2(domain, bob, ada)).rejects.toEqual(refused('FORBIDDEN'));
    expect(await open2(domain, ada, cem)).toMatchObject({ id });
    await expect(say(domain, ada.principal, id, 'hello?')).rejects.toEqual(refused('FORBIDDEN'));
    await expect(say(domain, cem.principal, id, 'hello?')).rejects.toEqual(refused('FORBIDDEN'));
  });

  it('is refused with oneself, and with nobody', async () => {
    const domain = await startChat(open);
    const ada = await Somebody.join(domain);
    await expect(open2(domain, ada, ada)).rejects.toEqual(refused('VALIDATION_FAILED'));
    await expect(open2(domain, ada, { id: '01JD3V6W7Y8Z9A0B1C2D3E4F5G' })).rejects.toEqual(
      refused('NOT_FOUND'),
    );
  });
});

describeOnEachDatabase('making a group', (open) => {
  it('makes its maker the owner, brings the others along, and tells in it what happened', async () => {
    const domain = await startChat(open);
    const [ada, bob, cem] = [
      await Somebody.join(domain, 'Ada'),
      await Somebody.join(domain, 'Bob'),
      await Somebody.join(domain, 'Cem'),
    ];
    const made = await group(domain, ada, [bob, cem], { title: 'Harbour walk', description: 'Sundays' });
    expect(made).toMatchObject({
      kind: 'group',
      visibility: 'private',
      posting: 'everyone',
      title: 'Harbour walk',
      description: 'Sundays',
      memberCount: 3,
      lastSeq: 2,
      version: 3,
      peer: null,
      me: { role: 'owner', unread: 0 },
      lastMessage: { note: { type: 'members-added', userIds: [bob.id, cem.id].sort() } },
    });
    expect(made.users.map(({ id }) => id).sort()).toEqual([ada.id, bob.id, cem.id].sort());
    for (const [person, role] of [
      [ada, 'owner'],
      [bob, 'member'],
      [cem, 'member'],
    ] as const) {
      expect(await person.events()).toMatchObject([
        { type: 'joined', data: { id: made.id, version: made.version, me: { role, unread: 0 } } },
      ]);
    }
  });

  it('leaves out who has blocked its maker, who does not exist, and the maker', async () => {
    const domain = await startChat(open);
    const [ada, bob, cem] = [
      await Somebody.join(domain),
      await Somebody.join(domain),
      await Somebody.join(domain),
    ];
    await domain.get(Blocks).block(bob.principal, ada.id);
    const { id, memberCount } = await domain.get(Conversations).create(ada.principal, {
      kind: 'group',
      title: 'Walk',
      description: '',
      memberIds: [bob.id, cem.id, cem.id, ada.id, '01JD3V6W7Y8Z9A0B1C2D3E4F5G'],
      visibility: 'private',
      posting: 'everyone',
    });
    expect(memberCount).toBe(2);
    const { items } = await domain.get(Members).list(ada.principal, id, { limit: 10 });
    expect(items.map(({ user }) => user.id).sort()).toEqual([ada.id, cem.id].sort());
  });
});

describeOnEachDatabase('listing conversations', (open) => {
  it('pages through all that one is in, each as one sees it', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain, 'Ada'), await Somebody.join(domain, 'Bob')];
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) made.push((await group(domain, ada, [bob])).id);
    const { id: direct } = await open2(domain, ada, bob);
    const { id: others } = await group(domain, bob, []);
    expect(await idsOf(domain, ada, 2)).toEqual([...made, direct].sort());
    expect(await idsOf(domain, ada, 6)).toEqual([...made, direct].sort());
    expect(await idsOf(domain, bob, 3)).toContain(others);

    await say(domain, bob.principal, direct, `for @${ada.user.username}`);
    await say(domain, bob.principal, made[0] ?? '', 'one');
    await say(domain, bob.principal, made[0] ?? '', 'two');
    const { items } = await domain.get(Conversations).list(ada.principal, { limit: 100 });
    const unread = new Map(items.map(({ id, me }) => [id, [me.unread, me.unreadMentions]]));
    expect(unread.get(direct)).toEqual([1, 1]);
    expect(unread.get(made[0] ?? '')).toEqual([2, 0]);
    expect(unread.get(made[1] ?? '')).toEqual([0, 0]);
    for (const item of items) {
      expect(item).toEqual(await domain.get(Conversations).get(ada.principal, item.id));
    }
  });

  it('shows nobody a conversation that they are not in, or not any more', async () => {
    const domain = await startChat(open);
    const [ada, bob, eve] = [
      await Somebody.join(domain),
      await Somebody.join(domain),
      await Somebody.join(domain),
    ];
    const { id } = await group(domain, ada, [bob]);
    await domain.get(Members).leave(bob.principal, id);
    for (const person of [bob, eve]) {
      await expect(domain.get(Conversations).get(person.principal, id)).rejects.toEqual(refused('NOT_FOUND'));
      expect(await idsOf(domain, person, 10)).toEqual([]);
    }
  });

  it('shows as the last message the newest that one has not deleted for oneself', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const { id } = await open2(domain, ada, bob);
    await say(domain, bob.principal, id, 'first');
    const seq = await say(domain, bob.principal, id, 'second');
    await domain.get(MessageChanges).remove(ada.principal, id, seq, { for: 'me' });
    const last = async ({ principal }: Somebody) =>
      (await domain.get(Conversations).get(principal, id)).lastMessage?.text;
    expect(await last(ada)).toBe('first');
    expect(await last(bob)).toBe('second');
  });
});

describeOnEachDatabase('changing a group', (open) => {
  it('tells everybody, a new title with a note, each change with its own version', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain, 'Ada'), await Somebody.join(domain, 'Bob')];
    const before = await group(domain, ada, [bob]);
    const heard = await listenTo(domain, before.id);
    const change = ConversationChange.parse({ title: 'Ólafur’s walk', description: 'By the sea.' });
    const after = await domain.get(Conversations).change(ada.principal, before.id, change);
    expect(after).toMatchObject({
      title: 'Ólafur’s walk',
      description: 'By the sea.',
      version: before.version + 2,
      lastSeq: before.lastSeq + 1,
      me: { unread: 0 },
      lastMessage: { note: { type: 'title-changed', title: 'Ólafur’s walk' }, senderId: ada.id },
    });
    expect(heard.changes).toMatchObject([
      { channel: 'messages', type: 'added', data: { since: before.version, users: [ada.user] } },
      {
        channel: 'conversations',
        type: 'changed',
        data: { info: { title: 'Ólafur’s walk', version: after.version }, version: after.version },
      },
    ]);
    expect(await domain.get(Conversations).get(bob.principal, before.id)).toMatchObject({
      me: { unread: 1 },
    });
  });

  it('is nothing where all is as wanted', async () => {
    const domain = await startChat(open);
    const ada = await Somebody.join(domain);
    const before = await group(domain, ada, []);
    const heard = await listenTo(domain, before.id);
    const change = { title: before.title, description: before.description, posting: before.posting };
    expect(await domain.get(Conversations).change(ada.principal, before.id, change)).toEqual(before);
    expect(await domain.get(Conversations).change(ada.principal, before.id, {})).toEqual(before);
    expect(heard.events).toEqual([]);
  });

  it('is for admins and the owner', async () => {
    const domain = await startChat(open);
    const [ada, bob, cem, eve] = [
      await Somebody.join(domain),
      await Somebody.join(domain),
      await Somebody.join(domain),
      await Somebody.join(domain),
    ];
    const { id } = await group(domain, ada, [bob, cem]);
    await domain.get(Members).setRole(ada.principal, id, bob.id, { role: 'admin' });
    const change = (by: Somebody) =>
      domain.get(Conversations).change(by.principal, id, { posting: 'admins' });
    await expect(change(eve)).rejects.toEqual(refused('NOT_FOUND'));
    await expect(change(cem)).rejects.toEqual(refused('FORBIDDEN'));
    expect(await change(bob)).toMatchObject({ posting: 'admins' });
    const direct = await open2(domain, ada, bob);
    await expect(domain.get(Conversations).change(ada.principal, direct.id, { title: 'Us' })).rejects.toEqual(
      refused('FORBIDDEN'),
    );
  });
});

describeOnEachDatabase('what concerns one member alone', (open) => {
  it('is told to their own devices only, and is no change of the conversation', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const before = await group(domain, ada, [bob]);
    await ada.events();
    await bob.events();
    const heard = await listenTo(domain, before.id);
    const mutedUntil = '2026-12-24T18:00:00.000Z';
    const wanted = { mutedUntil, pinned: true, archived: true, markedUnread: true };
    const after = await domain.get(Conversations).changeMembership(bob.principal, before.id, wanted);
    expect(after).toMatchObject({ me: wanted, version: before.version });
    expect(await bob.events()).toEqual([
      {
        channel: 'conversations',
        type: 'membership',
        data: { conversationId: before.id, me: after.me },
      },
    ]);
    expect(await ada.events()).toEqual([]);
    expect(heard.events).toEqual([]);
    expect(await domain.get(Conversations).get(ada.principal, before.id)).toEqual(before);

    const back = await domain
      .get(Conversations)
      .changeMembership(bob.principal, before.id, { mutedUntil: null, pinned: false });
    expect(back.me).toMatchObject({ mutedUntil: null, pinned: false, archived: true, markedUnread: true });
  });

  it('stays as it is where nothing is wanted, and is nothing to strangers', async () => {
    const domain = await startChat(open);
    const [ada, eve] = [await Somebody.join(domain), await Somebody.join(domain)];
    const before = await group(domain, ada, []);
    await ada.events();
    expect(await domain.get(Conversations).changeMembership(ada.principal, before.id, {})).toEqual(before);
    expect(await ada.events()).toEqual([]);
    await expect(
      domain.get(Conversations).changeMembership(eve.principal, before.id, { pinned: true }),
    ).rejects.toEqual(refused('NOT_FOUND'));
  });
});
