import { randomUUID } from 'node:crypto';
import { type Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import {
  type Account,
  bringSession,
  focused,
  newAccount,
  openPage,
  type PageOptions,
  PHONE,
  useBrowser,
} from './browser.ts';

useBrowser();

interface Group {
  id: string;
  ada: Account;
  grace: Account;
}

/** Ada's private group, with Grace in it. */
async function startGroup(title = 'Harbour walk'): Promise<Group> {
  const [ada, grace] = [await newAccount('Ada Lovelace'), await newAccount('Grace Hopper')];
  const { id: graceId } = await grace.client.me.get();
  const { id } = await ada.client.conversations.create({ kind: 'group', title, memberIds: [graceId] });
  return { id, ada, grace };
}

async function open(account: Account, path: string, options: PageOptions = {}): Promise<Page> {
  const page = await openPage(options);
  await bringSession(page, account);
  await page.goto(path);
  return page;
}

const say = async ({ client }: Account, conversationId: string, text: string) =>
  (await client.messages.send(conversationId, { clientId: randomUUID(), text })).seq;

const title = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1 }).getByRole('button', { name });
const panel = (page: Page) => page.getByRole('complementary');
const member = (page: Page, name: string) => panel(page).getByRole('listitem').filter({ hasText: name });
const history = (page: Page) => page.getByRole('region', { name: 'Messages', exact: true });

async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

describe('the settings of a group', () => {
  it('show a new name to everybody at once', async () => {
    const { id, ada, grace } = await startGroup();
    const hers = await open(grace, `/c/${id}?side=details`);
    const page = await open(ada, `/c/${id}?side=settings`);
    await title(hers, 'Harbour walk').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Lighthouse walk');
    await page.getByRole('radio', { name: 'Admins only' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await title(page, 'Lighthouse walk').waitFor();
    await title(hers, 'Lighthouse walk').waitFor();
    await panel(hers).getByText('Broadcast channel.').waitFor();
  });

  it('come and go with the role of an admin', async () => {
    const { id, ada, grace } = await startGroup();
    const hers = await open(grace, `/c/${id}?side=details`);
    const page = await open(ada, `/c/${id}?side=members`);
    const settings = panel(hers).getByRole('button', { name: 'Settings' });
    await panel(hers).getByRole('button', { name: 'Members 2' }).waitFor();
    expect(await settings.isVisible()).toBe(false);
    await choose(page, 'What to do with Grace Hopper', 'Make an admin');
    await panel(page).getByText('Admin', { exact: true }).waitFor();
    await settings.click();
    await hers.getByLabel('Name', { exact: true }).waitFor();
    await choose(page, 'What to do with Grace Hopper', 'Take the admin role away');
    await hers.getByText('Only admins see this.').waitFor();
  });
});

describe('the members', () => {
  it('are told when they are removed, and are out of the page', async () => {
    const { id, ada, grace } = await startGroup();
    const hers = await open(grace, `/c/${id}?side=members`);
    const page = await open(ada, `/c/${id}?side=members`);
    await member(hers, 'Ada Lovelace').waitFor();
    await choose(page, 'What to do with Grace Hopper', 'Remove…');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await member(page, 'Grace Hopper').waitFor({ state: 'detached' });
    await hers.getByText('An admin has taken you out of “Harbour walk”.').waitFor();
    expect(await panel(hers).count()).toBe(0);
  });

  it('are banned, listed as such, and forgiven', async () => {
    const { id, ada, grace } = await startGroup();
    const { code } = await ada.client.members.newJoinCode(id);
    const page = await open(ada, `/c/${id}?side=members`);
    await choose(page, 'What to do with Grace Hopper', 'Ban…');
    await page.getByRole('dialog').getByRole('button', { name: 'Ban' }).click();
    await member(page, 'Grace Hopper').waitFor({ state: 'detached' });
    await expect(grace.client.conversations.joinByCode(code)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await page.getByRole('tab', { name: 'Banned' }).click();
    await page.getByRole('button', { name: 'Lift the ban of Grace Hopper' }).click();
    await page.getByText('Nobody is banned here.').waitFor();
    await grace.client.conversations.joinByCode(code);
    await page.getByRole('tab', { name: 'Members' }).click();
    await member(page, 'Grace Hopper').waitFor();
  });

  it('grow by friends and by whom a search finds', async () => {
    const { id, ada } = await startGroup();
    const friend = await newAccount('Linus Befriended');
    const stranger = await newAccount('Margaret Unknown');
    const { interest } = await ada.client.contacts.ask({ userId: (await friend.client.me.get()).id });
    await friend.client.contacts.accept(interest?.id ?? '');
    const page = await open(ada, `/c/${id}?side=members`);
    await page.getByRole('button', { name: 'Add people' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Linus Befriended' }).check();
    await dialog.getByLabel('Search people').fill(stranger.username);
    await dialog.getByRole('checkbox', { name: 'Margaret Unknown' }).check();
    await dialog.getByRole('button', { name: 'Add 2 people' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await member(page, 'Linus Befriended').waitFor();
    await member(page, 'Margaret Unknown').waitFor();
  });

  it('pass a group on when its owner leaves, who is told to whom', async () => {
    const { id, ada, grace } = await startGroup();
    const page = await open(ada, `/c/${id}?side=details`);
    await panel(page).getByRole('button', { name: 'Leave…' }).click();
    await page.getByText('When you leave, Grace Hopper owns it.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
    await page.getByText('You have left Harbour walk.').first().waitFor();
    await page.waitForURL((url) => url.pathname === '/');
    expect((await grace.client.conversations.get(id)).me.role).toBe('owner');
  });
});

it('an invite link lets people in until it is replaced', async () => {
  const { id, ada } = await startGroup();
  const guest = await newAccount('Guest One');
  const late = await newAccount('Guest Two');
  const page = await open(ada, `/c/${id}?side=invite`);
  await page.getByLabel('Works for').selectOption({ label: '1 day' });
  await page.getByRole('button', { name: 'Make an invite link' }).click();
  await page.getByRole('img', { name: 'QR code of the link' }).waitFor();
  await page.getByText(/^Works until/).waitFor();
  const link = panel(page).locator('output');
  const first = codeIn(await link.innerText());
  await guest.client.conversations.joinByCode(first);
  await panel(page).getByRole('button', { name: 'Replace the link' }).click();
  await panel(page).getByRole('button', { name: 'Replace the link' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Replace the link' }).click();
  await vi.waitFor(async () => expect(codeIn(await link.innerText())).not.toBe(first));
  await expect(late.client.conversations.joinByCode(first)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await late.client.conversations.joinByCode(codeIn(await link.innerText()));
  await panel(page).getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('There is no invite link at the moment.').waitFor();
});

const codeIn = (link: string) => new URL(link.trim()).pathname.split('/').at(-1) ?? '';

describe('the search within a conversation', () => {
  it('marks what it finds and walks from one to the next by keyboard', async () => {
    const { id, ada, grace } = await startGroup();
    await say(grace, id, 'The old lighthouse keeper');
    for (let index = 0; index < 70; index += 1) await say(grace, id, `Line ${index}`);
    await say(ada, id, 'Lighthouse at ten');
    const page = await open(ada, `/c/${id}`);
    await title(page, 'Harbour walk').waitFor();

    await page.keyboard.press('ControlOrMeta+F');
    const field = page.getByLabel('Search the messages');
    await focused(field);
    await page.keyboard.type('lightho');
    await panel(page).getByText('2 messages found').waitFor();
    await vi.waitFor(async () => {
      expect(await panel(page).locator('mark').allInnerTexts()).toEqual(['Lightho', 'lightho']);
    });
    await page.keyboard.press('Enter');
    await panel(page).getByText('1 of 2').waitFor();
    await page.keyboard.press('Enter');
    await panel(page).getByText('2 of 2').waitFor();
    await history(page).getByText('The old lighthouse keeper').waitFor();

    await field.fill('nowhere');
    await page.getByText('Nothing found for “nowhere”').waitFor();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
  });

  it('leads to the message on a phone, and back to what was found', async () => {
    const { id, ada } = await startGroup();
    await say(ada, id, 'Lighthouse at ten');
    const page = await open(ada, `/c/${id}?side=search`, { viewport: PHONE });
    await page.getByLabel('Search the messages').fill('ten');
    await panel(page).getByRole('button', { name: 'Lighthouse at ten' }).click();
    await history(page).getByText('Lighthouse at ten').waitFor();
    expect(await panel(page).count()).toBe(0);
    await page.goBack();
    await panel(page).getByRole('button', { name: 'Lighthouse at ten' }).waitFor();
  });
});

it('pinned messages stand below the head, lead to their place, and go when they are unpinned', async () => {
  const { id, ada, grace } = await startGroup();
  const first = await say(ada, id, 'The tide table');
  for (let index = 0; index < 70; index += 1) await say(grace, id, `Line ${index}`);
  await ada.client.messages.pin(id, first);
  const page = await open(ada, `/c/${id}?side=pins`);
  const hers = await open(grace, `/c/${id}`);
  const strip = hers.getByRole('button', { name: 'Ada Lovelace: The tide table' });
  await strip.click();
  await history(hers).getByText('The tide table').waitFor();

  await page.getByText('Pinned message', { exact: true }).waitFor();
  await panel(page).getByRole('button', { name: 'Unpin' }).click();
  await page.getByText('Nothing is pinned').waitFor();
  await strip.waitFor({ state: 'detached' });
});

it('opens by the title, closes by Escape, and gives the focus back', async () => {
  const { id, ada } = await startGroup();
  const page = await open(ada, `/c/${id}`);
  await title(page, 'Harbour walk').focus();
  await page.keyboard.press('Enter');
  await focused(panel(page).getByRole('heading', { name: 'Details' }));
  await panel(page).getByRole('button', { name: 'For 8 hours' }).click();
  await panel(page)
    .getByText(/^Muted until/)
    .waitFor();
  await title(page, 'Harbour walk').getByLabel('Muted').waitFor();
  await panel(page).getByRole('button', { name: 'Unmute' }).press('Escape');
  await focused(title(page, 'Harbour walk'));
});

it('tells who the other one is, and blocks them', async () => {
  const [ada, grace] = [await newAccount(), await newAccount('Grace Hopper')];
  await grace.client.me.update({ about: 'Compilers, mostly.' });
  const { id: graceId } = await grace.client.me.get();
  const { interest } = await ada.client.contacts.ask({ userId: graceId });
  await grace.client.contacts.accept(interest?.id ?? '');
  const { id } = await ada.client.conversations.create({ kind: 'direct', userId: graceId });
  const page = await open(ada, `/c/${id}?side=details`);
  await panel(page).getByText('Compilers, mostly.').waitFor();
  await panel(page).getByRole('button', { name: 'Block' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
  await panel(page).getByText('You have blocked this person').waitFor();
  await panel(page).getByRole('button', { name: 'Unblock' }).click();
  await panel(page).getByRole('button', { name: 'Block' }).waitFor();
});
