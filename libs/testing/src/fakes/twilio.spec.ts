import twilio from 'twilio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFakeTwilio, TWILIO_ACCOUNT, type FakeTwilio } from './twilio.ts';

const { accountSid, authToken, from, verifyServiceSid } = TWILIO_ACCOUNT;
const PHONE = '+14155550123';
let fake: FakeTwilio;

beforeEach(async () => {
  fake = await startFakeTwilio();
});
afterEach(async () => {
  await fake.stop();
});

/** The real client; only the host of its requests is another. */
function client(options: { password?: string; timeout?: number } = {}) {
  const http = new twilio.RequestClient(options.timeout ? { timeout: options.timeout } : {});
  const real = http.request.bind(http);
  http.request = (request) => {
    const { pathname, search } = new URL(request.uri);
    return real({ ...request, uri: `${fake.url}${pathname}${search}` });
  };
  return twilio(accountSid, options.password ?? authToken, { httpClient: http });
}

const verify = () => client().verify.v2.services(verifyServiceSid);

test('accepts a message and tells of it', async () => {
  const message = await client().messages.create({ to: PHONE, from, body: 'Your code is 492817. ✓' });
  expect(message).toMatchObject({
    to: PHONE,
    from,
    body: 'Your code is 492817. ✓',
    status: 'queued',
    dateSent: null,
  });
  expect(fake.messages).toMatchObject([
    { sid: message.sid, to: PHONE, from, body: 'Your code is 492817. ✓' },
  ]);
  expect(await client().messages(message.sid).fetch()).toMatchObject({ sid: message.sid, status: 'sent' });
});

test('lists messages newest first, by receiver and date, over several pages', async () => {
  const before = new Date(Date.now() - 1000);
  for (const body of ['one', 'two', 'three', 'four', 'five'])
    await client().messages.create({ to: PHONE, from, body });
  await client().messages.create({ to: '+14155550199', from, body: 'other' });

  const all = await client().messages.list({ to: PHONE, dateSentAfter: before, pageSize: 2 });
  expect(all.map(({ body }) => body)).toEqual(['five', 'four', 'three', 'two', 'one']);
  const later = new Date(Date.now() + 60_000);
  expect(await client().messages.list({ to: PHONE, dateSentAfter: later })).toEqual([]);
  expect(await client().messages.list({ dateSentBefore: later })).toHaveLength(6);
  expect(await client().messages.list({ to: PHONE, limit: 3, pageSize: 2 })).toHaveLength(3);
});

test('refuses a wrong password, a bad number, an empty text', async () => {
  await expect(
    client({ password: 'wrong' }).messages.create({ to: PHONE, from, body: 'x' }),
  ).rejects.toMatchObject({ status: 401, code: 20003 });
  await expect(client().messages.create({ to: '12345', from, body: 'x' })).rejects.toMatchObject({
    status: 400,
    code: 21211,
  });
  await expect(client().messages.create({ to: PHONE, from, body: '' })).rejects.toMatchObject({
    status: 400,
    code: 21602,
  });
  expect(fake.messages).toEqual([]);
});

test('fails the next order only, when told to', async () => {
  fake.failNext(429, 20429);
  await expect(client().messages.create({ to: PHONE, from, body: 'x' })).rejects.toMatchObject({
    status: 429,
    code: 20429,
  });
  expect(fake.messages).toEqual([]);
  await client().messages.create({ to: PHONE, from, body: 'x' });
  expect(fake.messages).toHaveLength(1);
});

test('records the next message without answering, when told to', async () => {
  fake.acceptThenHang();
  await expect(
    client({ timeout: 200 }).messages.create({ to: PHONE, from, body: 'lost answer' }),
  ).rejects.toThrow(/timeout/);
  expect(await client().messages.list({ to: PHONE })).toHaveLength(1);
});

test('makes a code, checks it, and takes it once', async () => {
  const started = await verify().verifications.create({ to: PHONE, channel: 'sms' });
  expect(started).toMatchObject({ to: PHONE, status: 'pending', valid: false, channel: 'sms' });
  const code = fake.verifications[0]?.code ?? '';
  expect(code).toMatch(/^\d{6}$/);
  expect(await verify().verifications(PHONE).fetch()).toMatchObject({ sid: started.sid });

  const wrong = code === '000000' ? '111111' : '000000';
  expect(await verify().verificationChecks.create({ to: PHONE, code: wrong })).toMatchObject({
    status: 'pending',
    valid: false,
  });
  expect(await verify().verificationChecks.create({ to: PHONE, code })).toMatchObject({
    status: 'approved',
    valid: true,
  });
  await expect(verify().verificationChecks.create({ to: PHONE, code })).rejects.toMatchObject({
    status: 404,
    code: 20404,
  });
  await expect(verify().verifications(PHONE).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  expect(await verify().verifications(started.sid).fetch()).toMatchObject({ status: 'approved' });
});

test('sends a pending code again, and not without end', async () => {
  const first = await verify().verifications.create({ to: PHONE, channel: 'sms' });
  for (let i = 0; i < 4; i++)
    expect((await verify().verifications.create({ to: PHONE, channel: 'sms' })).sid).toBe(first.sid);
  await expect(verify().verifications.create({ to: PHONE, channel: 'sms' })).rejects.toMatchObject({
    status: 429,
    code: 60203,
  });
  expect(fake.verifications).toMatchObject([{ sends: 5 }]);
});

test('takes five tries at a code', async () => {
  await verify().verifications.create({ to: PHONE, channel: 'sms' });
  const code = fake.verifications[0]?.code ?? '';
  const wrong = code === '000000' ? '111111' : '000000';
  for (let i = 0; i < 5; i++) await verify().verificationChecks.create({ to: PHONE, code: wrong });
  await expect(verify().verificationChecks.create({ to: PHONE, code })).rejects.toMatchObject({
    status: 429,
    code: 60202,
  });
});
