import { expect, it } from 'vitest';
import {
  bringSession,
  heading,
  newAccount,
  openPage,
  PHONE,
  signIn,
  signInByForm,
  useBrowser,
} from './browser.ts';

useBrowser();

it('throws out the device whose session was ended elsewhere', async () => {
  const account = await newAccount();
  const desk = await openPage();
  const phone = await openPage({ viewport: PHONE });
  await account.client.auth.logout();
  await signIn(desk, account);
  await signIn(phone, account);

  await desk.goto('/settings/devices');
  const others = desk.getByRole('region', { name: 'Other devices' });
  await others.getByRole('button', { name: /^Sign out Chrom/ }).click();
  await others.getByText('You are signed in nowhere else.').waitFor();

  await heading(phone, 'Welcome to Parley').waitFor();
  await phone.getByText('This device was signed out.').waitFor();
});

it('ends all other sessions at once and keeps its own', async () => {
  const account = await newAccount();
  const page = await openPage();
  await bringSession(page, account);
  await page.goto('/settings/devices');
  await page.getByRole('button', { name: 'Sign out all other devices' }).click();
  await page.getByRole('button', { name: 'Sign them out' }).click();
  await page.getByText('You are signed in nowhere else.').waitFor();
  await expect(account.client.me.get()).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
  await page.reload();
  await heading(page, 'Devices').waitFor();
});

it('signs out the other tabs of the same browser as well', async () => {
  const page = await openPage();
  await signIn(page, await newAccount());
  const tab = await page.context().newPage();
  await tab.goto('/settings/profile');
  await heading(tab, 'Profile').waitFor();
  await page.goto('/settings');
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Sign out' }).click();
  await heading(page, 'Welcome to Parley').waitFor();
  await heading(tab, 'Welcome to Parley').waitFor();
});

it('signs in the other tabs that wait at the sign-in page', async () => {
  const page = await openPage();
  const tab = await page.context().newPage();
  await tab.goto('/sign-in?next=/people');
  await heading(tab, 'Welcome to Parley').waitFor();
  await signInByForm(page, await newAccount());
  await heading(tab, 'People').waitFor();
});

it('says when the network is gone, and goes on when it is back', async () => {
  const page = await openPage({ keepsApp: true });
  const fetchedAhead = page.waitForResponse(/sessions\.page/);
  await signIn(page, await newAccount());
  await fetchedAhead;
  await page.context().setOffline(true);
  await page.getByText('You are offline.').waitFor();
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await page.getByRole('link', { name: 'Devices' }).click();
  await page.getByText('Parley cannot be reached.').first().waitFor();
  await page.context().setOffline(false);
  await page.getByRole('region', { name: 'This device' }).waitFor();
  await page.getByText('You are offline.').waitFor({ state: 'detached' });
});
