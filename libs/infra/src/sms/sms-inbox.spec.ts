import { FakeClock, InboxMemory } from '@parley/testing';
import { expect, test } from 'vitest';
import { SmsInbox } from './sms-inbox.ts';

const orderedAt = new Date('2026-11-20T09:30:00Z');
const message = { id: 'job-1', to: '+14155550100', text: 'Your code is 492817.', orderedAt };

test('shows a text message in the inbox, once however often it is sent', async () => {
  const store = new InboxMemory();
  const clock = new FakeClock();
  const sms = new SmsInbox({ store, clock });
  expect(await sms.wasAccepted(message)).toBe(false);
  await sms.send(message);
  await sms.send(message);
  expect(await sms.wasAccepted(message)).toBe(true);
  expect(store.messages).toEqual([
    { id: 'job-1', to: '+14155550100', via: 'sms', text: 'Your code is 492817.', at: clock.now() },
  ]);
});
