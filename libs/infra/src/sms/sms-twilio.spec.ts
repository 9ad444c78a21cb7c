import { TWILIO_ACCOUNT, startFakeTwilio, type FakeTwilio } from '@parley/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DeliveryError } from '../delivery-error.ts';
import { SmsTwilio, type SmsTwilioOptions } from './sms-twilio.ts';

let twilio: FakeTwilio;
let sms: SmsTwilio;

beforeEach(async () => {
  twilio = await startFakeTwilio();
  sms = open();
});
afterEach(() => twilio.stop());

function open(options: Partial<SmsTwilioOptions> = {}): SmsTwilio {
  return new SmsTwilio({ ...TWILIO_ACCOUNT, baseUrl: `${twilio.url}/`, ...options });
}

function order(text = 'Your code is 492817.') {
  return { id: 'job-1', to: '+14155550100', text, orderedAt: new Date() };
}

async function failureOf(promise: Promise<unknown>): Promise<DeliveryError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof DeliveryError) return error;
  throw new Error('It did not fail with a DeliveryError.', { cause: error });
}

test('sends from a number', async () => {
  await sms.send(order());
  expect(twilio.messages).toMatchObject([
    { to: '+14155550100', from: TWILIO_ACCOUNT.from, body: 'Your code is 492817.' },
  ]);
});

test('sends from a messaging service', async () => {
  const messagingService = `MG${'c'.repeat(32)}`;
  await open({ from: messagingService }).send(order());
  expect(twilio.messages).toMatchObject([{ from: messagingService }]);
});

describe('asked whether a message was accepted', () => {
  test('knows one that was sent, and not one that was not', async () => {
    const message = order();
    expect(await sms.wasAccepted(message)).toBe(false);
    await sms.send(message);
    expect(await sms.wasAccepted(message)).toBe(true);
    expect(await sms.wasAccepted(order('Your code is 111111.'))).toBe(false);
    expect(await sms.wasAccepted({ ...message, to: '+14155550199' })).toBe(false);
  });

  test('knows one whose acceptance was never answered', async () => {
    const message = order();
    twilio.acceptThenHang();
    const sending = sms.send(message).catch(() => {});
    await vi.waitFor(() => expect(twilio.messages).toHaveLength(1));
    expect(await open().wasAccepted(message)).toBe(true);
    await twilio.stop();
    await sending;
    twilio = await startFakeTwilio();
  });

  test('does not mistake an older message of the same text for it', async () => {
    await sms.send(order());
    expect(await sms.wasAccepted({ ...order(), orderedAt: new Date(Date.now() + 5 * 60_000) })).toBe(false);
  });

  test('knows one among many to the same number', async () => {
    const first = order('first');
    await sms.send(first);
    for (let i = 0; i < 30; i++) await sms.send(order(`later ${i}`));
    expect(await sms.wasAccepted(first)).toBe(true);
  });
});

describe('refused', () => {
  test.each([
    ['a number that cannot receive', 400, 21211, true],
    ['a number that opted out', 400, 21610, true],
    ['a wrong account', 401, 20003, true],
    ['too many requests', 429, 20429, false],
    ['a full queue', 400, 21611, false],
    ['trouble at Twilio', 503, 20503, false],
  ])('%s', async (_, status, code, permanent) => {
    twilio.failNext(status, code);
    const failure = await failureOf(sms.send(order()));
    expect(failure.permanent).toBe(permanent);
    expect(failure.message).toBe(`Twilio refused with HTTP ${status}, code ${code}.`);
    expect(twilio.messages).toEqual([]);
  });

  test('a wrong password', async () => {
    const failure = await failureOf(open({ authToken: 'wrong' }).send(order()));
    expect(failure.permanent).toBe(true);
  });

  test('says nothing of the number, which might get into logs', async () => {
    const failure = await failureOf(sms.send({ ...order(), to: '+999' }));
    expect(failure.permanent).toBe(true);
    expect(JSON.stringify([failure.message, failure.cause, failure.stack])).not.toContain('+999');
  });

  test('no connection at all is worth another attempt', async () => {
    await twilio.stop();
    const failure = await failureOf(sms.send(order()));
    expect(failure.permanent).toBe(false);
    expect((await failureOf(sms.wasAccepted(order()))).permanent).toBe(false);
    twilio = await startFakeTwilio();
  });
});
