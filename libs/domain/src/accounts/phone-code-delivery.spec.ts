import { PhoneCodeEntity } from '@parley/database';
import { type Job, PhoneVerifier, Sms, type SmsMessage } from '@parley/infra';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { newPhone, ORIGIN, startDomain, type TestDomain } from '@parley/testing/domain';
import { describe, expect, it } from 'vitest';
import { phoneCodeText } from './phone-code-text.ts';
import { PhoneCodeDelivery } from './phone-code-delivery.ts';
import { Profiles } from './profiles.service.ts';
import { SignIn } from './sign-in.service.ts';

class SmsDouble extends Sms {
  readonly sent: SmsMessage[] = [];
  readonly asked: string[] = [];

  override send(message: SmsMessage): Promise<void> {
    this.sent.push(message);
    return Promise.resolve();
  }

  override wasAccepted({ id }: SmsMessage): Promise<boolean> {
    this.asked.push(id);
    return Promise.resolve(this.sent.some((message) => message.id === id));
  }
}

/** A provider whose codes are all the same. */
class VerifierDouble extends PhoneVerifier {
  readonly started: { id: string; to: string; locale: string }[] = [];
  readonly checked: string[] = [];
  readonly #open = new Set<string>();

  override start({ id, to, locale }: Parameters<PhoneVerifier['start']>[0]): Promise<void> {
    this.started.push({ id, to, locale });
    this.#open.add(to);
    return Promise.resolve();
  }

  override wasStarted({ id }: Parameters<PhoneVerifier['wasStarted']>[0]): Promise<boolean> {
    return Promise.resolve(this.started.some((request) => request.id === id));
  }

  override check(to: string, code: string): Promise<boolean> {
    this.checked.push(code);
    return Promise.resolve(code === '424242' && this.#open.delete(to));
  }
}

async function orderedJob(domain: TestDomain): Promise<Job> {
  const [claimed] = await domain.outbox.claim(1, 1);
  if (!claimed) throw new Error('No job was ordered.');
  const { attempts, ...job } = claimed;
  return { ...job, attempt: attempts };
}

describeOnEachDatabase('delivery of phone codes', (open) => {
  it('sends a code once, in the language that was asked for', async () => {
    const sms = new SmsDouble();
    const domain = await startDomain(open, { parts: { sms } });
    const phone = newPhone();
    await domain.get(SignIn).requestCode({ phone, locale: 'de-AT' }, ORIGIN);
    const job = await orderedJob(domain);
    await domain.get(PhoneCodeDelivery).deliver(job);
    expect(sms.sent).toMatchObject([{ id: job.id, to: phone }]);
    expect(sms.sent[0]?.text).toContain('dein Parley-Code');
    expect(sms.asked).toEqual([]);
  });

  it('asks at a second attempt whether the first got through, and sends only if it did not', async () => {
    const sms = new SmsDouble();
    const domain = await startDomain(open, { parts: { sms } });
    await domain.get(SignIn).requestCode({ phone: newPhone() }, ORIGIN);
    const job = { ...(await orderedJob(domain)), attempt: 2 };
    for (let times = 0; times < 2; times += 1) await domain.get(PhoneCodeDelivery).deliver(job);
    expect(sms.asked).toEqual([job.id, job.id]);
    expect(sms.sent).toHaveLength(1);
  });

  it('does not send a code that has expired', async () => {
    const sms = new SmsDouble();
    const domain = await startDomain(open, { parts: { sms } });
    await domain.get(SignIn).requestCode({ phone: newPhone() }, ORIGIN);
    const job = await orderedJob(domain);
    domain.clock.advance({ seconds: 300 });
    await domain.get(PhoneCodeDelivery).deliver(job);
    expect(sms.sent).toEqual([]);
  });

  it('uses the language of a person who changes their number', async () => {
    const domain = await startDomain(open);
    const ada = await domain.person();
    await domain.get(Profiles).change(ada, { locale: 'es' });
    const phone = newPhone();
    await domain.get(Profiles).requestPhoneChange(ada, { phone }, ORIGIN);
    expect((await domain.inbox(phone))[0]?.text).toContain('tu código');
  });
});

describeOnEachDatabase('a provider that makes the codes', (open) => {
  it('is asked to send one, once, and signs in whoever shows it, once', async () => {
    const phoneVerifier = new VerifierDouble();
    const domain = await startDomain(open, { parts: { phoneVerifier, sms: null } });
    const phone = newPhone();
    await domain.get(SignIn).requestCode({ phone, locale: 'de' }, ORIGIN);
    const job = await orderedJob(domain);
    await domain.get(PhoneCodeDelivery).deliver(job);
    await domain.get(PhoneCodeDelivery).deliver({ ...job, attempt: 2 });
    expect(phoneVerifier.started).toEqual([{ id: job.id, to: phone, locale: 'de' }]);

    const verification = { phone, code: '424242' };
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => domain.get(SignIn).byPhone(verification, ORIGIN)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(domain.get(SignIn).byPhone(verification, ORIGIN)).rejects.toMatchObject({
      code: 'CODE_INVALID',
    });
  });

  it('is asked five times at most, however many guess at once', async () => {
    const phoneVerifier = new VerifierDouble();
    const domain = await startDomain(open, { parts: { phoneVerifier, sms: null } });
    const phone = newPhone();
    await domain.get(SignIn).requestCode({ phone }, ORIGIN);
    await domain.deliver();
    await Promise.allSettled(
      Array.from({ length: 20 }, () => domain.get(SignIn).byPhone({ phone, code: '111111' }, ORIGIN)),
    );
    expect(phoneVerifier.checked).toHaveLength(5);
    await expect(domain.get(SignIn).byPhone({ phone, code: '424242' }, ORIGIN)).rejects.toMatchObject({
      code: 'CODE_INVALID',
    });
    expect(phoneVerifier.checked).toHaveLength(5);
  });

  it('is not asked about a number that nobody asked a code for, or for another purpose', async () => {
    const phoneVerifier = new VerifierDouble();
    const domain = await startDomain(open, { parts: { phoneVerifier, sms: null } });
    const refusal = { code: 'CODE_INVALID' };
    const phone = newPhone();
    await expect(domain.get(SignIn).byPhone({ phone, code: '424242' }, ORIGIN)).rejects.toMatchObject(
      refusal,
    );
    const ada = await signInWith(domain, newPhone());
    const before = phoneVerifier.checked.length;
    await domain.get(SignIn).requestCode({ phone }, ORIGIN);
    await domain.deliver();
    await expect(
      domain.get(Profiles).confirmPhoneChange(ada, { phone, code: '424242' }),
    ).rejects.toMatchObject(refusal);
    expect(phoneVerifier.checked).toHaveLength(before);
  });

  it('whose answer comes too late approves no later request', async () => {
    const phoneVerifier = new VerifierDouble();
    const domain = await startDomain(open, { parts: { phoneVerifier, sms: null } });
    const phone = newPhone();
    await domain.get(SignIn).requestCode({ phone }, ORIGIN);
    await domain.deliver();
    const answer = Promise.withResolvers<boolean>();
    const asked = Promise.withResolvers<true>();
    phoneVerifier.check = () => {
      asked.resolve(true);
      return answer.promise;
    };
    const signingIn = domain.get(SignIn).byPhone({ phone, code: '424242' }, ORIGIN);
    await asked.promise;
    domain.clock.advance({ seconds: 30 });
    await domain.get(SignIn).requestCode({ phone }, ORIGIN);
    answer.resolve(true);
    await expect(signingIn).rejects.toMatchObject({ code: 'CODE_INVALID' });
    const row = await domain.database.read(({ manager }) => manager.findOneBy(PhoneCodeEntity, { phone }));
    expect(row).toMatchObject({ consumedAt: null, attempts: 0 });
  });
});

async function signInWith(domain: TestDomain, phone: string) {
  await domain.get(SignIn).requestCode({ phone }, ORIGIN);
  await domain.deliver();
  return domain.principalOf(await domain.get(SignIn).byPhone({ phone, code: '424242' }, ORIGIN));
}

describe('the text of a phone code', () => {
  const config = { settings: { OTP_TTL_SECONDS: 300, PUBLIC_URL: 'https://chat.example.org:8443' } };

  it.each([
    ['en-GB', '123456 is your Parley code. It works for 5 minutes.'],
    ['de', '123456 ist dein Parley-Code. Er gilt 5 Minuten.'],
    ['es-MX', '123456 es tu código de Parley. Vale 5 minutos.'],
    ['ar-EG', '123456 هو رمز Parley الخاص بك.'],
    ['nl', '123456 is your Parley code.'],
  ])('is written for %s', (locale, beginning) => {
    expect(phoneCodeText('123456', locale, config)).toMatch(new RegExp(`^${beginning}`));
  });

  it('ends with the line by which phones fill the code in on our page only', () => {
    expect(phoneCodeText('123456', 'en', config).split('\n').at(-1)).toBe('@chat.example.org #123456');
  });
});
