import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startFakeSmtp, type FakeSmtp } from './smtp.ts';

let smtp: FakeSmtp;

beforeEach(async () => {
  smtp = await startFakeSmtp();
});
afterEach(async () => {
  await smtp.stop();
});

const mail = {
  from: 'Parley <parley@example.org>',
  to: 'ada@example.org',
  subject: 'Grüße — 你好',
  text: 'Ein Satz, der so lang ist, dass er in der Post umgebrochen werden müsste, und noch etwas länger.',
  html: '<p>Hallo</p>',
  messageId: '<01JD3V6W7Y8Z9A0B1C2D3E4F5G@example.org>',
};

test('keeps what it accepted', async () => {
  await createTransport(smtp.url).sendMail(mail);
  expect(smtp.mails).toMatchObject([
    {
      from: 'parley@example.org',
      to: ['ada@example.org'],
      subject: mail.subject,
      text: `${mail.text}\n`,
      messageId: mail.messageId,
    },
  ]);
  expect(smtp.mails[0]?.html).toContain('<p>Hallo</p>');
});

test('refuses the next mail only, when told to', async () => {
  const transport = createTransport(smtp.url);
  smtp.refuseNext(550);
  await expect(transport.sendMail(mail)).rejects.toMatchObject({ responseCode: 550 });
  expect(smtp.mails).toEqual([]);
  await transport.sendMail(mail);
  expect(smtp.mails).toHaveLength(1);
});

test('refuses a wrong password', async () => {
  const url = new URL(smtp.url);
  url.password = 'wrong';
  await expect(createTransport(url.href).sendMail(mail)).rejects.toMatchObject({ responseCode: 535 });
});

test('records the next mail without confirming it, when told to', async () => {
  smtp.acceptThenHang();
  const url = new URL(smtp.url);
  url.searchParams.set('socketTimeout', '200');
  await expect(createTransport(url.href).sendMail(mail)).rejects.toThrow(/timeout/i);
  await vi.waitFor(() => expect(smtp.mails).toHaveLength(1));
});
