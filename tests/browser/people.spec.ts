import { expect, it } from 'vitest';
import { newAccount, openPage, PHONE, signIn, useBrowser } from './browser.ts';

useBrowser();

it('finds a person by name and shows the card', async () => {
  const account = await newAccount();
  const wanted = await newAccount('Zora Neale Hurston');
  await wanted.client.me.update({ about: 'Folklore and fiction.' });
  const page = await openPage();
  await signIn(page, account);
  await page.getByRole('link', { name: 'Find people' }).first().click();
  await page.getByText('Who are you looking for?').waitFor();
  await page.getByLabel('Search people').fill(wanted.username.slice(0, 12));
  await page.getByRole('link', { name: 'Zora Neale Hurston' }).click();
  await page.getByRole('heading', { level: 2, name: 'Zora Neale Hurston' }).waitFor();
  await page.getByText('Folklore and fiction.').waitFor();
});

it('shows one pane at a time on a phone, and leads back to the search', async () => {
  const wanted = await newAccount('Small Screen');
  const page = await openPage({ viewport: PHONE });
  await signIn(page, await newAccount());
  await page.goto(`/people?query=${wanted.username}`);
  await page.getByRole('link', { name: 'Small Screen' }).click();
  await page.getByRole('heading', { level: 2, name: 'Small Screen' }).waitFor();
  expect(await page.getByLabel('Search people').isVisible()).toBe(false);
  await page.getByRole('link', { name: 'Back to the search' }).click();
  expect(await page.getByLabel('Search people').inputValue()).toBe(wanted.username);
});

it('says so when there is nobody', async () => {
  const page = await openPage();
  await signIn(page, await newAccount());
  await page.goto('/people?query=nobody-is-called-this');
  await page.getByText('Nobody found for').waitFor();
  await page.goto('/people/01JD3V6W7Y8Z9A0B1C2D3E4F5G');
  await page.getByText('This person is not here').waitFor();
});
