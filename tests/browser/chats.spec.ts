import { randomUUID } from 'node:crypto';
import { type Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { focused, newAccount, openPage, PHONE, signIn, useBrowser } from './browser.ts';
import { messageWith, room, say } from './talk.ts';

useBrowser();

const list = (page: Page) => page.getByRole('region', { name: 'Conversations' });
const row = (page: Page, title: string) => list(page).getByRole('link', { name: title });

describe('the list', () => {
  it('shows what is said elsewhere as it comes, counts it and tells it', async () => {
    const ada = await newAccount();
    const grace = await newAccount('Grace Hopper');
    const id = await room(grace, 'Harbour walk', ada);
    const page = await openPage();
    await signIn(page, ada);
    await row(page, 'Harbour walk').getByText('You joined').waitFor();
    await say(grace, id, 'At **ten** by the lighthouse');
    await row(page, 'Harbour walk').getByText('Grace Hopper: At ten by the lighthouse').waitFor();
    await row(page, 'Harbour walk').getByText('1 unread message').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Chats 1 unread conversation' }).waitFor();
    await page.getByRole('log').getByText('Grace Hopper in Harbour walk: At ten by the lighthouse').waitFor();
    await vi.waitFor(async () => expect(await page.title()).toMatch(/^\(1\) /));
    await row(page, 'Harbour walk').click();
    await row(page, 'Harbour walk').getByText('1 unread message').waitFor({ state: 'detached' });
    await vi.waitFor(async () => expect(await page.title()).not.toMatch(/^\(/));
  });

  it('pins, mutes, archives and marks a conversation by the menu of its row', async () => {
    const ada = await newAccount();
    await room(ada, 'Harbour walk');
    await room(ada, 'Soup and bread');
    const page = await openPage();
    await signIn(page, ada);
    const choose = async (...names: string[]) => {
      await row(page, 'Harbour walk').click({ button: 'right' });
      for (const name of names) await page.getByRole('menuitem', { name }).click();
    };
    await choose('Pin to the top');
    await row(page, 'Harbour walk').getByLabel('Pinned').waitFor();
    expect(await list(page).getByRole('listitem').first().innerText()).toContain('Harbour walk');
    await choose('Mute', 'For 8 hours');
    await row(page, 'Harbour walk').getByLabel('Muted').waitFor();
    await choose('Mark as unread');
    await row(page, 'Harbour walk').getByText('Marked as unread').waitFor();
    await choose('Archive');
    await row(page, 'Harbour walk').waitFor({ state: 'detached' });
    await list(page).getByRole('button', { name: 'Archived' }).click();
    await choose('Take out of the archive');
    await page.getByRole('button', { name: 'Back to the conversations' }).click();
    await row(page, 'Harbour walk').waitFor();
    await vi.waitFor(async () => {
      const { items } = await ada.client.conversations.list();
      const { me } = items.find(({ title }) => title === 'Harbour walk') ?? {};
      expect(me).toMatchObject({ pinned: true, archived: false, markedUnread: true });
      expect(Date.parse(me?.mutedUntil ?? '')).toBeGreaterThan(0);
    });
  });

  it('takes back what the server did not agree to, and says so', async () => {
    const ada = await newAccount();
    await room(ada, 'Harbour walk');
    const page = await openPage();
    await signIn(page, ada);
    await page.route('**/membership', (route) => route.abort());
    await row(page, 'Harbour walk').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Pin to the top' }).click();
    await page.getByText('Parley cannot be reached.').first().waitFor();
    await row(page, 'Harbour walk').getByLabel('Pinned').waitFor({ state: 'detached' });
  });

  it('loses the row of a group that was left', async () => {
    const ada = await newAccount();
    await room(await newAccount(), 'Harbour walk', ada);
    const page = await openPage();
    await signIn(page, ada);
    await row(page, 'Harbour walk').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Leave' }).click();
    const dialog = page.getByRole('dialog', { name: 'Leave Harbour walk?' });
    await dialog.getByText('open to everybody').waitFor();
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await page.getByText('No conversations yet').waitFor();
  });

  it('is walked along with the arrow keys, and opened with Enter', async () => {
    const ada = await newAccount();
    await room(ada, 'First room');
    await room(ada, 'Second room');
    const page = await openPage();
    await signIn(page, ada);
    await row(page, 'First room').waitFor();
    await page.getByLabel('Search everything').focus();
    await page.keyboard.press('ArrowDown');
    await focused(row(page, 'Second room'));
    await page.keyboard.press('ArrowDown');
    await focused(row(page, 'First room'));
    await page.keyboard.press('Enter');
    await page.locator('[aria-current="page"]', { hasText: 'First room' }).waitFor();
    await focused(page.getByRole('textbox', { name: 'Message' }));
    await page.keyboard.press('Alt+ArrowUp');
    await page.locator('[aria-current="page"]', { hasText: 'Second room' }).waitFor();
    await focused(page.getByPlaceholder('Message Second room'));
    await page.keyboard.press('Alt+ArrowDown');
    await page.locator('[aria-current="page"]', { hasText: 'First room' }).waitFor();
  });

  it('keeps a draft in sight', async () => {
    const ada = await newAccount();
    await room(ada, 'First room');
    await room(ada, 'Second room');
    const page = await openPage();
    await signIn(page, ada);
    await row(page, 'First room').click();
    await page.getByRole('textbox', { name: 'Message' }).fill('Not quite finis');
    await row(page, 'Second room').click();
    await row(page, 'First room').getByText('Draft: Not quite finis').waitFor();
  });

  it('stands beside the conversation on a desk, and makes room for it on a phone', async () => {
    const ada = await newAccount();
    await room(ada, 'Harbour walk');
    const page = await openPage({ viewport: PHONE });
    await signIn(page, ada);
    await row(page, 'Harbour walk').click();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    expect(await list(page).isVisible()).toBe(false);
    expect(await page.getByRole('navigation', { name: 'Main navigation' }).isVisible()).toBe(false);
    await page.goBack();
    await row(page, 'Harbour walk').waitFor();
    await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
  });

  it('leads newcomers to people, groups and rooms', async () => {
    const page = await openPage();
    await signIn(page, await newAccount('Mira Okonkwo'));
    await page.getByRole('heading', { name: 'Welcome, Mira Okonkwo' }).waitFor();
    await page.getByRole('link', { name: 'Browse the rooms' }).click();
    await page.waitForURL('**/rooms');
    await page.goBack();
    await page.getByRole('button', { name: 'Start something new' }).click();
    await page.getByRole('menuitem', { name: 'New channel' }).click();
    await page.waitForURL('**/new?kind=channel');
  });
});

describe('the search', () => {
  it('finds conversations, people, rooms and messages, by the keyboard alone', async () => {
    const word = `w${randomUUID().slice(0, 8)}`;
    const ada = await newAccount();
    const grace = await newAccount(`Grace ${word}`);
    await room(grace, `Night ${word}`);
    const id = await room(ada, `Harbour ${word}`);
    await say(ada, id, `The lighthouse is called ${word}`);
    await say(ada, id, 'Something else');
    const page = await openPage();
    await signIn(page, ada);
    await row(page, 'Harbour').waitFor();
    await page.keyboard.press('ControlOrMeta+k');
    await focused(page.getByLabel('Search everything'));
    await page.keyboard.type(word);
    const results = page.getByRole('region', { name: 'Search results' });
    await results.getByRole('link', { name: `Grace ${word}` }).waitFor();
    await results.getByRole('link', { name: `Night ${word}` }).waitFor();
    const message = results.getByRole('link', { name: 'The lighthouse is called' });
    await message.locator('mark', { hasText: word }).waitFor();
    await page.keyboard.press('ArrowDown');
    await focused(results.getByRole('link', { name: `Harbour ${word}` }).first());
    await page.keyboard.press('ArrowDown');
    await focused(results.getByRole('link', { name: `Grace ${word}` }));
    await page.keyboard.press('ArrowDown');
    await focused(results.getByRole('link', { name: `Night ${word}` }));
    await page.keyboard.press('ArrowDown');
    await focused(message);
    expect(await message.getAttribute('href')).toBe(`/c/${id}?at=2`);
    await page.keyboard.press('Enter');
    await messageWith(page, 'The lighthouse is called').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/c/${id}`);
  });

  it('says when there is nothing, and when it could not look', async () => {
    const page = await openPage();
    await signIn(page, await newAccount());
    const field = page.getByLabel('Search everything');
    await field.fill('nothing-is-called-this');
    await page.getByText('Nothing found for').waitFor();
    await page.route('**/api/search/**', (route) => route.abort());
    await field.fill('another-word');
    await page.getByText('could not be searched').waitFor();
    await page.unroute('**/api/search/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Nothing found for').waitFor();
    await field.press('Escape');
    await page.getByText('No conversations yet').waitFor();
  });
});

describe('the shortcuts', () => {
  it('are listed on a question mark, unless somebody types one', async () => {
    const page = await openPage();
    await signIn(page, await newAccount());
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await page.getByLabel('Search everything').press('?');
    expect(await page.getByLabel('Search everything').inputValue()).toBe('?');
    expect(await dialog.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await page.getByRole('heading', { level: 1, name: 'Chats' }).focus();
    await page.keyboard.press('?');
    await dialog.getByText('Search everything').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});

describe('the menu of one’s account', () => {
  it('changes the theme, leads to the devices and signs out', async () => {
    const page = await openPage();
    await signIn(page, await newAccount());
    const account = page.getByRole('button', { name: 'Your account' });
    await account.click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
    await page.getByRole('menuitem', { name: 'Devices' }).click();
    await page.waitForURL('**/settings/devices');
    await account.click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Welcome to Parley' }).waitFor();
  });
});
