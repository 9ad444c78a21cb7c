import { randomUUID } from 'node:crypto';
import { type PersonalEvent, type User } from '@parley/contracts';
import { UserEntity } from '@parley/database';
import {
  codeOf,
  directOf,
  fullGroup,
  groupOf,
  listenAs,
  listenTo,
  say,
  startChat,
  versionOf,
} from '@parley/testing/chat';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { type Principal } from '../accounts/principal.ts';
import { Blocks } from '../contacts/blocks.service.ts';
import { Conversations } from './conversations.service.ts';
import { Histories } from './history.service.ts';
import { MessageChanges } from './message-changes.service.ts';
import { Messages } from './messages.service.ts';
import { Pins } from './pins.service.ts';
import { Reactions } from './reactions.service.ts';

type Role = 'owner' | 'admin' | 'member' | 'author' | 'former' | 'stranger';

const EVERYONE = { for: 'everyone' } as const;
const ME = { for: 'me' } as const;

async function nameOf(domain: TestDomain, { userId }: Principal): Promise<string> {
  const user = await domain.database.read(({ manager }) => manager.findOneBy(UserEntity, { id: userId }));
  return user?.username ?? '';
}

async function unreadOf(domain: TestDomain, person: Principal, id: string) {
  const { me } = await domain.get(Conversations).get(person, id);
  return { unread: me.unread, mentions: me.unreadMentions };
}

describeOnEachDatabase('an edit', (open) => {
  it('changes the words for everybody, keeps the former ones, and is one change of the conversation', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await directOf(domain, ada, bo);
    const seq = await say(domain, ada, id, 'helo');
    const since = await versionOf(domain, ada, id);
    const heard = await listenTo(domain, id);
    domain.clock.advance({ minutes: 1 });

    const edited = await domain.get(MessageChanges).edit(ada, id, seq, { text: 'hello' });

    expect(edited).toMatchObject({ seq, text: 'hello', version: since + 1, senderId: ada.userId });
    expect(Date.parse(edited.editedAt ?? '') - Date.parse(edited.createdAt)).toBe(60_000);
    expect(await domain.get(Histories).one(bo, id, seq)).toEqual(edited);
    expect(await versionOf(domain, ada, id)).toBe(since + 1);
    expect(heard.events).toEqual([
      {
        channel: 'messages',
        type: 'changed',
        data: {
          conversationId: id,
          since,
          version: since + 1,
          messages: [edited],
          users: [expect.objectContaining({ id: ada.userId }) as User],
        },
      },
    ] satisfies PersonalEvent[]);
    const { items } = await domain.get(MessageChanges).wordings(ada, id, seq);
    expect(items).toEqual([{ text: 'helo', version: since + 1, until: edited.editedAt }]);
  });

  it('to the same words is no change', async () => {
    const domain = await startChat(open);
    const ada = await domain.person();
    const id = await groupOf(domain, ada);
    const seq = await say(domain, ada, id, 'hello');
    const since = await versionOf(domain, ada, id);
    const edited = await domain.get(MessageChanges).edit(ada, id, seq, { text: 'hello' });
    expect(edited.editedAt).toBeNull();
    expect(await versionOf(domain, ada, id)).toBe(since);
  });

  it('names other people than before, and their counts follow', async () => {
    const domain = await startChat(open);
    const [ada, bo, cy] = [await domain.person(), await domain.person(), await domain.person()];
    const id = await groupOf(domain, ada, bo, cy);
    const [boName, cyName] = [await nameOf(domain, bo), await nameOf(domain, cy)];
    const seq = await say(domain, ada, id, `@${boName} look`);
    expect(await unreadOf(domain, bo, id)).toEqual({ unread: 1, mentions: 1 });
    const change = (text: string) => domain.get(MessageChanges).edit(ada, id, seq, { text });
    const mentions = async () => [
      (await unreadOf(domain, bo, id)).mentions,
      (await unreadOf(domain, cy, id)).mentions,
    ];

    expect((await change(`@${cyName} look`)).mentions).toEqual([cy.userId]);
    expect(await mentions()).toEqual([0, 1]);
    expect(await change(`@everyone and @${boName}`)).toMatchObject({ mentionsEveryone: true });
    expect(await mentions()).toEqual([1, 1]);
    expect(await change('nobody')).toMatchObject({ mentions: [], mentionsEveryone: false });
    expect(await mentions()).toEqual([0, 0]);
  });

  it('keeps what the message answers', async () => {
    const domain = await startChat(open);
    const ada = await domain.person();
    const id = await groupOf(domain, ada);
    const first = await say(domain, ada, id, 'where?');
    const draft = { clientId: randomUUID(), text: 'heer', replyTo: first };
    const { seq } = await domain.get(Messages).send(ada, id, draft);
    const edited = await domain.get(MessageChanges).edit(ada, id, seq, { text: 'here' });
    expect(edited.replyTo).toBe(first);
  });

  it('does not stop a retry of the first sending', async () => {
    const domain = await startChat(open);
    const ada = await domain.person();
    const id = await groupOf(domain, ada);
    const draft = { clientId: randomUUID(), text: 'helo' };
    const accepted = await domain.get(Messages).send(ada, id, draft);
    await domain.get(MessageChanges).edit(ada, id, accepted.seq, { text: 'hello' });
    expect(await domain.get(Messages).send(ada, id, draft)).toMatchObject({ seq: accepted.seq });
  });

  it('is for the author alone', async () => {
    const domain = await startChat(open);
    const group = await fullGroup(domain);
    const seq = await say(domain, group.author, group.id, 'mine');
    const edit = (role: Role) =>
      domain.get(MessageChanges).edit(group[role], group.id, seq, { text: 'yours' });
    for (const role of ['owner', 'admin', 'member'] as const) {
      await expect(edit(role)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    for (const role of ['former', 'stranger'] as const) {
      await expect(edit(role)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await domain.get(Histories).one(group.owner, group.id, seq)).toMatchObject({ text: 'mine' });
  });

  it('is refused for notes, forwarded and deleted messages, and those that are not there', async () => {
    const domain = await startChat(open);
    const ada = await domain.person();
    const id = await groupOf(domain, ada);
    const seq = await say(domain, ada, id, 'hello');
    const forward = { conversationId: id, seq };
    const { seq: forwarded } = await domain.get(Messages).send(ada, id, { clientId: randomUUID(), forward });
    await domain.get(MessageChanges).remove(ada, id, seq, EVERYONE);
    const edit = (of: number) => domain.get(MessageChanges).edit(ada, id, of, { text: 'other' });
    await expect(edit(1)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(edit(forwarded)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(edit(seq)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(edit(999)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is no way to write where one may not write any more', async () => {
    const domain = await startChat(open);
    const { id, author, owner } = await fullGroup(domain);
    const seq = await say(domain, author, id, 'hello');
    await domain.get(Conversations).change(owner, id, { posting: 'admins' });
    const edit = (of: string, at: number) =>
      domain.get(MessageChanges).edit(author, of, at, { text: 'psst' });
    await expect(edit(id, seq)).rejects.toMatchObject({ code: 'FORBIDDEN' });

    const direct = await directOf(domain, author, owner);
    const said = await say(domain, author, direct, 'hello');
    await domain.get(Blocks).block(owner, author.userId);
    await expect(edit(direct, said)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describeOnEachDatabase('a deletion for everyone', (open) => {
  it('leaves the place of the message, empty', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await groupOf(domain, ada, bo);
    const seq = await say(domain, ada, id, `secret for @${await nameOf(domain, bo)}`);
    await domain.get(Reactions).add(bo, id, seq, '👍');
    await domain.get(Pins).pin(ada, id, seq);
    const since = await versionOf(domain, ada, id);
    expect(await unreadOf(domain, bo, id)).toEqual({ unread: 2, mentions: 1 });
    const heard = await listenTo(domain, id);

    await domain.get(MessageChanges).remove(ada, id, seq, EVERYONE);

    const left = await domain.get(Histories).one(bo, id, seq);
    expect(left).toMatchObject({ text: '', mentions: [], reactions: [], version: since + 1 });
    expect(left.deletedAt).not.toBeNull();
    const conversation = await domain.get(Conversations).get(bo, id);
    expect(conversation).toMatchObject({ pinnedSeqs: [], version: since + 2 });
    expect(conversation.me).toMatchObject({ unread: 2, unreadMentions: 0 });
    expect(heard.types).toEqual(['messages/changed', 'conversations/changed']);
    expect(heard.changes.map(({ data }) => [data.since, data.version])).toEqual([
      [since, since + 1],
      [since + 1, since + 2],
    ]);
    const { items } = await domain.get(MessageChanges).wordings(ada, id, seq);
    expect(items).toMatchObject([{ text: expect.stringContaining('secret') as string, version: since + 1 }]);
  });

  it('is done once, however often it is asked for', async () => {
    const domain = await startChat(open);
    const ada = await domain.person();
    const id = await groupOf(domain, ada);
    const seq = await say(domain, ada, id, 'hello');
    const since = await versionOf(domain, ada, id);
    const remove = () => domain.get(MessageChanges).remove(ada, id, seq, EVERYONE);
    await Promise.all([remove(), remove(), remove()]);
    expect(await versionOf(domain, ada, id)).toBe(since + 1);
  });

  it('is for the author and the admins of a group, not for others', async () => {
    const domain = await startChat(open);
    const group = await fullGroup(domain);
    const outcome = async (role: Role) => {
      const seq = await say(domain, group.author, group.id, 'mine');
      const removal = domain.get(MessageChanges).remove(group[role], group.id, seq, EVERYONE);
      return codeOf(removal);
    };
    expect(await outcome('author')).toBe('fine');
    expect(await outcome('owner')).toBe('fine');
    expect(await outcome('admin')).toBe('fine');
    expect(await outcome('member')).toBe('FORBIDDEN');
    expect(await outcome('former')).toBe('NOT_FOUND');
    expect(await outcome('stranger')).toBe('NOT_FOUND');
    await expect(domain.get(MessageChanges).remove(group.owner, group.id, 1, EVERYONE)).rejects.toMatchObject(
      { code: 'FORBIDDEN' },
    );
  });

  it('in a direct conversation is for the author alone, also after a block', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await directOf(domain, ada, bo);
    const seq = await say(domain, ada, id, 'hello');
    const remove = (who: Principal) => domain.get(MessageChanges).remove(who, id, seq, EVERYONE);
    await expect(remove(bo)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await domain.get(Blocks).block(bo, ada.userId);
    await remove(ada);
    expect(await domain.get(Histories).one(bo, id, seq)).toMatchObject({ text: '' });
  });
});

describeOnEachDatabase('a deletion for oneself', (open) => {
  it('is seen on one’s own devices alone, and changes nothing for others', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await directOf(domain, ada, bo);
    const seq = await say(domain, ada, id, 'hello');
    const since = await versionOf(domain, ada, id);
    const all = await listenTo(domain, id);
    const own = await listenAs(domain, bo);
    const hide = () => domain.get(MessageChanges).remove(bo, id, seq, ME);
    await Promise.all([hide(), hide(), hide()]);

    await expect(domain.get(Histories).one(bo, id, seq)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await domain.get(Histories).one(ada, id, seq)).toMatchObject({ text: 'hello' });
    expect(await versionOf(domain, ada, id)).toBe(since);
    expect(all.events).toEqual([]);
    expect(own.events).toEqual([{ channel: 'messages', type: 'hidden', data: { conversationId: id, seq } }]);
  });

  it('is for members, of messages that are there', async () => {
    const domain = await startChat(open);
    const { id, author, former, stranger } = await fullGroup(domain);
    const seq = await say(domain, author, id, 'hello');
    const hide = (who: Principal, of: number) => domain.get(MessageChanges).remove(who, id, of, ME);
    for (const who of [former, stranger]) {
      await expect(hide(who, seq)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(hide(author, 999)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await hide(author, 1);
  });
});

describeOnEachDatabase('earlier wordings', (open) => {
  it('are for the author, the admins of the group and those of the server', async () => {
    const domain = await startChat(open);
    const group = await fullGroup(domain);
    const { id, author } = group;
    const seq = await say(domain, author, id, 'one');
    await domain.get(MessageChanges).edit(author, id, seq, { text: 'two' });
    await domain.get(MessageChanges).remove(author, id, seq, EVERYONE);
    const read = (who: Principal) => domain.get(MessageChanges).wordings(who, id, seq);
    const both = [{ text: 'one' }, { text: 'two' }];
    for (const role of ['author', 'owner', 'admin'] as const) {
      expect((await read(group[role])).items).toMatchObject(both);
    }
    expect((await read({ ...group.stranger, role: 'admin' })).items).toMatchObject(both);
    await expect(read(group.member)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(read(group.former)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(read(group.stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describeOnEachDatabase('changes of all kinds at once', (open) => {
  it('leave no version out and none twice', async () => {
    const domain = await startChat(open);
    const { id, owner, admin, author } = await fullGroup(domain);
    const seqs: number[] = [];
    for (const text of ['one', 'two', 'three', 'four']) seqs.push(await say(domain, author, id, text));
    const [first = 0, second = 0, third = 0, fourth = 0] = seqs;
    const since = await versionOf(domain, owner, id);
    const heard = await listenTo(domain, id);
    await Promise.all([
      domain.get(MessageChanges).edit(author, id, first, { text: 'uno' }),
      domain.get(MessageChanges).remove(admin, id, second, EVERYONE),
      domain.get(Reactions).add(owner, id, third, '🎉'),
      domain.get(Reactions).add(admin, id, third, '🎉'),
      domain.get(Pins).pin(admin, id, fourth),
      domain.get(Conversations).change(owner, id, { title: 'Evening walk' }),
      ...['five', 'six', 'seven'].map((text) => say(domain, author, id, text)),
    ]);
    // A pin and a new title tell of themselves: two changes each.
    const version = await versionOf(domain, owner, id);
    expect(version).toBe(since + 4 + 2 + 2 + 3);
    const { changes } = heard;
    expect(changes.at(0)?.data.since).toBe(since);
    expect(changes.at(-1)?.data.version).toBe(version);
  });
});
