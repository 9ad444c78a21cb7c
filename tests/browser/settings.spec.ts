import { expect, it } from 'vitest';
import { bringSession, heading, newAccount, openPage, PHONE, signIn, useBrowser } from './browser.ts';

useBrowser();

it('hides from others that somebody is there, from the moment they choose so', async () => {
  const shy = await newAccount('Shy Person');
  const theirs = await openPage();
  await bringSession(theirs, shy);
  await theirs.goto('/settings/privacy');
  const hers = await openPage();
  await bringSession(hers, await newAccount());
  await hers.goto(`/people/${(await shy.client.me.get()).id}`);
  await hers.getByText('Online', { exact: true }).waitFor();

  await theirs.getByRole('radio', { name: 'Nobody' }).click();
  await hers.getByText('Online', { exact: true }).waitFor({ state: 'detached' });
  await hers.reload();
  await hers.getByRole('heading', { level: 2, name: 'Shy Person' }).waitFor();
  await hers.getByRole('button', { name: 'Send a friend request', exact: true }).waitFor();
  expect(await hers.getByText(/Online|Last seen/).count()).toBe(0);

  await theirs.getByRole('radio', { name: 'Everyone' }).click();
  await hers.getByText('Online', { exact: true }).waitFor();
});

it('shows one section at a time on a phone, and leads back to the list', async () => {
  const page = await openPage({ viewport: PHONE });
  await signIn(page, await newAccount());
  await page
    .getByRole('navigation', { name: 'Main navigation' })
    .getByRole('link', { name: 'Settings' })
    .click();
  await heading(page, 'Settings').waitFor();
  await page.getByRole('link', { name: 'Privacy' }).click();
  await heading(page, 'Privacy').waitFor();
  expect(await page.getByRole('link', { name: 'Account and sign-in' }).isVisible()).toBe(false);
  await page.getByRole('main').getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Account and sign-in' }).waitFor();
});

it('remembers the chosen size of the text, from the first paint', async () => {
  const page = await openPage();
  await bringSession(page, await newAccount());
  await page.goto('/settings/appearance');
  await page.getByRole('radio', { name: 'Larger' }).click();
  await page.reload({ waitUntil: 'commit' });
  await page.waitForFunction("getComputedStyle(document.documentElement).fontSize === '20px'");
});

it('still finds the pages at the addresses that they had before', async () => {
  const page = await openPage();
  await bringSession(page, await newAccount());
  await page.goto('/profile');
  await heading(page, 'Profile').waitFor();
  await page.goto('/sessions');
  await heading(page, 'Devices').waitFor();
});

it('tells what runs here, and signs out', async () => {
  const page = await openPage();
  await bringSession(page, await newAccount());
  await page.goto('/settings/about');
  await page.getByText(/^Version \d/).waitFor();
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Sign out' }).click();
  await heading(page, 'Welcome to Parley').waitFor();
});
