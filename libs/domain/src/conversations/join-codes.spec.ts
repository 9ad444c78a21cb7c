import { type AppError, JoinByCode, NewConversation } from '@parley/contracts';
import { startChat } from '@parley/testing/chat';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { type TestDomain } from '@parley/testing/domain';
import { Somebody } from '@parley/testing/people';
import { expect, it } from 'vitest';
import { Conversations } from './conversations.service.ts';
import { JoinCodes } from './join-codes.service.ts';
import { Members } from './members.service.ts';

const refused = (code: string) => expect.objectContaining({ code }) as AppError;

async function startGroup(domain: TestDomain) {
  const [owner, member, guest] = [
    await Somebody.join(domain, 'Owner'),
    await Somebody.join(domain, 'Member'),
    await Somebody.join(domain, 'Guest'),
  ];
  const wanted = NewConversation.parse({ kind: 'group', title: 'Walk', memberIds: [member.id] });
  const { id } = await domain.get(Conversations).create(owner.principal, wanted);
  return { id, owner, member, guest };
}

/** What somebody is told who shows the code; without the stack. */
async function answerTo(domain: TestDomain, person: Somebody, code: string): Promise<unknown> {
  try {
    return await domain.get(JoinCodes).join(person.principal, { code });
  } catch (error) {
    const { code: errorCode, message, details } = error as AppError;
    return { code: errorCode, message, details };
  }
}

describeOnEachDatabase('a join code', (open) => {
  it('lets people into a private group', async () => {
    const domain = await startChat(open);
    const { id, owner, guest } = await startGroup(domain);
    const made = await domain.get(JoinCodes).rotate(owner.principal, id, {});
    expect(made).toEqual({
      code: expect.stringMatching(/^[A-Za-z0-9_-]{12}$/) as string,
      url: `${domain.runtime.config.settings.PUBLIC_URL}/join/${made.code}`,
      expiresAt: null,
      usesLeft: null,
    });
    expect(JoinByCode.parse({ code: made.code })).toEqual({ code: made.code });
    expect(await domain.get(JoinCodes).preview(guest.principal, made)).toEqual({
      id,
      title: 'Walk',
      description: '',
      posting: 'everyone',
      memberCount: 2,
      joined: false,
    });
    expect(await domain.get(JoinCodes).join(guest.principal, made)).toMatchObject({
      id,
      memberCount: 3,
      lastMessage: { note: { type: 'joined' } },
    });
    expect(await domain.get(JoinCodes).current(owner.principal, id)).toEqual(made);
  });

  it('is made, seen and revoked by admins', async () => {
    const domain = await startChat(open);
    const { id, owner, member, guest } = await startGroup(domain);
    const codes = domain.get(JoinCodes);
    for (const [{ principal }, code] of [
      [member, 'FORBIDDEN'],
      [guest, 'NOT_FOUND'],
    ] as const) {
      await expect(codes.rotate(principal, id, {})).rejects.toEqual(refused(code));
      await expect(codes.current(principal, id)).rejects.toEqual(refused(code));
      await expect(codes.revoke(principal, id)).rejects.toEqual(refused(code));
    }
    await expect(codes.current(owner.principal, id)).rejects.toEqual(refused('NOT_FOUND'));
    await domain.get(Members).setRole(owner.principal, id, member.id, { role: 'admin' });
    const made = await codes.rotate(member.principal, id, {});
    expect(await codes.current(owner.principal, id)).toEqual(made);
    await codes.revoke(member.principal, id);
    await codes.revoke(member.principal, id);
    await expect(codes.current(owner.principal, id)).rejects.toEqual(refused('NOT_FOUND'));
  });

  it('is answered alike when it never was, is expired, used up, replaced or revoked', async () => {
    const domain = await startChat(open);
    const codes = domain.get(JoinCodes);
    const { id, owner, guest } = await startGroup(domain);
    const other = await Somebody.join(domain);
    const unknown = await answerTo(domain, guest, 'AAAAAAAAAAAA');
    expect(unknown).toMatchObject({ code: 'NOT_FOUND' });
    const replaced = await codes.rotate(owner.principal, id, {});
    const expired = await codes.rotate(owner.principal, id, { expiresInHours: 2 });
    expect(expired.expiresAt).toBe('2026-11-20T11:30:00.000Z');
    domain.clock.advance({ hours: 2 });
    expect(await answerTo(domain, guest, replaced.code)).toEqual(unknown);
    expect(await answerTo(domain, guest, expired.code)).toEqual(unknown);
    await expect(codes.current(owner.principal, id)).rejects.toEqual(refused('NOT_FOUND'));

    const once = await codes.rotate(owner.principal, id, { maxUses: 1 });
    expect(once.usesLeft).toBe(1);
    await codes.join(other.principal, once);
    expect(await answerTo(domain, guest, once.code)).toEqual(unknown);
    await expect(codes.preview(guest.principal, once)).rejects.toEqual(refused('NOT_FOUND'));

    const revoked = await codes.rotate(owner.principal, id, {});
    await codes.revoke(owner.principal, id);
    expect(await answerTo(domain, guest, revoked.code)).toEqual(unknown);
    // A code differs by case, on every database.
    const last = await codes.rotate(owner.principal, id, {});
    expect(await answerTo(domain, guest, swapCase(last.code))).toEqual(unknown);
  });

  it('is used up exactly, however many use it at once', async () => {
    const domain = await startChat(open);
    const another = await domain.join();
    const { id, owner } = await startGroup(domain);
    const guests: Somebody[] = [];
    for (let index = 0; index < 50; index += 1) guests.push(await Somebody.join(domain));
    const { code } = await domain.get(JoinCodes).rotate(owner.principal, id, { maxUses: 20 });
    const outcomes = await Promise.allSettled(
      guests.map(({ principal }, index) =>
        (index % 2 === 0 ? domain : another).get(JoinCodes).join(principal, { code }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toEqual(refused('NOT_FOUND'));
    }
    expect((await domain.get(Conversations).get(owner.principal, id)).memberCount).toBe(22);
  });

  it('is not used by who is in it already', async () => {
    const domain = await startChat(open);
    const { id, owner, member } = await startGroup(domain);
    const made = await domain.get(JoinCodes).rotate(owner.principal, id, { maxUses: 1 });
    expect(await domain.get(JoinCodes).join(member.principal, made)).toMatchObject({ id, memberCount: 2 });
    expect(await domain.get(JoinCodes).current(owner.principal, id)).toEqual(made);
  });

  it('cannot be guessed by trying', async () => {
    const domain = await startChat(open);
    const guest = await Somebody.join(domain);
    for (let tries = 0; tries < 30; tries += 1) {
      expect(await answerTo(domain, guest, `guess-${tries}`)).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await answerTo(domain, guest, 'guess-30')).toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfter: 3600 },
    });
  });
});

function swapCase(text: string): string {
  return Array.from(text, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  ).join('');
}
