import { type AppError } from '@parley/contracts';
import { newId } from '@parley/database';
import { fullGroup, listenAs, listenTo, people, startChat, versionOf } from '@parley/testing/chat';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { Deletion } from '../accounts/deletion.service.ts';
import { type Principal } from '../accounts/principal.ts';
import { Bans } from './bans.service.ts';
import { Conversations } from './conversations.service.ts';
import { JoinCodes } from './join-codes.service.ts';
import { Members } from './members.service.ts';

const refused = (code: string) => expect.objectContaining({ code }) as AppError;

const ban = (domain: TestDomain, by: Principal, id: string, { userId }: Principal) =>
  domain.get(Members).remove(by, id, userId, { ban: 'true' });

async function bannedIn(domain: TestDomain, by: Principal, id: string, limit = 10): Promise<string[]> {
  const banned: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await domain.get(Bans).list(by, id, { limit, ...(cursor === undefined ? {} : { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    banned.push(...page.items.map(({ user }) => user.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return banned;
}

describeOnEachDatabase('the banned of a group', (open) => {
  it('are listed to admins, page by page, without those who were only removed', async () => {
    const domain = await startChat(open);
    const { id, owner, admin } = await fullGroup(domain);
    const eves = await people(domain, 5);
    await domain.get(Members).add(owner, id, { userIds: eves.map(({ userId }) => userId) });
    for (const eve of eves) await ban(domain, admin, id, eve);
    const expected = eves.map(({ userId }) => userId).sort();
    expect(await bannedIn(domain, admin, id, 2)).toEqual(expected);
    expect(await bannedIn(domain, owner, id)).toEqual(expected);
  });

  it('are shown to no one else, and changed by no one else', async () => {
    const domain = await startChat(open);
    const { id, owner, member, author, former, stranger } = await fullGroup(domain);
    await ban(domain, owner, id, author);
    for (const [person, code] of [
      [member, 'FORBIDDEN'],
      [author, 'NOT_FOUND'],
      [former, 'NOT_FOUND'],
      [stranger, 'NOT_FOUND'],
    ] as const) {
      await expect(bannedIn(domain, person, id)).rejects.toEqual(refused(code));
      await expect(domain.get(Bans).lift(person, id, author.userId)).rejects.toEqual(refused(code));
    }
    expect(await bannedIn(domain, owner, id)).toEqual([author.userId]);
  });

  it('are not those whose account is gone', async () => {
    const domain = await startChat(open);
    const { id, owner, author } = await fullGroup(domain);
    const leaver = await domain.person();
    await domain.get(Members).add(owner, id, { userIds: [leaver.userId] });
    await ban(domain, owner, id, author);
    await ban(domain, owner, id, leaver);
    await domain.get(Deletion).schedule(leaver, {});
    domain.clock.advance({ days: 365 });
    await domain.get(Deletion).purgeDue();
    expect(await bannedIn(domain, owner, id)).toEqual([author.userId]);
  });
});

describeOnEachDatabase('lifting a ban', (open) => {
  it('opens the door again, and tells nobody', async () => {
    const domain = await startChat(open);
    const { id, owner, admin, author } = await fullGroup(domain);
    const { code } = await domain.get(JoinCodes).rotate(owner, id, {});
    await ban(domain, owner, id, author);
    await expect(domain.get(JoinCodes).join(author, { code })).rejects.toEqual(refused('FORBIDDEN'));
    const version = await versionOf(domain, owner, id);
    const [all, own] = [await listenTo(domain, id), await listenAs(domain, author)];
    await domain.get(Bans).lift(admin, id, author.userId);
    expect([...all.events, ...own.events]).toEqual([]);
    expect(await versionOf(domain, owner, id)).toBe(version);
    expect(await bannedIn(domain, owner, id)).toEqual([]);
    await expect(domain.get(Conversations).get(author, id)).rejects.toEqual(refused('NOT_FOUND'));
    expect(await domain.get(JoinCodes).join(author, { code })).toMatchObject({ id, me: { role: 'member' } });
  });

  it('does nothing where there is none: again, of a member, of who was removed or never there', async () => {
    const domain = await startChat(open);
    const { id, owner, member, author, former, stranger } = await fullGroup(domain);
    await ban(domain, owner, id, author);
    const ids = [author, author, member, former, stranger].map(({ userId }) => userId);
    for (const userId of [...ids, newId()]) await domain.get(Bans).lift(owner, id, userId);
    expect(await domain.get(Conversations).get(member, id)).toMatchObject({ me: { role: 'member' } });
    await expect(domain.get(Conversations).get(former, id)).rejects.toEqual(refused('NOT_FOUND'));
  });
});
