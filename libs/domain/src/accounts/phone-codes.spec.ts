import { type OtpVerification } from '@parley/contracts';
import { type Database, PhoneCodeEntity, SessionEntity, UserEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { newPhone, ORIGIN, startDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { Profiles } from './profiles.service.ts';
import { SignIn } from './sign-in.service.ts';

const CODE_INVALID = { code: 'CODE_INVALID' };

function wrong({ phone, code }: OtpVerification): OtpVerification {
  return { phone, code: code === '000000' ? '000001' : '000000' };
}

async function everythingIn(database: Database): Promise<string> {
  const tables =
    database.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table'"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()';
  return database.read(async ({ manager }) => {
    const rows: unknown[] = [];
    for (const { name } of await manager.query<{ name: string }[]>(tables)) {
      rows.push(await manager.query(`SELECT * FROM ${name}`));
    }
    return JSON.stringify(rows);
  });
}

describeOnEachDatabase('a phone code', (open) => {
  it('signs a new number up, and a known one in', async () => {
    const domain = await startDomain(open);
    const phone = newPhone();
    const first = await domain.signIn(phone);
    expect(first).toMatchObject({ created: true, restored: false, user: { phone, email: null } });
    const second = await domain.signIn(phone);
    expect(second).toMatchObject({ created: false, restored: false, user: { id: first.user.id } });
    expect(second.refreshToken).not.toBe(first.refreshToken);
  });

  it('is neither stored nor queued in the clear', async () => {
    const domain = await startDomain(open);
    const phone = newPhone();
    await domain.get(SignIn).requestCode({ phone }, ORIGIN);
    const stored = await everythingIn(domain.database);
    const code = await domain.codeFor(phone);
    const asAWord = new RegExp(`(?<![\\w-])${code}(?![\\w-])`);
    expect(stored).toContain(phone);
    expect(stored).not.toMatch(asAWord);
    expect(await everythingIn(domain.database)).toMatch(asAWord);
  });

  it('works for one of a hundred who show it at once', async () => {
    const domain = await startDomain(open);
    const verification = await domain.askForCode(newPhone());
    const results = await Promise.allSettled(
      Array.from({ length: 100 }, () => domain.get(SignIn).byPhone(verification, ORIGIN)),
    );
    const refusals = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    expect(refusals).toHaveLength(99);
    for (const refusal of refusals) expect(refusal).toMatchObject(CODE_INVALID);
    const counts = await domain.database.read(async ({ manager }) => [
      await manager.count(UserEntity),
      await manager.count(SessionEntity),
    ]);
    expect(counts).toEqual([1, 1]);
  });

  it('is closed by five wrong tries, even to the right code', async () => {
    const domain = await startDomain(open);
    const right = await domain.askForCode(newPhone());
    for (let tries = 0; tries < 5; tries += 1) {
      await expect(domain.get(SignIn).byPhone(wrong(right), ORIGIN)).rejects.toMatchObject(CODE_INVALID);
    }
    await expect(domain.get(SignIn).byPhone(right, ORIGIN)).rejects.toMatchObject(CODE_INVALID);
  });

  it('survives four wrong tries', async () => {
    const domain = await startDomain(open);
    const right = await domain.askForCode(newPhone());
    await Promise.allSettled(
      Array.from({ length: 4 }, () => domain.get(SignIn).byPhone(wrong(right), ORIGIN)),
    );
    await expect(domain.get(SignIn).byPhone(right, ORIGIN)).resolves.toMatchObject({ created: true });
  });

  it('counts wrong tries that come all at once', async () => {
    const domain = await startDomain(open);
    const right = await domain.askForCode(newPhone());
    await Promise.allSettled(
      Array.from({ length: 30 }, () => domain.get(SignIn).byPhone(wrong(right), ORIGIN)),
    );
    const row = await domain.database.read(({ manager }) =>
      manager.findOneBy(PhoneCodeEntity, { phone: right.phone }),
    );
    expect(row?.attempts).toBe(5);
  });

  it('expires', async () => {
    const domain = await startDomain(open, { settings: { OTP_TTL_SECONDS: '120' } });
    const inTime = await domain.askForCode(newPhone());
    const late = await domain.askForCode(newPhone());
    domain.clock.advance({ seconds: 119 });
    await domain.get(SignIn).byPhone(inTime, ORIGIN);
    domain.clock.advance({ seconds: 1 });
    await expect(domain.get(SignIn).byPhone(late, ORIGIN)).rejects.toMatchObject(CODE_INVALID);
  });

  it('is worth nothing after a newer one was asked for', async () => {
    const domain = await startDomain(open);
    const phone = newPhone();
    const older = await domain.askForCode(phone);
    domain.clock.advance({ seconds: 30 });
    let newer = await domain.askForCode(phone);
    // One time in a million both are the same digits.
    if (newer.code === older.code) {
      domain.clock.advance({ minutes: 1 });
      newer = await domain.askForCode(phone);
    }
    await expect(domain.get(SignIn).byPhone(older, ORIGIN)).rejects.toMatchObject(CODE_INVALID);
    await expect(domain.get(SignIn).byPhone(newer, ORIGIN)).resolves.toMatchObject({ created: true });
  });

  it('works for its own number only', async () => {
    const domain = await startDomain(open);
    const { code } = await domain.askForCode(newPhone());
    const other = await domain.askForCode(newPhone());
    if (other.code === code) return;
    await expect(domain.get(SignIn).byPhone({ phone: other.phone, code }, ORIGIN)).rejects.toMatchObject(
      CODE_INVALID,
    );
    await expect(domain.get(SignIn).byPhone({ phone: newPhone(), code }, ORIGIN)).rejects.toMatchObject(
      CODE_INVALID,
    );
  });

  it('for signing in changes no number, and one for changing it signs nobody in', async () => {
    const domain = await startDomain(open);
    const ada = await domain.person();
    const forSigningIn = await domain.askForCode(newPhone());
    await expect(domain.get(Profiles).confirmPhoneChange(ada, forSigningIn)).rejects.toMatchObject(
      CODE_INVALID,
    );
    const phone = newPhone();
    await domain.get(Profiles).requestPhoneChange(ada, { phone }, ORIGIN);
    const forChanging = { phone, code: await domain.codeFor(phone) };
    await expect(domain.get(SignIn).byPhone(forChanging, ORIGIN)).rejects.toMatchObject(CODE_INVALID);
    await expect(domain.get(Profiles).confirmPhoneChange(ada, forChanging)).resolves.toMatchObject({ phone });
  });

  it('for changing to a number works for the person who asked for it only', async () => {
    const domain = await startDomain(open);
    const [ada, eve] = [await domain.person(), await domain.person()];
    const phone = newPhone();
    await domain.get(Profiles).requestPhoneChange(ada, { phone }, ORIGIN);
    const verification = { phone, code: await domain.codeFor(phone) };
    await expect(domain.get(Profiles).confirmPhoneChange(eve, verification)).rejects.toMatchObject(
      CODE_INVALID,
    );
    await expect(domain.get(Profiles).confirmPhoneChange(ada, verification)).resolves.toMatchObject({
      phone,
    });
  });

  it('is answered alike whether anybody has the number or not', async () => {
    const domain = await startDomain(open);
    const known = newPhone();
    await domain.signIn(known);
    domain.clock.advance({ days: 2 });
    const unknown = newPhone();
    const answers = await Promise.all(
      [known, unknown].map((phone) => domain.get(SignIn).requestCode({ phone }, ORIGIN)),
    );
    expect(answers[0]).toEqual(answers[1]);
    const refusals = await Promise.all(
      [known, unknown, newPhone()].map((phone) =>
        domain
          .get(SignIn)
          .byPhone({ phone, code: 'wrong!' }, ORIGIN)
          .catch((error: unknown) => error),
      ),
    );
    expect(refusals[0]).toMatchObject(CODE_INVALID);
    expect(refusals[1]).toEqual(refusals[0]);
    expect(refusals[2]).toEqual(refusals[0]);
  });

  it('is not to be had where text messages are off', async () => {
    const domain = await startDomain(open, { settings: { SMS_DRIVER: 'off' } });
    await expect(domain.get(SignIn).requestCode({ phone: newPhone() }, ORIGIN)).rejects.toMatchObject({
      code: 'FEATURE_DISABLED',
    });
  });
});
