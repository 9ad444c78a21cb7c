import { type Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { type Account, bringSession, focused, newAccount, openPage, PHONE, useBrowser } from './browser.ts';
import { messageWith, room, say } from './talk.ts';

useBrowser();

const field = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true });

/** Somebody who has a room open, at its empty field. */
async function atWork(page: Page, account: Account, conversationId: string): Promise<void> {
  await bringSession(page, account);
  await page.goto(`/c/${conversationId}`);
  await field(page).waitFor();
}

async function newRoom(...guests: Account[]): Promise<{ ada: Account; id: string }> {
  const ada = await newAccount();
  return { ada, id: await room(ada, 'Harbour walk', ...guests) };
}

describe('writing', () => {
  it('sends by Enter, begins a new line by Shift and Enter, and goes on at the field', async () => {
    const { ada, id } = await newRoom();
    const page = await openPage();
    await atWork(page, ada, id);
    await focused(field(page));
    await page.keyboard.type('At ten');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('by the lighthouse');
    await page.keyboard.press('Enter');
    await messageWith(page, 'by the lighthouse').waitFor();
    expect(await field(page).inputValue()).toBe('');
    await focused(field(page));
    const { messages } = await ada.client.messages.history(id);
    expect(messages.at(-1)?.text).toBe('At ten\nby the lighthouse');
  });

  it('takes what is typed with nothing focused', async () => {
    const { ada, id } = await newRoom();
    const page = await openPage();
    await atWork(page, ada, id);
    await focused(field(page));
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.type('Hello');
    expect(await field(page).inputValue()).toBe('Hello');
  });

  it('keeps what was begun over a reload, for each conversation', async () => {
    const { ada, id } = await newRoom();
    await room(ada, 'Soup and bread');
    const page = await openPage();
    await atWork(page, ada, id);
    await field(page).fill('Half a thou');
    const list = page.getByRole('region', { name: 'Conversations' });
    await list.getByRole('link', { name: 'Soup and bread' }).click();
    await page.getByPlaceholder('Message Soup and bread').waitFor();
    expect(await field(page).inputValue()).toBe('');
    await list.getByRole('link', { name: 'Harbour walk' }).getByText('Half a thou').waitFor();
    await page.goto(`/c/${id}`);
    await vi.waitFor(async () => expect(await field(page).inputValue()).toBe('Half a thou'));
  });

  it('marks what is selected, and takes it back with the browser’s own undo', async () => {
    const { ada, id } = await newRoom();
    const page = await openPage();
    await atWork(page, ada, id);
    await focused(field(page));
    await page.keyboard.type('very');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+b');
    expect(await field(page).inputValue()).toBe('**very**');
    await page.keyboard.press('Control+z');
    expect(await field(page).inputValue()).toBe('very');
  });

  it('refuses what is too long, and says by how much', async () => {
    const { ada, id } = await newRoom();
    const page = await openPage();
    await atWork(page, ada, id);
    await field(page).fill('x'.repeat(8003));
    await page.getByText('3 characters too long').waitFor();
    expect(await send(page).isDisabled()).toBe(true);
  });

  it('leaves Enter to new lines on a touch screen, and sends by the button', async () => {
    const { ada, id } = await newRoom();
    const page = await openPage({ viewport: PHONE, hasTouch: true, isMobile: true });
    await atWork(page, ada, id);
    await field(page).tap();
    await page.keyboard.type('one');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    expect(await field(page).inputValue()).toBe('one\ntwo');
    await send(page).tap();
    await messageWith(page, 'two').waitFor();
    await focused(field(page));
  });
});

describe('completing', () => {
  it('names somebody by the keyboard, found by a part of the name', async () => {
    const grace = await newAccount('Grace Hopper');
    const { ada, id } = await newRoom(grace);
    const page = await openPage();
    await atWork(page, ada, id);
    await focused(field(page));
    await page.keyboard.type('Good morning @hop');
    await page.getByRole('option', { name: /Grace Hopper/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    expect(await field(page).inputValue()).toBe(`Good morning @${grace.username} `);
    await page.keyboard.press('Enter');
    await messageWith(page, 'Good morning').waitFor();
    await vi.waitFor(async () => {
      const { items } = await grace.client.conversations.list();
      expect(items.find((one) => one.id === id)?.me.unreadMentions).toBe(1);
    });
  });

  it('finds an emoji behind a colon', async () => {
    const { ada, id } = await newRoom();
    const page = await openPage();
    await atWork(page, ada, id);
    await focused(field(page));
    await page.keyboard.type('Well :party pop');
    expect(await page.getByRole('option').count()).toBe(0);
    await field(page).fill('');
    await page.keyboard.type('Well :lighthou');
    await page.keyboard.press('Escape');
    await field(page).fill('');
    await page.keyboard.type('Well :balloon');
    await page.getByRole('option', { name: 'balloon', selected: true }).waitFor();
    await page.keyboard.press('Tab');
    expect(await field(page).inputValue()).toBe('Well 🎈 ');
  });

  it('picks an emoji by search and arrow keys, and goes on at the field', async () => {
    const { ada, id } = await newRoom();
    const page = await openPage();
    await atWork(page, ada, id);
    await page.getByRole('button', { name: 'Emoji', exact: true }).click();
    const search = page.getByRole('combobox', { name: 'Search emoji' });
    await focused(search);
    await page.keyboard.type('sailboat');
    await page.getByRole('option', { name: 'sailboat', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await search.waitFor({ state: 'detached' });
    await focused(field(page));
    expect(await field(page).inputValue()).toBe('⛵');
    await page.getByRole('button', { name: 'Emoji', exact: true }).click();
    await page
      .getByRole('group', { name: 'Used lately' })
      .getByRole('option', { name: 'sailboat' })
      .waitFor();
  });
});

describe('changing a message', () => {
  it('begins at the last one of one’s own by ArrowUp, and keeps what it said by Escape', async () => {
    const { ada, id } = await newRoom();
    await say(ada, id, 'At tne');
    const page = await openPage();
    await atWork(page, ada, id);
    await messageWith(page, 'At tne').waitFor();
    await focused(field(page));
    await page.keyboard.press('ArrowUp');
    expect(await field(page).inputValue()).toBe('At tne');
    await page.keyboard.press('Escape');
    expect(await field(page).inputValue()).toBe('');
    await page.keyboard.press('ArrowUp');
    await field(page).fill('At ten');
    await page.keyboard.press('Enter');
    await messageWith(page, 'At ten').waitFor();
    await vi.waitFor(async () => expect(await field(page).inputValue()).toBe(''));
  });

  it('asks whether to delete a message of which nothing is left', async () => {
    const { ada, id } = await newRoom();
    await say(ada, id, 'Never mind');
    const page = await openPage();
    await atWork(page, ada, id);
    await messageWith(page, 'Never mind').waitFor();
    await focused(field(page));
    await page.keyboard.press('ArrowUp');
    await field(page).fill('');
    await page.keyboard.press('Enter');
    const question = page.getByRole('dialog', { name: 'Delete this message?' });
    await question.getByRole('button', { name: 'Delete', exact: true }).click();
    await messageWith(page, 'Never mind').waitFor({ state: 'detached' });
  });
});

describe('where one cannot write', () => {
  it('says that only admins post in a channel, and mutes it', async () => {
    const grace = await newAccount('Grace Hopper');
    const ada = await newAccount();
    const { id } = await grace.client.conversations.create({
      kind: 'group',
      visibility: 'public',
      posting: 'admins',
      title: 'Ferry news',
    });
    await ada.client.conversations.join(id);
    const page = await openPage();
    await bringSession(page, ada);
    await page.goto(`/c/${id}`);
    await page.getByText('Only admins post here.').waitFor();
    expect(await field(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Mute', exact: true }).click();
    await page.getByRole('button', { name: 'Unmute', exact: true }).waitFor();
  });

  it('says that somebody is blocked, and lifts that', async () => {
    const grace = await newAccount('Grace Hopper');
    const ada = await newAccount();
    const [adaMe, graceMe] = [await ada.client.me.get(), await grace.client.me.get()];
    await ada.client.contacts.ask({ userId: graceMe.id });
    await grace.client.contacts.ask({ userId: adaMe.id });
    const { id } = await ada.client.conversations.create({ kind: 'direct', userId: graceMe.id });
    await ada.client.contacts.block(graceMe.id);
    const page = await openPage();
    await bringSession(page, ada);
    await page.goto(`/c/${id}`);
    await page.getByText('You have blocked Grace Hopper.').waitFor();
    await page.getByRole('button', { name: 'Unblock', exact: true }).click();
    await page.getByText('You and Grace Hopper are not friends.').waitFor();
    expect(await field(page).count()).toBe(0);
  });
});
