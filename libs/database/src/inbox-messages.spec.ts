import { describeOnEachDatabase } from '@parley/testing/databases';
import { expect, test } from 'vitest';
import { newId } from './ids.ts';
import { InboxMessages } from './inbox-messages.ts';

const at = new Date('2026-11-20T09:30:00.123Z');
const sms = (to: string, text: string) => ({ id: newId(), to, via: 'sms' as const, text, at });

describeOnEachDatabase('the development inbox', (open) => {
  test('keeps what it is given, newest first', async () => {
    const inbox = new InboxMessages((await open()).database);
    const first = sms('+14155550100', 'Your code is 123456 🔑');
    const second = { ...sms('ada@example.org', 'Hello\n'.repeat(2_000)), via: 'email' as const };
    await inbox.add(first);
    await inbox.add(second);
    expect(await inbox.list()).toEqual([second, first]);
    expect(await inbox.has(first.id)).toBe(true);
    expect(await inbox.has('unknown')).toBe(false);
  });

  test('lists what went to one recipient', async () => {
    const inbox = new InboxMessages((await open()).database);
    const [ada, grace] = [sms('+14155550100', 'to Ada'), sms('+14155550101', 'to Grace')];
    await Promise.all([inbox.add(ada), inbox.add(grace)]);
    expect(await inbox.list('+14155550101')).toEqual([grace]);
    expect(await inbox.list('+14155550102')).toEqual([]);
  });

  test('keeps the first message of an id, also of several at once', async () => {
    const inbox = new InboxMessages((await open()).database);
    const message = sms('+14155550100', 'same');
    await Promise.all(Array.from({ length: 5 }, () => inbox.add(message)));
    await inbox.add({ ...message, text: 'different' });
    expect(await inbox.list()).toEqual([message]);
  });

  test('shows the latest two hundred', async () => {
    const inbox = new InboxMessages((await open()).database);
    const messages = Array.from({ length: 203 }, (_, index) => sms('+14155550100', `${index}`));
    await Promise.all(messages.map((message) => inbox.add(message)));
    expect(await inbox.list()).toEqual(messages.slice(3).reverse());
  });
});
