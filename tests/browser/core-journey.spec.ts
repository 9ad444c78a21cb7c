import { type Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import {
  type Account,
  focused,
  newAccount,
  openPage,
  type PageOptions,
  signIn,
  useBrowser,
} from './browser.ts';

useBrowser({ whole: true });

/** These run in both modes: in a cluster, the two people may be connected to different gateways. */
async function arrive(displayName: string, options?: PageOptions): Promise<{ account: Account; page: Page }> {
  const account = await newAccount(displayName);
  const page = await openPage(options);
  await signIn(page, account);
  return { account, page };
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const said = (page: Page, text: string) =>
  page.getByRole('region', { name: 'Messages', exact: true }).getByRole('article').filter({ hasText: text });
const inList = (page: Page, title: string) =>
  page.getByRole('region', { name: 'Conversations' }).getByRole('link', { name: title });

async function write(page: Page, text: string): Promise<void> {
  await field(page).click();
  await focused(field(page));
  await page.keyboard.type(text);
  await vi.waitFor(async () => expect(await field(page).inputValue()).toBe(text));
  await page.keyboard.press('Enter');
  await said(page, text).waitFor();
}

const tick = (page: Page, text: string, state: RegExp) =>
  said(page, text).getByRole('img', { name: state }).waitFor();

/** Two people who are friends, each at a page of their own. */
async function twoFriends(options?: PageOptions) {
  const [ada, grace] = [await arrive('Ada Lovelace', options), await arrive('Grace Hopper', options)];
  const { id } = await grace.account.client.me.get();
  const { interest } = await ada.account.client.contacts.ask({ userId: id });
  await grace.account.client.contacts.accept(interest?.id ?? '');
  return { ada, grace, graceId: id };
}

describe('two people', () => {
  it('become friends and talk, and see how far their messages are', async () => {
    const [ada, grace] = [await arrive('Ada Lovelace'), await arrive('Grace Hopper')];
    await ada.page.goto(`/people?query=${grace.account.username}`);
    await ada.page.getByRole('button', { name: 'Send Grace Hopper a friend request' }).click();
    await grace.page.goto('/people?show=requests');
    await grace.page.getByRole('button', { name: 'Accept the request of Ada Lovelace' }).click();
    await ada.page.getByRole('button', { name: 'Message Grace Hopper' }).click();
    await ada.page.waitForURL(/\/c\//);
    await ada.page.getByRole('heading', { level: 1 }).getByText('Online').waitFor();

    await write(ada.page, 'Good morning!');
    await tick(ada.page, 'Good morning!', /^Delivered/);
    await grace.page.goto('/');
    await inList(grace.page, 'Ada Lovelace').click();
    await said(grace.page, 'Good morning!').waitFor();
    await tick(ada.page, 'Good morning!', /^Read/);
    await write(grace.page, 'Good morning to you.');
    await said(ada.page, 'Good morning to you.').waitFor();
  });

  it('gather in a group, where each sees what the other says and who is there', async () => {
    const { ada, grace } = await twoFriends();
    await ada.page.goto('/new');
    await ada.page.getByLabel('Name', { exact: true }).fill('Harbour walk');
    await ada.page.getByRole('checkbox', { name: 'Grace Hopper' }).check();
    await ada.page.getByRole('button', { name: 'Create the group' }).click();
    await inList(grace.page, 'Harbour walk').click();
    await ada.page.getByRole('heading', { level: 1 }).getByText('2 online').waitFor();
    await write(ada.page, 'At ten, by the lighthouse');
    await said(grace.page, 'At ten, by the lighthouse').waitFor();
    await write(grace.page, 'I bring the soup');
    await said(ada.page, 'I bring the soup').waitFor();
    await tick(grace.page, 'I bring the soup', /^Read/);
  });

  it('miss nothing while one of them is offline, and what was written meanwhile goes out', async () => {
    const { ada, grace, graceId } = await twoFriends({ keepsApp: true });
    const { id } = await ada.account.client.conversations.create({ kind: 'direct', userId: graceId });
    await ada.page.goto(`/c/${id}`);
    await grace.page.goto(`/c/${id}`);
    await write(ada.page, 'Before the storm');
    await said(grace.page, 'Before the storm').waitFor();

    await grace.page.context().setOffline(true);
    await grace.page.getByText('You are offline.').first().waitFor();
    await write(grace.page, 'Written in the dark');
    await tick(grace.page, 'Written in the dark', /^Waiting/);
    await write(ada.page, 'Are you there?');
    await tick(ada.page, 'Are you there?', /^Sent/);

    await grace.page.context().setOffline(false);
    await said(grace.page, 'Are you there?').waitFor();
    await said(ada.page, 'Written in the dark').waitFor();
    await tick(ada.page, 'Are you there?', /^Read/);
  });
});
