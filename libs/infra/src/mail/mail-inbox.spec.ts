import { FakeClock, InboxMemory } from '@parley/testing';
import { expect, test } from 'vitest';
import { MailInbox } from './mail-inbox.ts';

test('shows a mail in the inbox with its link, once however often it is sent', async () => {
  const store = new InboxMemory();
  const clock = new FakeClock();
  const mail = new MailInbox({ store, clock });
  const message = {
    id: 'job-1',
    to: 'ada@example.org',
    subject: 'Confirm your address',
    text: 'Welcome, Ada.',
    action: { label: 'Confirm', url: 'https://chat.example.org/confirm?token=abc' },
  };
  await mail.send(message);
  await mail.send(message);
  expect(store.messages).toEqual([
    {
      id: 'job-1',
      to: 'ada@example.org',
      via: 'email',
      text: 'Confirm your address\n\nWelcome, Ada.\n\nConfirm: https://chat.example.org/confirm?token=abc',
      at: clock.now(),
    },
  ]);
});
