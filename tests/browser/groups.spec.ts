import { expect, it } from 'vitest';
import { bringSession, heading, newAccount, openPage, useBrowser } from './browser.ts';

useBrowser();

it('makes a group with a friend, who is in it at once', async () => {
  const ada = await newAccount('Ada Gathers');
  const grace = await newAccount('Grace Gathered');
  const { id } = await grace.client.me.get();
  const { interest } = await ada.client.contacts.ask({ userId: id });
  await grace.client.contacts.accept(interest?.id ?? '');
  const page = await openPage();
  await bringSession(page, ada);
  await page.goto('/new');
  await page.getByRole('button', { name: 'Create the group' }).click();
  await page.getByRole('alert').first().waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Sunday walk');
  await page.getByLabel('Search your friends').fill('gathered');
  await page.getByRole('checkbox', { name: 'Grace Gathered' }).check();
  await page.getByRole('button', { name: 'Leave out Grace Gathered' }).waitFor();
  await page.getByRole('button', { name: 'Create the group' }).click();
  await page.waitForURL(/\/c\//);
  const { items } = await grace.client.conversations.list();
  expect(items).toMatchObject([{ title: 'Sunday walk', memberCount: 2, visibility: 'private' }]);
});

it('goes on to the invitation where nobody was chosen', async () => {
  const ada = await newAccount();
  const page = await openPage();
  await bringSession(page, ada);
  await page.goto('/new?kind=channel');
  await heading(page, 'New channel').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Ferry news');
  await page.getByRole('button', { name: 'Create the channel' }).click();
  await page.waitForURL(/\/c\/.*side=invite/);
  const { items } = await ada.client.conversations.list();
  expect(items).toMatchObject([{ title: 'Ferry news', posting: 'admins', visibility: 'private' }]);
});

it('begins with the person from whose page one came', async () => {
  const ada = await newAccount();
  const grace = await newAccount('Grace Chosen');
  const { id } = await grace.client.me.get();
  const { interest } = await ada.client.contacts.ask({ userId: id });
  await grace.client.contacts.accept(interest?.id ?? '');
  const page = await openPage();
  await bringSession(page, ada);
  await page.goto(`/people/${id}`);
  await page.getByRole('button', { name: 'Add to a group…' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'New group together' }).click();
  await page.getByRole('button', { name: 'Leave out Grace Chosen' }).waitFor();
});
