import { type TopicPayload } from '@parley/contracts';
import { newId, SessionEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { newPhone, startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { Announcements } from '../runtime/announcements.ts';
import { Emails } from './emails.service.ts';
import { type Origin } from './principal.ts';
import { Profiles } from './profiles.service.ts';
import { Sessions } from './sessions.service.ts';

const EMAIL = 'ada@example.org';
const REVOKED = { code: 'SESSION_REVOKED' };
const PHONE_APP: Origin = { ip: '198.51.100.4', userAgent: 'ParleyBot/2.1', country: null };

/** Somebody who is signed in and gets mails; the one with which the address was confirmed is not counted. */
async function personWithEmail(domain: TestDomain) {
  const phone = newPhone();
  const tokens = await domain.signIn(phone);
  const person = await domain.principalOf(tokens);
  await domain.get(Profiles).changeEmail(person, { email: EMAIL });
  await domain.get(Emails).confirm({ token: await domain.linkFor(EMAIL) });
  const mails = async () => (await domain.inbox(EMAIL)).slice(0, -1).map(({ text }) => text);
  return { phone, tokens, person, mails };
}

describeOnEachDatabase('sessions', (open) => {
  it('are listed with device, place and last use; one of them is the current', async () => {
    const domain = await startDomain(open);
    const { phone, person } = await personWithEmail(domain);
    domain.clock.advance({ hours: 1 });
    const other = await domain.principalOf(await domain.signIn(phone, PHONE_APP));
    expect(await domain.get(Sessions).list(person)).toEqual({
      items: [
        {
          id: other.sessionId,
          device: 'ParleyBot',
          place: '198.51.100.4',
          createdAt: '2026-11-20T10:30:00.000Z',
          lastUsedAt: '2026-11-20T10:30:00.000Z',
          current: false,
        },
        {
          id: person.sessionId,
          device: 'Firefox on Linux',
          place: 'Germany · 203.0.113.7',
          createdAt: '2026-11-20T09:30:00.000Z',
          lastUsedAt: '2026-11-20T09:30:00.000Z',
          current: true,
        },
      ],
    });
  });

  it('that have ended or expired are not listed', async () => {
    const domain = await startDomain(open, { settings: { SESSION_DAYS: '10' } });
    const phone = newPhone();
    await domain.signIn(phone);
    domain.clock.advance({ days: 5 });
    const person = await domain.person(phone);
    const signedOut = await domain.principalOf(await domain.signIn(phone));
    await domain.get(Sessions).signOut({ principal: signedOut });
    domain.clock.advance({ days: 5 });
    const { items } = await domain.get(Sessions).list(person);
    expect(items.map(({ id }) => id)).toEqual([person.sessionId]);
  });

  it('can be ended one by one, by their owner only', async () => {
    const domain = await startDomain(open);
    const phone = newPhone();
    const [person, eve] = [await domain.person(phone), await domain.person()];
    const other = await domain.signIn(phone);
    const { sessionId } = await domain.principalOf(other);
    const sessions = domain.get(Sessions);
    await expect(sessions.revoke(eve, sessionId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(sessions.revoke(person, newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await domain.principalOf(other);
    await sessions.revoke(person, sessionId);
    await expect(domain.principalOf(other)).rejects.toMatchObject(REVOKED);
    await expect(sessions.revoke(person, sessionId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('can all be ended but the current one; everybody is told once, in one mail too', async () => {
    const domain = await startDomain(open);
    const { phone, person, mails } = await personWithEmail(domain);
    const others = [await domain.signIn(phone), await domain.signIn(phone), await domain.signIn(phone)];
    const stranger = await domain.signIn();
    const heard: TopicPayload<'sessions.revoked'>[] = [];
    await domain.get(Announcements).subscribe('sessions.revoked', (payload) => heard.push(payload));
    await domain.get(Sessions).revokeOthers(person);
    expect((await domain.get(Sessions).list(person)).items).toMatchObject([{ id: person.sessionId }]);
    for (const other of others) await expect(domain.principalOf(other)).rejects.toMatchObject(REVOKED);
    await domain.principalOf(stranger);
    expect(heard).toMatchObject([{ userId: person.userId, sessionIds: { length: 3 } }]);
    expect(await mails()).toEqual([expect.stringContaining('3 sessions of your Parley account @')]);
    await domain.get(Sessions).revokeOthers(person);
    expect(heard).toHaveLength(1);
  });

  it('are ended by an access token or by a refresh token, twice without harm, and not by a forged one', async () => {
    const domain = await startDomain(open);
    const { tokens, person, mails } = await personWithEmail(domain);
    const refreshToken = tokens.refreshToken ?? '';
    const forged = `${refreshToken.slice(0, -1)}${refreshToken.endsWith('A') ? 'B' : 'A'}`;
    await domain.get(Sessions).signOut({ refreshToken: forged });
    await domain.get(Sessions).signOut({ refreshToken: 'nonsense' });
    await domain.get(Sessions).signOut({});
    await domain.principalOf(tokens);
    for (let times = 0; times < 2; times += 1) {
      await domain.get(Sessions).signOut({ principal: person });
      await domain.get(Sessions).signOut({ refreshToken });
    }
    await expect(domain.principalOf(tokens)).rejects.toMatchObject(REVOKED);
    expect(await mails()).toEqual([expect.stringMatching(/signed out.*Firefox on Linux/s)]);
  });

  it('on a device that is new are told by mail, from the second device on', async () => {
    const domain = await startDomain(open);
    const { phone, mails } = await personWithEmail(domain);
    await domain.signIn(phone);
    expect(await mails()).toEqual([]);
    await domain.signIn(phone, PHONE_APP);
    expect(await mails()).toEqual([expect.stringMatching(/New sign-in.*ParleyBot.*198\.51\.100\.4/s)]);
    const { refreshToken } = await domain.signIn(phone, PHONE_APP);
    await domain.get(Sessions).signOut({ refreshToken: refreshToken ?? '' });
    await domain.signIn(phone, PHONE_APP);
    expect((await mails()).filter((text) => text.includes('New sign-in'))).toHaveLength(1);
  });

  it('cause no mails where they are switched off', async () => {
    const domain = await startDomain(open);
    const { phone, person, mails } = await personWithEmail(domain);
    await domain.get(Profiles).change(person, { settings: { signInMails: false } });
    await domain.signIn(phone, PHONE_APP);
    await domain.get(Sessions).signOut({ principal: person });
    expect(await mails()).toEqual([]);
  });

  it('are a hundred at most for a person; the one that was used least recently goes', async () => {
    const domain = await startDomain(open);
    const phone = newPhone();
    const person = await domain.person(phone);
    domain.clock.advance({ minutes: 1 });
    await domain.database.write(async (tx) => {
      const session = await tx.manager.findOneByOrFail(SessionEntity, { id: person.sessionId });
      const others = Array.from({ length: 99 }, () =>
        Object.assign(tx.manager.create(SessionEntity, session), { id: newId(), lastUsedAt: tx.now }),
      );
      await tx.manager.insert(SessionEntity, others);
    });
    const newest = await domain.principalOf(await domain.signIn(phone));
    const { items } = await domain.get(Sessions).list(newest);
    expect(items).toHaveLength(100);
    expect(items.map(({ id }) => id)).toContain(newest.sessionId);
    expect(items.map(({ id }) => id)).not.toContain(person.sessionId);
  });
});
