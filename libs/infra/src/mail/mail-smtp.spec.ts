import { startFakeSmtp, type FakeSmtp } from '@parley/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MailSmtp } from './mail-smtp.ts';

let smtp: FakeSmtp;
let mail: MailSmtp;

beforeEach(async () => {
  smtp = await startFakeSmtp();
  mail = new MailSmtp({ url: smtp.url, from: 'Parley <hello@chat.example.org>' });
});
afterEach(() => smtp.stop());

const message = {
  id: '01JD3V6W7Y8Z9A0B1C2D3E4F5G',
  to: 'ada@example.org',
  subject: 'Grüße ✓',
  text: 'Hello Ada,\nwelcome.\n\nTom & "Jerry" <script>alert(1)</script>',
  action: { label: 'Yes & go', url: 'https://chat.example.org/confirm?a=1&b="2"' },
};

test('sends text and HTML, under an id by which a second copy can be recognised', async () => {
  await mail.send(message);
  expect(smtp.mails).toMatchObject([
    {
      from: 'hello@chat.example.org',
      to: ['ada@example.org'],
      subject: 'Grüße ✓',
      messageId: '<01JD3V6W7Y8Z9A0B1C2D3E4F5G@chat.example.org>',
    },
  ]);
  expect(smtp.mails[0]?.text.trim()).toBe(`${message.text}\n\nYes & go: ${message.action.url}`);
});

test('makes the HTML from the text, with everything escaped and the link as a button', async () => {
  await mail.send(message);
  const html = smtp.mails[0]?.html ?? '';
  expect(html).toContain('Hello Ada,<br>welcome.</p>');
  expect(html).toContain('Tom &amp; &quot;Jerry&quot; &lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).not.toContain('<script>');
  expect(html).toMatch(
    /<a href="https:\/\/chat\.example\.org\/confirm\?a=1&amp;b=&quot;2&quot;"[^>]*>Yes &amp; go<\/a>/,
  );
});

test('sends a mail without a link', async () => {
  await mail.send({ id: 'job-2', to: 'ada@example.org', subject: 'News', text: 'Nothing to click.' });
  expect(smtp.mails[0]?.html).not.toContain('<a ');
});

test('cannot be made to add headers', async () => {
  await mail.send({ ...message, subject: 'News\r\nBcc: eve@example.org', to: 'ada@example.org' });
  expect(smtp.mails[0]?.to).toEqual(['ada@example.org']);
});

test('needs a sender with an address', () => {
  expect(() => new MailSmtp({ url: smtp.url, from: 'Parley' })).toThrow('MAIL_FROM');
});

describe('refused', () => {
  test('for good', async () => {
    smtp.refuseNext(550);
    await expect(mail.send(message)).rejects.toMatchObject({ name: 'DeliveryError', permanent: true });
  });

  test('for now', async () => {
    smtp.refuseNext(451);
    await expect(mail.send(message)).rejects.toMatchObject({ name: 'DeliveryError', permanent: false });
    await mail.send(message);
    expect(smtp.mails).toHaveLength(1);
  });

  test('because the address is none', async () => {
    await expect(mail.send({ ...message, to: '' })).rejects.toMatchObject({ permanent: true });
  });

  test('because nobody answers', async () => {
    await smtp.stop();
    await expect(mail.send(message)).rejects.toMatchObject({ name: 'DeliveryError', permanent: false });
    smtp = await startFakeSmtp();
  });

  test('says nothing of the address, which might get into logs', async () => {
    smtp.refuseNext(550);
    const error: unknown = await mail.send(message).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error instanceof Error && JSON.stringify([error.message, error.cause])).not.toContain('ada@');
  });
});
