import { expect, it } from 'vitest';
import {
  bringSession,
  heading,
  newAccount,
  newPhone,
  openPage,
  readCode,
  signInByForm,
  useBrowser,
} from './browser.ts';

useBrowser();

it('edits the card that others see', async () => {
  const account = await newAccount();
  const other = await newAccount();
  const page = await openPage();
  await bringSession(page, account);
  await page.goto('/settings/profile');
  await page.getByLabel('Name', { exact: true }).fill('Ada <b>Byron</b> 👩‍💻');
  await page.getByLabel('About you').fill('Line one\nLine two');
  await page.getByLabel('Username').fill(other.username);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').filter({ hasText: 'username' }).waitFor();
  await page.getByLabel('Username').fill(`${account.username}x`);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Your profile is saved.').first().waitFor();

  await page.getByRole('navigation', { name: 'Settings' }).getByText('Ada <b>Byron</b> 👩‍💻').waitFor();
  expect(await other.client.users.search({ query: `${account.username}x` })).toMatchObject({
    items: [{ displayName: 'Ada <b>Byron</b> 👩‍💻', about: 'Line one\nLine two' }],
  });
});

it('keeps privacy choices', async () => {
  const page = await openPage();
  await bringSession(page, await newAccount());
  await page.goto('/settings/privacy');
  const choice = page.getByRole('switch', { name: 'Found by e-mail address' });
  expect(await choice.isChecked()).toBe(true);
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await choice.click();
  await saved;
  await page.reload();
  await choice.waitFor();
  expect(await choice.isChecked()).toBe(false);
});

it('adds a phone number with a code, and removes it again', async () => {
  const page = await openPage();
  await bringSession(page, await newAccount());
  await page.goto('/settings/account');
  const phone = newPhone();
  await page.getByRole('button', { name: 'Add Phone number' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your phone number' });
  await dialog.getByLabel('Phone number').fill(phone);
  await dialog.getByRole('button', { name: 'Send the code' }).click();
  await dialog.getByLabel('Six-digit code').pressSequentially(await readCode(phone));
  await page.getByText('Your new phone number is saved.').first().waitFor();

  await page.getByRole('button', { name: 'Remove Phone number' }).click();
  await page
    .getByRole('dialog', { name: 'Remove the phone number?' })
    .getByRole('button', { name: 'Remove' })
    .click();
  await page.getByText('The phone number was removed.').first().waitFor();
  await page.getByRole('button', { name: 'Add Phone number' }).waitFor();
});

it('changes the password', async () => {
  const account = await newAccount();
  const page = await openPage();
  await bringSession(page, account);
  await page.goto('/settings/account');
  await page.getByRole('button', { name: 'Change Password' }).click();
  await page.getByLabel('Current password').fill('not the password');
  await page.getByLabel('New password').fill('staple battery horse');
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByRole('dialog').getByRole('alert').waitFor();
  await page.getByLabel('Current password').fill(account.password);
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByText('Your new password is saved.').first().waitFor();
  await account.client.auth.login({ login: account.username, password: 'staple battery horse' });
});

it('closes a dialog with Escape and gives the focus back', async () => {
  const page = await openPage();
  await bringSession(page, await newAccount());
  await page.goto('/settings/account');
  const button = page.getByRole('button', { name: 'Change E-mail address' });
  await button.click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.textContent')).toContain('Change');
});

it('deletes an account, which its owner brings back by signing in', async () => {
  const account = await newAccount('Leaving Soon');
  const page = await openPage();
  await bringSession(page, account);
  await page.goto('/settings/account');
  await page.getByRole('button', { name: 'Delete my account…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Current password').fill(account.password);
  await dialog.getByRole('button', { name: 'Delete it' }).click();
  await heading(page, 'Welcome to Parley').waitFor();
  await page.getByText('Your account will be deleted after').first().waitFor();
  await signInByForm(page, account);
  await page.getByText('Welcome back, Leaving Soon').first().waitFor();
});

it('remembers the chosen theme, and shows it from the first paint', async () => {
  const page = await openPage({ colorScheme: 'light' });
  await page.goto('/sign-in');
  await page.getByRole('radio', { name: 'Dark' }).click();
  await page.reload({ waitUntil: 'commit' });
  await page.waitForFunction("document.documentElement.dataset.theme === 'dark'");
  expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('dark');
});
