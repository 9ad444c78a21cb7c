import { type AppError, LIMITS, NewConversation, RoomSearch } from '@parley/contracts';
import { ConversationEntity } from '@parley/database';
import { listenTo, say, startChat } from '@parley/testing/chat';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { type TestDomain } from '@parley/testing/domain';
import { Somebody } from '@parley/testing/people';
import { expect, it } from 'vitest';
import { Conversations } from './conversations.service.ts';
import { Members } from './members.service.ts';
import { Rooms } from './rooms.service.ts';

const refused = (code: string) => expect.objectContaining({ code }) as AppError;

async function room(
  domain: TestDomain,
  owner: Somebody,
  title: string,
  details: object = {},
): Promise<string> {
  const wanted = NewConversation.parse({ kind: 'group', title, visibility: 'public', ...details });
  return (await domain.get(Conversations).create(owner.principal, wanted)).id;
}

async function titles(domain: TestDomain, by: Somebody, search: object = {}): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await domain.get(Rooms).search(by.principal, RoomSearch.parse({ ...search, cursor }));
    found.push(...page.items.map(({ title }) => title));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

describeOnEachDatabase('looking for rooms', (open) => {
  it('finds the beginnings of the words of a title, without regard to case and accents', async () => {
    const domain = await startChat(open);
    const ada = await Somebody.join(domain);
    for (const title of ['Café au lait', 'Łódź 100% live!', '東京の写真', 'Blue_note']) {
      await room(domain, ada, title);
    }
    for (const [query, found] of [
      ['CAFE', ['Café au lait']],
      ['lait', ['Café au lait']],
      ['ait', []],
      ['lodz', ['Łódź 100% live!']],
      ['100%', ['Łódź 100% live!']],
      ['東京', ['東京の写真']],
      ['blue_', ['Blue_note']],
      ['%', []],
      ['_', []],
      ['!', []],
      ['\u0301', []],
    ] as const) {
      expect(await titles(domain, ada, { query }), query).toEqual(found);
    }
  });

  it('pages by title, and tells which one is in', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    for (const title of ['Delta', 'alpha', 'Echo', 'bravo', 'alpha', 'Charlie'])
      await room(domain, ada, title);
    const mine = await room(domain, bob, 'Foxtrot', { posting: 'admins', description: 'Dance' });
    const all = ['alpha', 'alpha', 'bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot'];
    for (const limit of [1, 2, 3, 100]) expect(await titles(domain, bob, { limit })).toEqual(all);
    const { items } = await domain.get(Rooms).search(bob.principal, { limit: 100 });
    expect(items.filter(({ joined }) => joined)).toEqual([
      { id: mine, title: 'Foxtrot', description: 'Dance', posting: 'admins', memberCount: 1, joined: true },
    ]);
  });

  it('finds nothing that is private', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    await room(domain, ada, 'Secret', { visibility: 'private' });
    await domain.get(Conversations).create(ada.principal, { kind: 'direct', userId: bob.id });
    const id = await room(domain, ada, 'Open');
    expect(await titles(domain, ada)).toEqual(['Open']);
    await domain.get(Conversations).change(ada.principal, id, { title: 'Über open' });
    expect(await titles(domain, bob, { query: 'uber' })).toEqual(['Über open']);
    await domain.get(Conversations).change(ada.principal, id, { visibility: 'private' });
    expect(await titles(domain, bob)).toEqual([]);
  });
});

describeOnEachDatabase('joining a room', (open) => {
  it('is told in it; joining again is nothing', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const id = await room(domain, ada, 'Open');
    const heard = await listenTo(domain, id);
    const joined = await domain.get(Rooms).join(bob.principal, id);
    expect(joined).toMatchObject({
      memberCount: 2,
      me: { role: 'member', unread: 0 },
      lastMessage: { note: { type: 'joined' }, senderId: bob.id },
    });
    expect(heard.changes).toMatchObject([
      { data: { messages: [{ senderId: bob.id }], users: [bob.user] } },
      { data: { membersChanged: [{ user: bob.user }] } },
    ]);
    expect(await domain.get(Rooms).join(bob.principal, id)).toEqual(joined);
    expect(heard.changes).toHaveLength(2);
    expect(await bob.events()).toMatchObject([{ type: 'joined', data: { id } }]);
    await say(domain, bob.principal, id, 'hello');
  });

  it('is for public ones; a private one is not there, unless one is in it', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const id = await room(domain, ada, 'Secret', { visibility: 'private' });
    await expect(domain.get(Rooms).join(bob.principal, id)).rejects.toEqual(refused('NOT_FOUND'));
    await expect(domain.get(Rooms).join(bob.principal, '01JD3V6W7Y8Z9A0B1C2D3E4F5G')).rejects.toEqual(
      refused('NOT_FOUND'),
    );
    expect(await domain.get(Rooms).join(ada.principal, id)).toMatchObject({ id });
  });

  it('happens once, however often it is asked for at once', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const id = await room(domain, ada, 'Open');
    await Promise.all(Array.from({ length: 10 }, () => domain.get(Rooms).join(bob.principal, id)));
    expect(await domain.get(Conversations).get(ada.principal, id)).toMatchObject({ memberCount: 2 });
    expect((await bob.events()).map(({ type }) => type)).toEqual(['joined']);
  });

  it('is not told in rooms of more than a hundred, nor is leaving', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const id = await room(domain, ada, 'Open');
    const crowd = (memberCount: number) =>
      domain.database.write((tx) => tx.manager.update(ConversationEntity, id, { memberCount }));
    await crowd(101);
    const before = await domain.get(Conversations).get(ada.principal, id);
    const joined = await domain.get(Rooms).join(bob.principal, id);
    expect(joined).toMatchObject({ lastSeq: before.lastSeq, version: before.version + 1, watermarks: [] });
    await domain.get(Members).leave(bob.principal, id);
    const after = await domain.get(Conversations).get(ada.principal, id);
    expect(after).toMatchObject({ lastSeq: before.lastSeq, version: before.version + 2 });
  });

  it('ends where a room is full', async () => {
    const domain = await startChat(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    const id = await room(domain, ada, 'Open');
    await domain.database.write((tx) =>
      tx.manager.update(ConversationEntity, id, { memberCount: LIMITS.members }),
    );
    await expect(domain.get(Rooms).join(bob.principal, id)).rejects.toEqual(refused('CONFLICT'));
  });
});
