import { describeOnEachDatabase } from '@parley/testing/databases';
import { startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { Emails } from './emails.service.ts';
import { type Principal } from './principal.ts';
import { Profiles } from './profiles.service.ts';

const EMAIL = 'ada@example.org';
const LINK_INVALID = { code: 'LINK_INVALID' };
const EMAIL_TAKEN = { code: 'EMAIL_TAKEN' };

async function claim(domain: TestDomain, person: Principal, email = EMAIL): Promise<string> {
  await domain.get(Profiles).changeEmail(person, { email });
  return domain.linkFor(email);
}

function confirm(domain: TestDomain, token: string): Promise<void> {
  return domain.get(Emails).confirm({ token });
}

async function own(domain: TestDomain, person: Principal, email = EMAIL): Promise<void> {
  await confirm(domain, await claim(domain, person, email));
}

describeOnEachDatabase('an e-mail address', (open) => {
  it('belongs to an account once the link in its mail was opened', async () => {
    const domain = await startDomain(open);
    const ada = await domain.person();
    const token = await claim(domain, ada);
    const get = () => domain.get(Profiles).get(ada);
    expect(await get()).toMatchObject({ email: null, emailVerified: false, pendingEmail: EMAIL });
    await confirm(domain, token);
    expect(await get()).toMatchObject({ email: EMAIL, emailVerified: true, pendingEmail: null });
  });

  it('is confirmed once, even by many at once', async () => {
    const domain = await startDomain(open);
    const token = await claim(domain, await domain.person());
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => confirm(domain, token)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(confirm(domain, token)).rejects.toMatchObject(LINK_INVALID);
  });

  it('is not confirmed by a link that a newer one replaced, or that is a day old', async () => {
    const domain = await startDomain(open);
    const ada = await domain.person();
    const older = await claim(domain, ada);
    const newer = await claim(domain, ada);
    await expect(confirm(domain, older)).rejects.toMatchObject(LINK_INVALID);
    domain.clock.advance({ hours: 24 });
    await expect(confirm(domain, newer)).rejects.toMatchObject(LINK_INVALID);
  });

  it('is not confirmed by the link for another address, or after it was taken back', async () => {
    const domain = await startDomain(open);
    const ada = await domain.person();
    const former = await claim(domain, ada, 'former@example.org');
    const latter = await claim(domain, ada, 'latter@example.org');
    await expect(confirm(domain, former)).rejects.toMatchObject(LINK_INVALID);
    await domain.get(Profiles).removeEmail(ada);
    await expect(confirm(domain, latter)).rejects.toMatchObject(LINK_INVALID);
  });

  it('goes to the one of two claimants who confirms it first', async () => {
    const domain = await startDomain(open);
    const [ada, eve] = [await domain.person(), await domain.person()];
    const ofEve = await claim(domain, eve, 'Ada@Example.org');
    await own(domain, ada);
    await expect(confirm(domain, ofEve)).rejects.toMatchObject(EMAIL_TAKEN);
    await expect(claim(domain, eve)).rejects.toMatchObject(EMAIL_TAKEN);
    expect(await domain.get(Profiles).get(eve)).toMatchObject({
      email: null,
      pendingEmail: 'Ada@Example.org',
    });
    await domain.get(Profiles).removeEmail(ada);
    await confirm(domain, ofEve);
  });

  it('goes to exactly one of many claimants who confirm it at once', async () => {
    const domain = await startDomain(open);
    const tokens: string[] = [];
    for (let people = 0; people < 8; people += 1) tokens.push(await claim(domain, await domain.person()));
    const results = await Promise.allSettled(tokens.map((token) => confirm(domain, token)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject(EMAIL_TAKEN);
  });

  it('that is replaced or removed is told so', async () => {
    const domain = await startDomain(open);
    const ada = await domain.person();
    await own(domain, ada);
    await own(domain, ada, 'countess@example.org');
    expect(await domain.get(Profiles).get(ada)).toMatchObject({ email: 'countess@example.org' });
    const newestTo = async (address: string) => (await domain.inbox(address))[0]?.text;
    expect(await newestTo(EMAIL)).toContain('does not use this address any more');
    expect(await newestTo('countess@example.org')).toContain('Confirm');
    await domain.get(Profiles).removeEmail(ada);
    expect(await newestTo('countess@example.org')).toContain('does not use this address any more');
    expect(await domain.get(Profiles).get(ada)).toMatchObject({ email: null, pendingEmail: null });
  });

  it('stays as it is when its owner asks for it again, and drops the claim to another', async () => {
    const domain = await startDomain(open);
    const ada = await domain.person();
    await own(domain, ada);
    const token = await claim(domain, ada, 'countess@example.org');
    const me = await domain.get(Profiles).changeEmail(ada, { email: 'ADA@example.org' });
    expect(me).toMatchObject({ email: EMAIL, pendingEmail: null });
    await expect(confirm(domain, token)).rejects.toMatchObject(LINK_INVALID);
  });

  it('of a stranger gets no more than a few mails, and none that says what the sender likes', async () => {
    const domain = await startDomain(open);
    const eve = await domain.person();
    await domain.get(Profiles).change(eve, { displayName: 'You won! evil.example' });
    for (let mails = 0; mails < 5; mails += 1) await claim(domain, eve);
    await expect(claim(domain, eve)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfter: 3600 },
    });
    const mails = await domain.inbox(EMAIL);
    expect(mails).toHaveLength(5);
    expect(JSON.stringify(mails)).not.toContain('evil.example');
  });

  it('gets a mail that waits sealed, for its link opens things', async () => {
    const domain = await startDomain(open);
    await domain.get(Profiles).changeEmail(await domain.person(), { email: EMAIL });
    const [job] = await domain.outbox.claim(1, 0);
    const token = await domain.linkFor(EMAIL);
    const payload = JSON.stringify(job?.payload);
    expect(job?.name).toBe('send-mail');
    for (const secret of [token, EMAIL, 'confirm']) expect(payload).not.toContain(secret);
    const [mail] = await domain.inbox(EMAIL);
    expect(mail?.text).toContain(`http://localhost:8080/confirm-email#token=${token}`);
  });

  it('can be claimed where no mail is sent, and waits', async () => {
    const domain = await startDomain(open, { settings: { MAIL_DRIVER: 'off' } });
    const me = await domain.get(Profiles).changeEmail(await domain.person(), { email: EMAIL });
    expect(me).toMatchObject({ email: null, pendingEmail: EMAIL });
    expect(await domain.outbox.countWaiting()).toBe(0);
  });
});
