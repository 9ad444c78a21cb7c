import { PhoneCodeEntity, SessionEntity, SmsBudgetEntity, TicketEntity, UserEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { newPhone, ORIGIN, startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { Deletion } from './deletion.service.ts';
import { GoogleAccounts } from './google-accounts.service.ts';
import { Housekeeping } from './housekeeping.service.ts';
import { Sessions } from './sessions.service.ts';
import { SignIn } from './sign-in.service.ts';

function counts(domain: TestDomain) {
  return domain.database.read(async ({ manager }) => ({
    sessions: await manager.count(SessionEntity),
    codes: await manager.count(PhoneCodeEntity),
    tickets: await manager.count(TicketEntity),
    budgets: await manager.count(SmsBudgetEntity),
  }));
}

async function countsAfter(domain: TestDomain) {
  await domain.get(Housekeeping).run();
  return counts(domain);
}

const SETTINGS = { settings: { SESSION_DAYS: '60', DELETION_GRACE_DAYS: '14' } };

describeOnEachDatabase('housekeeping', (open) => {
  it('keeps everything that is still of use', async () => {
    const domain = await startDomain(open, SETTINGS);
    const phone = newPhone();
    const ada = await domain.person(phone);
    await domain.get(GoogleAccounts).startLink(ada);
    await domain.get(SignIn).requestCode({ phone }, ORIGIN);
    const before = await counts(domain);
    expect(before).toEqual({ sessions: 1, codes: 1, tickets: 1, budgets: 1 });
    expect(await countsAfter(domain)).toEqual(before);
    const code = await domain.codeFor(phone);
    await expect(domain.get(SignIn).byPhone({ phone, code }, ORIGIN)).resolves.toBeDefined();
  });

  it('deletes tickets, codes, sessions and budgets when each has had its time', async () => {
    const domain = await startDomain(open, SETTINGS);
    const phone = newPhone();
    const ada = await domain.person(phone);
    const signedOut = await domain.principalOf(await domain.signIn(phone));
    await domain.get(Sessions).signOut({ principal: signedOut });
    await domain.get(GoogleAccounts).startLink(ada);

    domain.clock.advance({ days: 1, minutes: 11 });
    expect(await countsAfter(domain)).toEqual({ sessions: 2, codes: 1, tickets: 0, budgets: 1 });
    domain.clock.advance({ days: 1 });
    expect(await countsAfter(domain)).toEqual({ sessions: 2, codes: 0, tickets: 0, budgets: 1 });
    domain.clock.advance({ days: 59 });
    expect(await countsAfter(domain)).toEqual({ sessions: 2, codes: 0, tickets: 0, budgets: 0 });
    // The one that was signed out goes first; the other expired by itself after sixty days.
    domain.clock.advance({ days: 30 });
    expect(await countsAfter(domain)).toMatchObject({ sessions: 1 });
    domain.clock.advance({ days: 60 });
    expect(await countsAfter(domain)).toMatchObject({ sessions: 0 });
    expect(await domain.database.read(({ manager }) => manager.count(UserEntity))).toBe(1);
  });

  it('empties accounts whose grace period is over; on many workers at once it is harmless', async () => {
    const domain = await startDomain(open, SETTINGS);
    const others = [await domain.join(), await domain.join()];
    for (let people = 0; people < 5; people += 1) {
      await domain.get(Deletion).schedule(await domain.person(), {});
    }
    const staying = await domain.person();
    domain.clock.advance({ days: 14 });
    await Promise.all([domain, ...others].map((worker) => worker.get(Housekeeping).run()));
    const users = await domain.database.read(({ manager }) => manager.find(UserEntity));
    expect(users.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id)).toEqual([staying.userId]);
    expect(users).toHaveLength(6);
  });
});
