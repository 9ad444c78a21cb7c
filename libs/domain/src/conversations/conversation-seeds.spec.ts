import { HistoryQuery } from '@parley/contracts';
import { ConversationEntity, MessageEntity, UserEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { AccountSeeds } from '../accounts/account-seeds.service.ts';
import { type Principal } from '../accounts/principal.ts';
import { ConversationSeeds } from './conversation-seeds.service.ts';
import { Conversations } from './conversations.service.ts';
import { DEMO_CONVERSATIONS } from './demo-conversations.ts';
import { Histories } from './history.service.ts';
import { Members } from './members.service.ts';
import { MessageSearch } from './message-search.service.ts';
import { Rooms } from './rooms.service.ts';
import { Sync } from './sync.service.ts';

const seeded = { settings: { SEED_DEMO: 'true' } };

async function startDemo(domain: TestDomain): Promise<number> {
  await domain.get(AccountSeeds).seedDemo();
  return domain.get(ConversationSeeds).seedDemo();
}

async function principalOf(domain: TestDomain, usernameKey: string): Promise<Principal> {
  const user = await domain.database.read(({ manager }) => manager.findOneBy(UserEntity, { usernameKey }));
  return { userId: user?.id ?? '', sessionId: '', role: 'user' };
}

const count = (domain: TestDomain) =>
  domain.database.read(async ({ manager }) => [
    await manager.count(ConversationEntity),
    await manager.count(MessageEntity),
  ]);

describeOnEachDatabase('the conversations of the demo people', (open) => {
  it('are of every kind, and look alive', async () => {
    const domain = await startDomain(open, seeded);
    expect(await startDemo(domain)).toBe(DEMO_CONVERSATIONS.length);
    const amara = await principalOf(domain, 'amara.okafor');
    const { items } = await domain.get(Conversations).list(amara, { limit: 100 });
    const kinds = items.map(({ kind, visibility, posting }) => `${kind} ${visibility} ${posting}`);
    expect(new Set(kinds)).toEqual(
      new Set([
        'direct private everyone',
        'group private everyone',
        'group public everyone',
        'group public admins',
      ]),
    );
    expect(items.some(({ me }) => me.unread > 0)).toBe(true);
    expect(items.some(({ me }) => me.unreadMentions > 0)).toBe(true);
    expect(items.some(({ me }) => me.pinned)).toBe(true);
    expect(items.some(({ me }) => me.mutedUntil !== null)).toBe(true);
    expect(items.some(({ pinnedSeqs }) => pinnedSeqs.length > 0)).toBe(true);
    for (const { id, lastSeq, lastMessage, me } of items) {
      const { messages } = await domain.get(Histories).page(amara, id, HistoryQuery.parse({ limit: 100 }));
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
      expect(messages.at(-1)).toEqual(lastMessage);
      expect(lastMessage?.seq).toBe(lastSeq);
      const times = messages.map(({ createdAt }) => createdAt);
      expect(times).toEqual([...times].sort());
      expect(new Date(times.at(-1) ?? '').getTime()).toBeLessThan(domain.clock.now().getTime());
      for (const { replyTo, seq } of messages) expect(replyTo ?? 0).toBeLessThan(seq);
      // Nobody has missed what they wrote themselves.
      const unread = messages.slice(messages.length - me.unread);
      expect(unread.map(({ senderId }) => senderId)).not.toContain(amara.userId);
    }
    const { items: rooms } = await domain.get(Rooms).search(amara, { limit: 10 });
    expect(rooms).toHaveLength(3);
  });

  it('can be searched, synced and gone on with, like any other', async () => {
    const domain = await startDomain(open, seeded);
    await startDemo(domain);
    await domain.deliver();
    const june = await principalOf(domain, 'june.park');
    const found = await domain.get(MessageSearch).search(june, { query: '八十二歳', limit: 10 });
    expect(found.items).toHaveLength(1);
    const { changed } = await domain.get(Sync).sync(june, { known: [] });
    const known = changed.map(({ conversation }): [string, number] => [
      conversation.id,
      conversation.version,
    ]);
    expect(await domain.get(Sync).sync(june, { known })).toMatchObject({ changed: [], gone: [] });
    for (const { recovered, messages } of (
      await domain.get(Sync).sync(june, { known: known.map(([id]) => [id, 1]) })
    ).changed) {
      expect(recovered).toBe(true);
      expect(messages.length).toBeGreaterThan(3);
    }
  });

  it('are made once, also by two processes at the same time, and not again when people have gone', async () => {
    const domain = await startDomain(open, seeded);
    const another = await domain.join();
    await domain.get(AccountSeeds).seedDemo();
    const made = await Promise.all(
      [domain, another].map(async (one) => one.get(ConversationSeeds).seedDemo()),
    );
    expect(made.reduce((sum, one) => sum + one)).toBe(DEMO_CONVERSATIONS.length);
    const before = await count(domain);
    const hana = await principalOf(domain, 'hana.novak');
    const { items } = await domain.get(Conversations).list(hana, { limit: 100 });
    const walk = items.find(({ me }) => me.role === 'owner');
    await domain.get(Conversations).change(hana, walk?.id ?? '', { title: 'Another name' });
    await domain.get(Members).leave(hana, walk?.id ?? '');
    expect(await domain.get(ConversationSeeds).seedDemo()).toBe(0);
    expect((await count(domain))[0]).toBe(before[0]);
  });

  it('are not made unless they are asked for', async () => {
    const domain = await startDomain(open);
    expect(await startDemo(domain)).toBe(0);
    expect(await count(domain)).toEqual([0, 0]);
  });
});
