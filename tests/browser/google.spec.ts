import { randomInt } from 'node:crypto';
import { startFakeGoogle, startSystem, type FakeGoogle, type ParleySystem } from '@parley/testing';
import { afterAll, beforeAll, inject, it } from 'vitest';
import { heading, openPage, useBrowser } from './browser.ts';

useBrowser();

let google: FakeGoogle;
let system: ParleySystem;

beforeAll(async () => {
  google = await startFakeGoogle();
  system = await startSystem(inject('system').mode, {
    env: {
      GOOGLE_CLIENT_ID: google.clientId,
      GOOGLE_CLIENT_SECRET: google.clientSecret,
      GOOGLE_BASE_URL: google.url,
    },
  });
});

afterAll(async () => {
  await system.stop();
  await google.stop();
});

function somebodyNew(name: string): void {
  const number = String(randomInt(1_000_000_000));
  google.become({ sub: number, email: `g${number}@gmail.example`, email_verified: true, name });
}

it('signs a newcomer up with Google, and in again', async () => {
  somebodyNew('Grace Hopper');
  const page = await openPage({ url: system.url });
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await heading(page, 'Nice to meet you').waitFor();
  await page.getByRole('button', { name: 'Later' }).click();
  await heading(page, 'People').waitFor();
  await page.goto('/settings');
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
});

it('says so when somebody changes their mind at Google', async () => {
  somebodyNew('Second Thoughts');
  google.denyNext();
  const page = await openPage({ url: system.url });
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await heading(page, 'Google sign-in did not work').waitFor();
  await page.getByRole('link', { name: 'To the sign-in page' }).click();
  await heading(page, 'Welcome to Parley').waitFor();
});

it('links a Google account to one that is there, and unlinks it', async () => {
  somebodyNew('Linked Person');
  const page = await openPage({ url: system.url });
  await page.goto('/register');
  await page.getByLabel('Username').fill(`linked${randomInt(1_000_000)}`);
  await page.getByLabel('E-mail address').fill(`linked${randomInt(1_000_000)}@example.org`);
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.getByRole('button', { name: 'Later' }).click();
  await heading(page, 'People').waitFor();
  await page.goto('/settings/account');
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  await page.getByText('Your Google account is linked.').first().waitFor();
  await page.getByRole('button', { name: 'Unlink', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click();
  await page.getByText('The Google account was unlinked.').first().waitFor();
});
