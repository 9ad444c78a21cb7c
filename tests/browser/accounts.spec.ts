import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  bringSession,
  heading,
  newAccount,
  openPage,
  readLink,
  signInByForm,
  useBrowser,
} from './browser.ts';

useBrowser();

it('registers somebody, who confirms the address with the link in the mail', async () => {
  const page = await openPage();
  const username = `r${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const email = `${username}@example.org`;
  await page.goto('/register');
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.getByRole('button', { name: 'Later' }).click();
  await heading(page, 'People').waitFor();
  await page.goto('/settings/account');
  await page.getByText(`Waiting to be confirmed: ${email}`).waitFor();

  await page.goto(`/dev/inbox?to=${encodeURIComponent(email)}`);
  await page.getByRole('link', { name: /confirm-email/ }).click();
  await heading(page, 'E-mail address confirmed').waitFor();
  expect(page.url()).not.toContain('token');
  await page.getByRole('link', { name: 'Go on to Parley' }).click();
  await page.goto('/settings/account');
  await page.getByText(email).waitFor();
  await page.getByText('Waiting to be confirmed').waitFor({ state: 'detached' });
});

it('puts what the server refuses beside the field', async () => {
  const taken = await newAccount();
  const page = await openPage();
  await page.goto('/register');
  await page.getByLabel('Username').fill(taken.username.toUpperCase());
  await page.getByLabel('E-mail address').fill(`other-${taken.email}`);
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill('short');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.getByText('At least 10 characters.', { exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.getByRole('alert').filter({ hasText: 'username' }).waitFor();
  expect(await page.getByLabel('Username').getAttribute('aria-invalid')).toBe('true');
});

it('signs out and in again by password, and leads back to where one wanted to go', async () => {
  const account = await newAccount();
  const page = await openPage();
  await bringSession(page, account);
  await page.goto('/settings');
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Sign out' }).click();
  await heading(page, 'Welcome to Parley').waitFor();

  await page.goto('/settings/devices');
  await page.getByRole('tab', { name: 'Password' }).click();
  await page.getByLabel('Username, e-mail or phone').fill(account.email);
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('The name or the password is not right.').waitFor();
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await heading(page, 'Devices').waitFor();
});

it('gives a new password to somebody who forgot the old one', async () => {
  const account = await newAccount();
  const confirmation = await readLink(account.email);
  const page = await openPage();
  await page.goto(confirmation);
  await heading(page, 'E-mail address confirmed').waitFor();

  await page.goto('/sign-in?way=password');
  await page.getByRole('link', { name: 'Forgot it?' }).click();
  await page.getByLabel('E-mail address').fill(account.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await heading(page, 'Look into your mail').waitFor();

  await page.goto(`/dev/inbox?to=${encodeURIComponent(account.email)}`);
  await page.getByRole('link', { name: /reset-password/ }).click();
  await page.getByLabel('New password').fill('a fresh start, finally');
  await page.getByRole('button', { name: 'Save the password' }).click();
  await heading(page, 'Welcome to Parley').waitFor();
  await signInByForm(page, { ...account, password: 'a fresh start, finally' });
});

it.each([
  ['/reset-password', 'This link was used already, or it is too old.'],
  ['/confirm-email#token=abc', 'This link was used already, or it is too old.'],
  ['/auth/callback?error=CODE_INVALID', 'This code is not right'],
  ['/auth/callback?error=<script>', 'Something went wrong on our side.'],
])('says what to do at %s', async (path, words) => {
  const page = await openPage();
  await page.goto(path);
  await page.getByText(words).waitFor();
});

it('lets a guest look around as a demo person', async () => {
  const page = await openPage();
  await page.goto('/sign-in');
  await page.getByRole('region', { name: 'Just looking?' }).getByRole('button').first().click();
  await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
});
