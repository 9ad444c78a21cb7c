import { type AppError } from '@parley/contracts';
import { directOf, groupOf, listenTo, people, say, startChat } from '@parley/testing/chat';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { Deletion } from '../accounts/deletion.service.ts';
import { type Principal } from '../accounts/principal.ts';
import { AccountDepartures } from './account-departures.ts';
import { Conversations } from './conversations.service.ts';
import { Histories } from './history.service.ts';
import { Members } from './members.service.ts';

/** All of it, to the end of the grace period and what comes after. */
async function deleteAccount(domain: TestDomain, person: Principal): Promise<void> {
  await domain.get(Deletion).schedule(person, {});
  domain.clock.advance({ days: 365 });
  expect(await domain.get(Deletion).purgeDue()).toBe(1);
  await domain.deliver();
}

const leaveAgain = (domain: TestDomain, { userId }: Principal) =>
  domain.get(AccountDepartures).run({
    id: 'again',
    name: 'leave-groups',
    payload: { userId },
    attempt: 2,
    createdAt: domain.clock.now(),
  });

async function rolesIn(domain: TestDomain, id: string, by: Principal): Promise<Map<string, string>> {
  const { items } = await domain.get(Members).list(by, id, { limit: 10 });
  return new Map(items.map(({ user, role }) => [user.id, role]));
}

describeOnEachDatabase('somebody whose account is gone', (open) => {
  it('is not in any group any more, which is told there', async () => {
    const domain = await startChat(open);
    const leaver = await domain.person();
    const [owner, member] = await people(domain, 2);
    if (!owner || !member) throw new Error('There are two.');
    const id = await groupOf(domain, owner, leaver, member);
    await say(domain, leaver, id, 'So long');
    const heard = await listenTo(domain, id);
    await deleteAccount(domain, leaver);
    expect(heard.changes).toMatchObject([
      { type: 'added', data: { messages: [{ senderId: leaver.userId, note: { type: 'left' } }] } },
      { type: 'changed', data: { membersGone: [leaver.userId], info: { memberCount: 2 } } },
    ]);
    expect([...(await rolesIn(domain, id, owner)).keys()].sort()).toEqual(
      [owner.userId, member.userId].sort(),
    );
    const { messages, users } = await domain.get(Histories).page(member, id, { limit: 10 });
    expect(messages.map(({ text }) => text)).toContain('So long');
    expect(users).toContainEqual(
      expect.objectContaining({ id: leaver.userId, displayName: 'Deleted account' }),
    );
  });

  it('owns nothing any more: an admin does, or else who has been in it longest', async () => {
    const domain = await startChat(open);
    const leaver = await domain.person();
    const [admin, elder, younger] = await people(domain, 3);
    if (!admin || !elder || !younger) throw new Error('There are three.');
    const withAdmin = await groupOf(domain, leaver, elder);
    domain.clock.advance({ minutes: 1 });
    await domain.get(Members).add(leaver, withAdmin, { userIds: [admin.userId] });
    await domain.get(Members).setRole(leaver, withAdmin, admin.userId, { role: 'admin' });
    const without = await groupOf(domain, leaver, elder);
    domain.clock.advance({ minutes: 1 });
    await domain.get(Members).add(leaver, without, { userIds: [younger.userId] });
    await deleteAccount(domain, leaver);
    expect(await rolesIn(domain, withAdmin, elder)).toEqual(
      new Map([
        [admin.userId, 'owner'],
        [elder.userId, 'member'],
      ]),
    );
    expect(await rolesIn(domain, without, elder)).toEqual(
      new Map([
        [elder.userId, 'owner'],
        [younger.userId, 'member'],
      ]),
    );
  });

  it('stays in direct conversations, in which nobody can be written to', async () => {
    const domain = await startChat(open);
    const leaver = await domain.person();
    const other = await domain.person();
    const id = await directOf(domain, other, leaver);
    await say(domain, leaver, id, 'So long');
    await deleteAccount(domain, leaver);
    expect(await domain.get(Conversations).get(other, id)).toMatchObject({
      memberCount: 2,
      peer: { id: leaver.userId, displayName: 'Deleted account' },
      lastMessage: { text: 'So long' },
    });
  });

  it('leaves nothing half done: a second run changes nothing, and one that was cut off is made up for', async () => {
    const domain = await startChat(open);
    const leaver = await domain.person();
    const [member] = await people(domain, 1);
    if (!member) throw new Error('There is one.');
    const ids = [await groupOf(domain, leaver, member), await groupOf(domain, leaver, member)];
    const alone = await groupOf(domain, leaver);
    await domain.get(Members).leave(leaver, ids[0] ?? '');
    await deleteAccount(domain, leaver);
    const views = () => Promise.all(ids.map((id) => domain.get(Conversations).get(member, id)));
    const before = await views();
    expect(before).toMatchObject(ids.map(() => ({ memberCount: 1, me: { role: 'owner' } })));
    await leaveAgain(domain, leaver);
    expect(await views()).toEqual(before);
    await expect(domain.get(Conversations).get(leaver, alone)).rejects.toEqual(
      expect.objectContaining({ code: 'NOT_FOUND' }) as AppError,
    );
  });
});
