import { TWILIO_ACCOUNT, startFakeTwilio, type FakeTwilio } from '@parley/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { VerifierTwilio } from './verifier-twilio.ts';

const to = '+14155550100';

let twilio: FakeTwilio;
let verifier: VerifierTwilio;

beforeEach(async () => {
  twilio = await startFakeTwilio();
  verifier = new VerifierTwilio({ ...TWILIO_ACCOUNT, baseUrl: twilio.url });
});
afterEach(() => twilio.stop());

const request = () => ({ id: 'job-1', to, orderedAt: new Date(), locale: 'en-GB' });

function sentCode(): string {
  const code = twilio.verifications.at(-1)?.code;
  if (!code) throw new Error('No code was sent.');
  return code;
}

function wrongCode(): string {
  return sentCode() === '000000' ? '111111' : '000000';
}

test('orders a code and takes it once', async () => {
  await verifier.start(request());
  expect(await verifier.check(to, wrongCode())).toBe(false);
  expect(await verifier.check(to, sentCode())).toBe(true);
  expect(await verifier.check(to, sentCode())).toBe(false);
});

test('takes no code where none was ordered', async () => {
  expect(await verifier.check(to, '123456')).toBe(false);
});

test('takes no code after too many tries', async () => {
  await verifier.start(request());
  for (let i = 0; i < 5; i++) await verifier.check(to, wrongCode());
  expect(await verifier.check(to, sentCode())).toBe(false);
});

test('knows whether a code was ordered', async () => {
  const order = request();
  expect(await verifier.wasStarted(order)).toBe(false);
  await verifier.start(order);
  expect(await verifier.wasStarted(order)).toBe(true);
  expect(await verifier.wasStarted({ ...order, orderedAt: new Date(Date.now() + 30_000) })).toBe(false);
});

test('says what is worth another attempt and what is not', async () => {
  twilio.failNext(503, 20503);
  await expect(verifier.start(request())).rejects.toMatchObject({ name: 'DeliveryError', permanent: false });
  twilio.failNext(429, 60203);
  await expect(verifier.start(request())).rejects.toMatchObject({ permanent: true });
  twilio.failNext(400, 60200);
  await expect(verifier.start(request())).rejects.toMatchObject({ permanent: true });
});

test('orders in languages that Twilio does not have, too', async () => {
  await verifier.start({ ...request(), locale: 'gsw-CH' });
  expect(twilio.verifications).toHaveLength(1);
});
