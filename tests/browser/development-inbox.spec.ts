import { expect, it } from 'vitest';
import { askForCode, newAccount, newPhone, openPage, readCode, useBrowser } from './browser.ts';

useBrowser();

it('shows a message by itself, with its code to copy', async () => {
  const phone = newPhone();
  const inbox = await openPage({ permissions: ['clipboard-read', 'clipboard-write'] });
  await inbox.goto(`/dev/inbox?to=${encodeURIComponent(phone)}`);
  await inbox.getByText('Nothing has been sent yet').waitFor();

  const page = await openPage();
  await askForCode(page, phone);
  const code = await readCode(phone);
  await inbox.getByRole('button', { name: `Copy the code ${code}` }).click();
  await inbox.getByText('Copied').waitFor();
  expect(await inbox.evaluate('navigator.clipboard.readText()')).toBe(code);
});

it('makes links of addresses and of nothing else', async () => {
  const { email } = await newAccount();
  const inbox = await openPage();
  await inbox.goto(`/dev/inbox?to=${encodeURIComponent(email)}`);
  await inbox.getByRole('link', { name: /confirm-email#token=/ }).waitFor();
  const links = await inbox.locator('main li a').evaluateAll((found) => found.map((link) => String(link)));
  expect(links.every((link) => /^https?:/.test(link))).toBe(true);
});
