import { type AppError, type MemberRole, NewConversation } from '@parley/contracts';
import { listenTo, say, startChat } from '@parley/testing/chat';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { type TestDomain } from '@parley/testing/domain';
import { Somebody } from '@parley/testing/people';
import { expect, it } from 'vitest';
import { Blocks } from '../contacts/blocks.service.ts';
import { Conversations } from './conversations.service.ts';
import { Histories } from './history.service.ts';
import { JoinCodes } from './join-codes.service.ts';
import { Members } from './members.service.ts';
import { Rooms } from './rooms.service.ts';

const refused = (code: string) => expect.objectContaining({ code }) as AppError;

/** A group with somebody in every role, and one who is not in it. */
async function fullGroup(domain: TestDomain, details: object = {}) {
  const owner = await Somebody.join(domain, 'Owner');
  const admin = await Somebody.join(domain, 'Admin');
  const member = await Somebody.join(domain, 'Member');
  const other = await Somebody.join(domain, 'Other');
  const stranger = await Somebody.join(domain, 'Stranger');
  const memberIds = [admin.id, member.id, other.id];
  const wanted = NewConversation.parse({ kind: 'group', title: 'Walk', memberIds, ...details });
  const { id } = await domain.get(Conversations).create(owner.principal, wanted);
  await domain.get(Members).setRole(owner.principal, id, admin.id, { role: 'admin' });
  for (const person of [owner, admin, member, other]) await person.events();
  return { id, owner, admin, member, other, stranger };
}

async function rolesIn(domain: TestDomain, id: string, by: Somebody): Promise<Map<string, MemberRole>> {
  const roles = new Map<string, MemberRole>();
  let cursor: string | undefined;
  do {
    const page = await domain
      .get(Members)
      .list(by.principal, id, { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
    for (const { user, role } of page.items) roles.set(user.id, role);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return roles;
}

async function notesOf(domain: TestDomain, id: string, by: Somebody): Promise<unknown[]> {
  const { messages } = await domain.get(Histories).page(by.principal, id, { limit: 100 });
  return messages.flatMap(({ note, senderId }) => (note ? [{ ...note, by: senderId }] : [])).slice(2);
}

const removal = { ban: 'false' } as const;
const ban = { ban: 'true' } as const;

describeOnEachDatabase('the members of a conversation', (open) => {
  it('are listed to its members, page by page', async () => {
    const domain = await startChat(open);
    const { id, owner, admin, member, other, stranger } = await fullGroup(domain);
    expect(await rolesIn(domain, id, member)).toEqual(
      new Map([
        [owner.id, 'owner'],
        [admin.id, 'admin'],
        [member.id, 'member'],
        [other.id, 'member'],
      ]),
    );
    await expect(domain.get(Members).list(stranger.principal, id, { limit: 2 })).rejects.toEqual(
      refused('NOT_FOUND'),
    );
  });
});

describeOnEachDatabase('adding people', (open) => {
  it('brings them in, tells everybody and them, and shows nothing of before as unread', async () => {
    const domain = await startChat(open);
    const { id, member, stranger } = await fullGroup(domain);
    await say(domain, member.principal, id, 'before');
    const before = await domain.get(Conversations).get(member.principal, id);
    const heard = await listenTo(domain, id);
    const after = await domain.get(Members).add(member.principal, id, { userIds: [stranger.id] });
    expect(after).toMatchObject({
      version: before.version + 2,
      memberCount: before.memberCount + 1,
      lastMessage: { note: { type: 'members-added', userIds: [stranger.id] }, senderId: member.id },
    });
    expect(heard.changes).toMatchObject([
      { channel: 'messages', type: 'added', data: { since: before.version } },
      {
        type: 'changed',
        data: {
          version: after.version,
          info: { memberCount: after.memberCount },
          membersChanged: [{ user: stranger.user, role: 'member' }],
        },
      },
    ]);
    expect(await stranger.events()).toMatchObject([
      { type: 'joined', data: { id, version: after.version, me: { unread: 0 } } },
    ]);
    await say(domain, stranger.principal, id, 'hello all');
  });

  it('leaves out who is in it, who has blocked the adder and who does not exist, and is then no change', async () => {
    const domain = await startChat(open);
    const { id, member, other, stranger } = await fullGroup(domain);
    await domain.get(Blocks).block(stranger.principal, member.id);
    const before = await domain.get(Conversations).get(member.principal, id);
    const userIds = [stranger.id, other.id, member.id, '01JD3V6W7Y8Z9A0B1C2D3E4F5G'];
    expect(await domain.get(Members).add(member.principal, id, { userIds })).toEqual(before);
  });

  it('is for all members of private groups in which all may post, and for admins everywhere', async () => {
    const domain = await startChat(open);
    for (const [details, allowed] of [
      [{}, true],
      [{ visibility: 'public' }, false],
      [{ posting: 'admins' }, false],
    ] as const) {
      const { id, admin, member, stranger } = await fullGroup(domain, details);
      const add = (by: Somebody) => domain.get(Members).add(by.principal, id, { userIds: [stranger.id] });
      await expect(add(stranger)).rejects.toEqual(refused('NOT_FOUND'));
      if (allowed) expect(await add(member)).toMatchObject({ memberCount: 5 });
      else await expect(add(member)).rejects.toEqual(refused('FORBIDDEN'));
      expect(await add(admin)).toMatchObject({ memberCount: 5 });
    }
  });

  it('is not possible in a direct conversation', async () => {
    const domain = await startChat(open);
    const [ada, bob, cem] = [
      await Somebody.join(domain),
      await Somebody.join(domain),
      await Somebody.join(domain),
    ];
    const { id } = await domain.get(Conversations).create(ada.principal, { kind: 'direct', userId: bob.id });
    const members = domain.get(Members);
    await expect(members.add(ada.principal, id, { userIds: [cem.id] })).rejects.toEqual(refused('FORBIDDEN'));
    await expect(members.setRole(ada.principal, id, bob.id, { role: 'admin' })).rejects.toEqual(
      refused('FORBIDDEN'),
    );
    await expect(members.remove(ada.principal, id, bob.id, removal)).rejects.toEqual(refused('FORBIDDEN'));
    await expect(members.leave(ada.principal, id)).rejects.toEqual(refused('FORBIDDEN'));
    expect((await members.list(ada.principal, id, { limit: 10 })).items).toHaveLength(2);
  });

  it('counts exactly when many are added at once', async () => {
    const domain = await startChat(open);
    const another = await domain.join();
    const { id, owner, admin } = await fullGroup(domain);
    const newcomers: Somebody[] = [];
    while (newcomers.length < 20) newcomers.push(await Somebody.join(domain));
    const heard = await listenTo(domain, id);
    await Promise.all(
      newcomers.map(({ id: userId }, index) =>
        (index % 2 === 0 ? domain : another)
          .get(Members)
          .add(index % 3 === 0 ? owner.principal : admin.principal, id, { userIds: [userId] }),
      ),
    );
    expect((await domain.get(Conversations).get(owner.principal, id)).memberCount).toBe(24);
    expect((await rolesIn(domain, id, owner)).size).toBe(24);
    expect(heard.changes).toHaveLength(40);
  });
});

describeOnEachDatabase('another role', (open) => {
  it('is given by the owner, and told', async () => {
    const domain = await startChat(open);
    const { id, owner, member } = await fullGroup(domain);
    const heard = await listenTo(domain, id);
    const given = await domain.get(Members).setRole(owner.principal, id, member.id, { role: 'admin' });
    expect(given).toMatchObject({ user: member.user, role: 'admin' });
    expect(heard.changes).toMatchObject([
      { data: { messages: [{ note: { type: 'role-changed', userId: member.id, role: 'admin' } }] } },
      { data: { membersChanged: [given], membersGone: [] } },
    ]);
    expect(await domain.get(Members).setRole(owner.principal, id, member.id, { role: 'admin' })).toEqual(
      given,
    );
    expect(heard.changes).toHaveLength(2);
    expect((await domain.get(Conversations).get(member.principal, id)).me.role).toBe('admin');
  });

  it('of owner makes the one before an admin', async () => {
    const domain = await startChat(open);
    const { id, owner, member } = await fullGroup(domain);
    const heard = await listenTo(domain, id);
    await domain.get(Members).setRole(owner.principal, id, member.id, { role: 'owner' });
    const roles = await rolesIn(domain, id, owner);
    expect([roles.get(owner.id), roles.get(member.id)]).toEqual(['admin', 'owner']);
    expect([...roles.values()].filter((role) => role === 'owner')).toHaveLength(1);
    expect(heard.changes).toHaveLength(3);
    await expect(
      domain.get(Members).setRole(owner.principal, id, member.id, { role: 'member' }),
    ).rejects.toEqual(refused('FORBIDDEN'));
  });

  it('is not given by others, to others, or to oneself', async () => {
    const domain = await startChat(open);
    const { id, owner, admin, member, stranger } = await fullGroup(domain);
    const set = (by: Somebody, to: Somebody, role: MemberRole) =>
      domain.get(Members).setRole(by.principal, id, to.id, { role });
    await expect(set(admin, member, 'admin')).rejects.toEqual(refused('FORBIDDEN'));
    await expect(set(member, member, 'owner')).rejects.toEqual(refused('FORBIDDEN'));
    await expect(set(stranger, member, 'admin')).rejects.toEqual(refused('NOT_FOUND'));
    await expect(set(owner, stranger, 'admin')).rejects.toEqual(refused('NOT_FOUND'));
    await expect(set(owner, owner, 'member')).rejects.toEqual(refused('CONFLICT'));
    expect(await set(owner, owner, 'owner')).toMatchObject({ role: 'owner' });
  });

  it('of owner belongs to one, also when two are made it at once', async () => {
    const domain = await startChat(open);
    const { id, owner, admin, member } = await fullGroup(domain);
    await Promise.allSettled(
      [admin, member].map(({ id: userId }) =>
        domain.get(Members).setRole(owner.principal, id, userId, { role: 'owner' }),
      ),
    );
    const roles = await rolesIn(domain, id, owner);
    expect([...roles.values()].filter((role) => role === 'owner')).toHaveLength(1);
  });
});

describeOnEachDatabase('removing somebody', (open) => {
  it('takes effect at once, and is told to them and to everybody', async () => {
    const domain = await startChat(open);
    const { id, admin, member } = await fullGroup(domain);
    const heard = await listenTo(domain, id);
    await domain.get(Members).remove(admin.principal, id, member.id, removal);
    expect(await member.events()).toEqual([
      { channel: 'conversations', type: 'gone', data: { conversationId: id, reason: 'removed' } },
    ]);
    expect(heard.changes).toMatchObject([
      { data: { messages: [{ note: { type: 'member-removed', userId: member.id } }] } },
      { data: { membersGone: [member.id], membersChanged: [], info: { memberCount: 3 } } },
    ]);
    await expect(say(domain, member.principal, id, 'but')).rejects.toEqual(refused('NOT_FOUND'));
    await expect(domain.get(Histories).page(member.principal, id, { limit: 1 })).rejects.toEqual(
      refused('NOT_FOUND'),
    );
    // Once more is fine, and nothing.
    await domain.get(Members).remove(admin.principal, id, member.id, removal);
    expect(heard.changes).toHaveLength(2);
  });

  it('is for admins over members, and for the owner over admins', async () => {
    const domain = await startChat(open);
    const { id, owner, admin, member, other, stranger } = await fullGroup(domain);
    await domain.get(Members).setRole(owner.principal, id, other.id, { role: 'admin' });
    const remove = (by: Somebody, whom: Somebody) =>
      domain.get(Members).remove(by.principal, id, whom.id, removal);
    await expect(remove(member, other)).rejects.toEqual(refused('FORBIDDEN'));
    await expect(remove(member, member)).rejects.toEqual(refused('FORBIDDEN'));
    await expect(remove(admin, other)).rejects.toEqual(refused('FORBIDDEN'));
    await expect(remove(admin, owner)).rejects.toEqual(refused('FORBIDDEN'));
    await expect(remove(owner, owner)).rejects.toEqual(refused('FORBIDDEN'));
    await expect(remove(admin, stranger)).rejects.toEqual(refused('NOT_FOUND'));
    await expect(remove(stranger, member)).rejects.toEqual(refused('NOT_FOUND'));
    await remove(owner, other);
    await remove(admin, member);
    expect((await rolesIn(domain, id, owner)).size).toBe(2);
  });

  it('lets them come back; a ban does not, until an admin adds them', async () => {
    const domain = await startChat(open);
    const { id, owner, admin, member } = await fullGroup(domain, { visibility: 'public' });
    const { code } = await domain.get(JoinCodes).rotate(owner.principal, id, {});
    await domain.get(Members).remove(admin.principal, id, member.id, removal);
    await domain.get(Rooms).join(member.principal, id);

    await domain.get(Members).remove(admin.principal, id, member.id, ban);
    expect((await member.events()).at(-1)).toMatchObject({ type: 'gone', data: { reason: 'banned' } });
    await expect(domain.get(Rooms).join(member.principal, id)).rejects.toEqual(refused('FORBIDDEN'));
    await expect(domain.get(JoinCodes).join(member.principal, { code })).rejects.toEqual(
      refused('FORBIDDEN'),
    );
    await expect(domain.get(Conversations).get(member.principal, id)).rejects.toEqual(refused('NOT_FOUND'));

    await domain.get(Members).add(admin.principal, id, { userIds: [member.id] });
    expect(await say(domain, member.principal, id, 'thank you')).toBeGreaterThan(0);
    await domain.get(Members).leave(member.principal, id);
    await domain.get(Rooms).join(member.principal, id);
  });

  it('bans also who has left, keeps them banned, and members do not bring them back', async () => {
    const domain = await startChat(open);
    const { id, admin, member, other } = await fullGroup(domain);
    await domain.get(Members).leave(member.principal, id);
    await domain.get(Members).remove(admin.principal, id, member.id, ban);
    await domain.get(Members).remove(admin.principal, id, member.id, removal);
    await domain.get(Members).add(other.principal, id, { userIds: [member.id] });
    await expect(domain.get(Conversations).get(member.principal, id)).rejects.toEqual(refused('NOT_FOUND'));
    expect(await domain.get(Conversations).get(other.principal, id)).toMatchObject({ memberCount: 3 });
  });
});

describeOnEachDatabase('leaving', (open) => {
  it('is told, and ends what one sees and does', async () => {
    const domain = await startChat(open);
    const { id, owner, member } = await fullGroup(domain);
    await domain.get(Members).leave(member.principal, id);
    expect(await member.events()).toMatchObject([{ type: 'gone', data: { reason: 'left' } }]);
    expect((await notesOf(domain, id, owner)).at(-1)).toEqual({ type: 'left', by: member.id });
    await expect(say(domain, member.principal, id, 'bye')).rejects.toEqual(refused('NOT_FOUND'));
    await expect(domain.get(Members).leave(member.principal, id)).rejects.toEqual(refused('NOT_FOUND'));
  });

  it('passes the group on to the admin, or else the member, who has been in it longest', async () => {
    const domain = await startChat(open);
    const { id, owner, admin, member, other, stranger } = await fullGroup(domain);
    domain.clock.advance({ minutes: 1 });
    await domain.get(Members).add(owner.principal, id, { userIds: [stranger.id] });
    await domain.get(Members).setRole(owner.principal, id, stranger.id, { role: 'admin' });

    await domain.get(Members).leave(owner.principal, id);
    expect((await rolesIn(domain, id, member)).get(admin.id)).toBe('owner');
    expect((await notesOf(domain, id, member)).slice(-2)).toEqual([
      { type: 'role-changed', userId: admin.id, role: 'owner', by: owner.id },
      { type: 'left', by: owner.id },
    ]);
    await domain.get(Members).leave(admin.principal, id);
    expect((await rolesIn(domain, id, member)).get(stranger.id)).toBe('owner');
    await domain.get(Members).leave(stranger.principal, id);
    const [eldest, next] = [member, other].sort((one, another) => (one.id < another.id ? -1 : 1));
    if (!eldest || !next) throw new Error('There are two.');
    expect(await rolesIn(domain, id, next)).toEqual(
      new Map([
        [eldest.id, 'owner'],
        [next.id, 'member'],
      ]),
    );
  });

  it('by the last one closes the group for good', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const { id } = await domain
      .get(Conversations)
      .create(
        ada.principal,
        NewConversation.parse({ kind: 'group', title: 'Walk', memberIds: [], visibility: 'public' }),
      );
    const { code } = await domain.get(JoinCodes).rotate(ada.principal, id, {});
    await domain.get(Members).leave(ada.principal, id);
    await expect(domain.get(Rooms).join(bob.principal, id)).rejects.toEqual(refused('NOT_FOUND'));
    await expect(domain.get(JoinCodes).join(bob.principal, { code })).rejects.toEqual(refused('NOT_FOUND'));
    expect((await domain.get(Rooms).search(bob.principal, { limit: 10 })).items).toEqual([]);
  });
});
