import { type AppError } from '@parley/contracts';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { newPhone, ORIGIN, startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { SignIn } from './sign-in.service.ts';

const RATE_LIMITED = { code: 'RATE_LIMITED' };

function ask(domain: TestDomain, phone: string, ip = ORIGIN.ip) {
  return domain.get(SignIn).requestCode({ phone }, { ...ORIGIN, ip });
}

function retryAfter(seconds: number) {
  return { ...RATE_LIMITED, details: { retryAfter: seconds } };
}

/** How many were answered, and what the others were told. */
async function tally(requests: readonly Promise<unknown>[]) {
  const results = await Promise.allSettled(requests);
  const refusals = results.flatMap((result) =>
    result.status === 'rejected' ? [(result.reason as AppError).code] : [],
  );
  return { sent: results.length - refusals.length, refusals: [...new Set(refusals)] };
}

describeOnEachDatabase('limits of phone codes', (open) => {
  it('let one number wait twice as long after each code, until one was right', async () => {
    const domain = await startDomain(open, {
      settings: { OTP_RESEND_SECONDS: '30', OTP_PER_PHONE_PER_DAY: '100' },
    });
    const phone = newPhone();
    expect(await ask(domain, phone)).toEqual({ expiresIn: 300, resendAfter: 30 });
    await expect(ask(domain, phone)).rejects.toMatchObject(retryAfter(30));
    domain.clock.advance({ seconds: 29.5 });
    await expect(ask(domain, phone)).rejects.toMatchObject(retryAfter(1));
    domain.clock.advance({ seconds: 0.5 });
    for (const wait of [60, 120, 240, 480, 960, 1920, 3600, 3600]) {
      expect(await ask(domain, phone)).toMatchObject({ resendAfter: wait });
      await expect(ask(domain, phone)).rejects.toMatchObject(retryAfter(wait));
      domain.clock.advance({ seconds: wait });
    }
    await domain.signIn(phone);
    expect(await ask(domain, phone)).toMatchObject({ resendAfter: 30 });
  });

  it('stop one number for the rest of its day', async () => {
    const domain = await startDomain(open, { settings: { OTP_PER_PHONE_PER_DAY: '3' } });
    const phone = newPhone();
    for (let day = 0; day < 2; day += 1) {
      for (let codes = 0; codes < 3; codes += 1) {
        await domain.signIn(phone);
        domain.clock.advance({ hours: 1 });
      }
      await expect(ask(domain, phone)).rejects.toMatchObject(retryAfter(21 * 3600));
      domain.clock.advance({ hours: 21 });
    }
  });

  it('stop an address, wherever in its network it asks from', async () => {
    const domain = await startDomain(open, { settings: { OTP_PER_IP_PER_HOUR: '2' } });
    await ask(domain, newPhone(), '2001:db8:1:2::1');
    await ask(domain, newPhone(), '2001:db8:1:2:ffff::2');
    await expect(ask(domain, newPhone(), '2001:db8:1:2::3')).rejects.toMatchObject(retryAfter(3600));
    await ask(domain, newPhone(), '2001:db8:1:3::1');
    await ask(domain, newPhone(), '198.51.100.1');
    domain.clock.advance({ hours: 1 });
    await ask(domain, newPhone(), '2001:db8:1:2::1');
  });

  it('stop a range of numbers', async () => {
    const domain = await startDomain(open, { settings: { OTP_PER_PREFIX_PER_HOUR: '2' } });
    await ask(domain, '+14155550001', '198.51.100.1');
    await ask(domain, '+14155559999', '198.51.100.2');
    await expect(ask(domain, '+14155550500', '198.51.100.3')).rejects.toMatchObject(retryAfter(3600));
    await ask(domain, '+14155560001', '198.51.100.4');
  });

  it('stop all numbers together for the day, exactly at the cap', async () => {
    const domain = await startDomain(open, { settings: { OTP_DAILY_CAP: '7' } });
    const requests = Array.from({ length: 50 }, () => ask(domain, newPhone()));
    expect(await tally(requests)).toEqual({ sent: 7, refusals: ['SMS_LIMIT_REACHED'] });
    expect(await domain.deliver()).toBe(7);
    // The day is that of UTC.
    domain.clock.set('2026-11-20T23:59:59.999Z');
    await expect(ask(domain, newPhone())).rejects.toMatchObject({ code: 'SMS_LIMIT_REACHED' });
    domain.clock.set('2026-11-21T00:00:00.000Z');
    await ask(domain, newPhone());
  });

  it('give one code to twenty who ask for a number’s first at once', async () => {
    const domain = await startDomain(open);
    const phone = newPhone();
    const requests = Array.from({ length: 20 }, () => ask(domain, phone));
    expect(await tally(requests)).toEqual({ sent: 1, refusals: ['RATE_LIMITED'] });
    expect(await domain.inbox(phone)).toHaveLength(1);
    await expect(
      domain.get(SignIn).byPhone({ phone, code: await domain.codeFor(phone) }, ORIGIN),
    ).resolves.toMatchObject({ created: true });
  });

  it('bear several numbers whose first codes are asked for by many at once', async () => {
    const domain = await startDomain(open);
    const numbers = Array.from({ length: 8 }, newPhone);
    const requests = numbers.flatMap((phone) => Array.from({ length: 5 }, () => ask(domain, phone)));
    expect(await tally(requests)).toEqual({ sent: 8, refusals: ['RATE_LIMITED'] });
    expect(await domain.inbox()).toHaveLength(8);
  });

  it('refuse numbers of countries that are not listed', async () => {
    const domain = await startDomain(open, { settings: { OTP_COUNTRIES: 'DE, at' } });
    const refusal = { code: 'COUNTRY_NOT_ALLOWED' };
    await ask(domain, '+4915112345678');
    await ask(domain, '+436641234567');
    await expect(ask(domain, '+14155550100')).rejects.toMatchObject(refusal);
    // A satellite network has no country.
    await expect(ask(domain, '+88216123456')).rejects.toMatchObject(refusal);
    expect(await domain.deliver()).toBe(2);
  });
});
