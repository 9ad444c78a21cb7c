import { ChatStore } from '@parley/client';
import { type Locator } from 'playwright-core';
import { describe, expect, it, inject, onTestFinished, vi } from 'vitest';
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
import {
  atRest,
  choose,
  historyOf,
  messageAt,
  messageWith,
  room,
  say,
  sayMany,
  scrollerOf,
  scrollOf,
} from './talk.ts';

useBrowser();

/** Two people in a room, one of them at a page that shows it. */
async function twoTalking(options: PageOptions = {}) {
  const ada = await newAccount();
  const grace = await newAccount('Grace Hopper');
  const id = await room(grace, 'Harbour walk', ada);
  const page = await openPage(options);
  await bringSession(page, ada);
  const open = async (search = '') => {
    await page.goto(`/c/${id}${search}`);
    await historyOf(page).getByRole('article').first().waitFor();
  };
  return { ada, grace, id, page, open };
}

const topOf = async (message: Locator) => (await message.boundingBox())?.y ?? NaN;

async function runningChat({ client }: Account): Promise<ChatStore> {
  const chat = new ChatStore(client);
  onTestFinished(() => chat.stop());
  await chat.start();
  return chat;
}

describe('what others do', () => {
  it('is shown as it happens: new words, other words, none, and answers that lead to what they answer', async () => {
    const { grace, id, page, open } = await twoTalking();
    const first = await say(grace, id, 'At ten by the **lighthouse**');
    await open();
    await messageWith(page, 'At ten by the lighthouse').locator('strong').waitFor();
    await grace.client.messages.edit(id, first, 'At eleven by the lighthouse');
    await messageWith(page, 'At eleven by the lighthouse').getByText('edited').waitFor();
    await sayMany(grace, id, 60);
    await say(grace, id, 'As I said', first);
    await messageWith(page, 'As I said').waitFor();
    await page.getByRole('button', { name: 'Show the message of Grace Hopper' }).click();
    await messageAt(page, first).waitFor();
    await grace.client.messages.delete(id, first);
    await messageAt(page, first).getByText('This message was deleted.').waitFor();
  });

  it('is named while they type', async () => {
    const { grace, id, page, open } = await twoTalking();
    const chat = await runningChat(grace);
    await open();
    // The page hears of typing once the server knows that it is open.
    await vi.waitFor(
      async () => {
        chat.stopTyping(id);
        chat.typing(id);
        await historyOf(page).getByText('Grace Hopper is typing…').waitFor({ timeout: 400 });
      },
      { timeout: 60_000 },
    );
    await say(grace, id, 'Done');
    await historyOf(page).getByText('Grace Hopper is typing…').waitFor({ state: 'detached' });
  });

  it('is folded away where they are blocked, until it is asked for', async () => {
    const { ada, grace, id, page, open } = await twoTalking();
    await say(grace, id, 'Buy my boat');
    await say(grace, id, 'Cheap');
    const { id: graceId } = await grace.client.me.get();
    await ada.client.contacts.block(graceId);
    await open();
    await historyOf(page).getByText('2 messages of somebody you blocked').waitFor();
    expect(await messageWith(page, 'Buy my boat').count()).toBe(0);
    await historyOf(page).getByRole('button', { name: 'Show', exact: true }).click();
    await messageWith(page, 'Buy my boat').waitFor();
  });
});

describe('the actions of a message', () => {
  it('put a reaction to it and take it away', async () => {
    const { grace, id, page, open } = await twoTalking();
    const seq = await say(grace, id, 'Soup is ready');
    await open();
    const message = messageWith(page, 'Soup is ready');
    await message.hover();
    await message.getByRole('button', { name: 'React', exact: true }).click();
    await page.getByRole('dialog', { name: 'Add a reaction' }).getByRole('button', { name: '👍' }).click();
    const reaction = message.getByRole('button', { name: '👍, 1 reaction. You' });
    await reaction.waitFor();
    await grace.client.messages.react(id, seq, '👍');
    await message.getByRole('button', { name: '👍, 2 reactions.' }).click();
    await message.getByRole('button', { name: '👍, 1 reaction. Grace Hopper', pressed: false }).waitFor();
    const { reactions } = await grace.client.messages.get(id, seq);
    expect(reactions).toMatchObject([{ emoji: '👍', count: 1 }]);
  });

  it('begin an answer and another wording in the field below', async () => {
    const { ada, grace, id, page, open } = await twoTalking();
    await say(grace, id, 'Who brings bread?');
    await say(ada, id, 'I brnig it');
    await open();
    await choose(page, messageWith(page, 'Who brings bread?'), 'Reply');
    await page.getByText('Answer Grace Hopper').waitFor();
    await choose(page, messageWith(page, 'I brnig it'), 'Edit');
    const field = page.getByRole('textbox', { name: 'Message' });
    await vi.waitFor(async () => expect(await field.inputValue()).toBe('I brnig it'));
  });

  it('delete it for oneself or for everyone, whatever one may', async () => {
    const { ada, grace, id, page, open } = await twoTalking();
    const theirs = await say(grace, id, 'Not for me');
    const mine = await say(ada, id, 'Not for anybody');
    await open();
    await choose(page, messageAt(page, theirs), 'Delete…');
    expect(await page.getByRole('button', { name: 'Delete for everyone' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Delete for me' }).click();
    await messageAt(page, theirs).waitFor({ state: 'detached' });
    await choose(page, messageAt(page, mine), 'Delete…');
    await page.getByRole('button', { name: 'Delete for everyone' }).click();
    await messageAt(page, mine).getByText('This message was deleted.').waitFor();
    expect((await grace.client.messages.get(id, theirs)).text).toBe('Not for me');
    expect((await grace.client.messages.get(id, mine)).deletedAt).not.toBeNull();
  });

  it('pass several on to another conversation', async () => {
    const { ada, grace, id, page, open } = await twoTalking();
    const other = await room(ada, 'Soup and bread');
    await say(grace, id, 'First');
    await say(grace, id, 'Second');
    await open();
    await choose(page, messageWith(page, 'First'), 'Select');
    await page
      .getByRole('checkbox', { name: /^Select the message of Grace Hopper/ })
      .nth(1)
      .check({ force: true });
    const bar = page.getByRole('toolbar', { name: 'Selected messages' });
    await bar.getByText('2 selected').waitFor();
    await bar.getByRole('button', { name: 'Forward' }).click();
    const dialog = page.getByRole('dialog', { name: 'Forward 2 messages' });
    await dialog.getByRole('searchbox').fill('soup');
    await dialog.getByRole('checkbox', { name: 'Soup and bread' }).check({ force: true });
    await dialog.getByRole('button', { name: 'Forward' }).click();
    await page.waitForURL(`**/c/${other}`);
    await messageWith(page, 'Second').getByText('Forwarded from Grace Hopper').waitFor();
    const { messages } = await ada.client.messages.history(other);
    expect(messages.map(({ text }) => text)).toEqual(['', 'First', 'Second']);
  });

  it('can be done by keys alone', async () => {
    const { ada, id, page, open } = await twoTalking();
    await say(ada, id, 'One');
    const two = await say(ada, id, 'Two');
    await open();
    const last = messageWith(page, 'Two');
    await last.waitFor();
    await last.focus();
    await focused(last);
    await page.keyboard.press('ArrowUp');
    await focused(messageWith(page, 'One'));
    await page.keyboard.press('ArrowDown');
    await focused(last);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Copy the text' }).waitFor();
    await page.keyboard.press('Escape');
    await focused(last);
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Delete for everyone' }).click();
    await messageAt(page, two).getByText('This message was deleted.').waitFor();
  });

  it('come up from the foot of a phone when a finger stays on it', async () => {
    const { grace, id, page, open } = await twoTalking({ viewport: PHONE, hasTouch: true, isMobile: true });
    const seq = await say(grace, id, 'Hold me');
    await open();
    const message = messageWith(page, 'Hold me');
    await message
      .getByText('Hold me')
      .dispatchEvent('pointerdown', { pointerType: 'touch', clientX: 50, clientY: 50 });
    const sheet = page.getByRole('dialog', { name: 'Message actions' });
    await sheet.getByRole('button', { name: 'Reply' }).waitFor();
    await sheet.getByRole('button', { name: '❤️' }).click();
    await message.getByRole('button', { name: '❤️, 1 reaction. You' }).waitFor();
    expect((await grace.client.messages.get(id, seq)).reactions).toMatchObject([{ emoji: '❤️' }]);
  });
});

describe('the ticks', () => {
  it('tell how far a message has got, and who has read it', async () => {
    const { ada, grace, id, page, open } = await twoTalking();
    const seq = await say(ada, id, 'Is anybody there?');
    await open();
    const message = messageWith(page, 'Is anybody there?');
    await message.getByRole('img', { name: 'Sent' }).waitFor();
    await runningChat(grace);
    await message.getByRole('img', { name: 'Delivered' }).waitFor();
    await grace.client.messages.read(id, seq);
    await message.getByRole('img', { name: 'Read by 1 person' }).waitFor();
    await choose(page, message, 'Who has read it');
    const dialog = page.getByRole('dialog', { name: 'Who has read it' });
    await dialog.getByRole('listitem').filter({ hasText: 'Grace Hopper' }).waitFor();
  });
});

describe('the place in a long history', () => {
  it('is at first where the unread messages begin, and what is seen counts as read', async () => {
    const { ada, grace, id, page, open } = await twoTalking();
    const before = await say(grace, id, 'Read before');
    await ada.client.messages.read(id, before);
    await sayMany(grace, id, 120);
    await open();
    await historyOf(page).getByRole('heading', { name: 'New messages' }).waitFor();
    await messageAt(page, before + 1).waitFor();
    await vi.waitFor(async () => {
      const { me } = await ada.client.conversations.get(id);
      expect(me.unread).toBeGreaterThan(50);
      expect(me.unread).toBeLessThan(120);
    });
    await page.getByRole('button', { name: /^To the newest message, \d+ new$/ }).click();
    await messageAt(page, before + 120).waitFor();
    await vi.waitFor(async () => expect((await ada.client.conversations.get(id)).me.unread).toBe(0));
  });

  it('stays when older messages come above and new ones below', async () => {
    const { ada, grace, id, page, open } = await twoTalking();
    const last = await sayMany(grace, id, 1200, (index) => `Line ${index} `.repeat(1 + (index % 9) * 4));
    await ada.client.messages.read(id, last);
    const released = Promise.withResolvers<void>();
    // The newest page comes at once; older ones wait.
    await page.route(/messages\?before=/, async (route) => {
      const before = Number(new URL(route.request().url()).searchParams.get('before'));
      if (before <= last) await released.promise;
      await route.continue();
    });
    await open();
    await messageAt(page, last).waitFor();
    await scrollerOf(page).hover();
    // One turn of the wheel after the other: those still under way would move what comes.
    await vi.waitFor(async () => {
      await page.mouse.wheel(0, -3000);
      await atRest(page);
      expect((await scrollOf(page)).above).toBe(0);
    });
    const top = historyOf(page).getByRole('article').first();
    const seq = Number(await top.getAttribute('data-seq'));
    const mark = messageAt(page, seq);
    const y = await topOf(mark);
    released.resolve();
    await messageAt(page, seq - 1).waitFor({ state: 'attached' });
    await vi.waitFor(async () => expect(Math.abs((await topOf(mark)) - y)).toBeLessThan(3));
    await say(grace, id, 'News from below');
    await page.getByRole('button', { name: 'To the newest message, 1 new' }).waitFor();
    expect(Math.abs((await topOf(mark)) - y)).toBeLessThan(3);
    await page.getByRole('button', { name: 'To the newest message, 1 new' }).click();
    await messageWith(page, 'News from below').waitFor();
  });

  it('follows a link to a message, again and again, and a day that is chosen', async () => {
    const { ada, grace, id, page, open } = await twoTalking();
    await sayMany(grace, id, 300);
    const last = await say(grace, id, `${inject('system').url}/c/${id}?at=20`);
    await ada.client.messages.read(id, last);
    await open('?at=20');
    await messageAt(page, 20).waitFor();
    await page.waitForURL((url) => !url.searchParams.has('at'));
    await page.getByRole('button', { name: /^To the newest message/ }).click();
    await messageAt(page, last).waitFor();
    await messageAt(page, last).getByRole('link').click();
    await messageAt(page, 20).waitFor();
    await page.getByRole('button', { name: /^To the newest message/ }).click();
    await messageAt(page, last).waitFor();
    await messageAt(page, last).focus();
    await scrollerOf(page).hover();
    await page.mouse.wheel(0, -300);
    await page.getByRole('button', { name: 'Today. Go to another day' }).click();
    await page
      .getByRole('dialog', { name: 'Go to a day' })
      .getByRole('button', { name: 'Go', exact: true })
      .click();
    await messageAt(page, 1).waitFor();
  });

  it('stays at the end while one is there', async () => {
    const { ada, grace, id, page, open } = await twoTalking();
    await ada.client.messages.read(id, await sayMany(grace, id, 40));
    await open();
    await say(grace, id, 'The newest of all\n'.repeat(6));
    await messageWith(page, 'The newest of all').waitFor();
    await vi.waitFor(async () => {
      expect((await scrollOf(page)).below).toBeLessThan(3);
    });
    await vi.waitFor(async () => expect((await ada.client.conversations.get(id)).me.unread).toBe(0));
  });
});

describe('texts that mean harm', () => {
  it('are shown as what they are, and break nothing', async () => {
    const { ada, grace, id, page, open } = await twoTalking({ viewport: { width: 390, height: 844 } });
    const hostile = [
      '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>',
      '[press me](javascript:document.title="owned")',
      `zalgo ${'z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307'.repeat(60)}`,
      'w'.repeat(8000),
      '😀'.repeat(500),
      'safe \u202egnp.exe and [\u202etxet desrever](https://example.org)',
      `${'> '.repeat(500)}deep`,
      '**_~~`'.repeat(500),
    ];
    let last = 0;
    for (const text of hostile) last = await say(grace, id, text);
    await ada.client.messages.read(id, last);
    await open();
    await messageAt(page, last).waitFor();
    await scrollerOf(page).hover();
    expect((await scrollOf(page)).sideways).toBe(0);
    for (let step = 0; step < 12; step += 1) await page.mouse.wheel(0, -700);
    await messageWith(page, '<script>').waitFor();
    expect(await historyOf(page).locator('script, img[src="x"]').count()).toBe(0);
    expect(await page.title()).not.toBe('owned');
    for (const link of await historyOf(page).locator('article a[target]').all()) {
      expect(await link.getAttribute('href')).toMatch(/^https:\/\/example\.org/);
      expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
    }
    expect(
      await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    ).toBe(0);
  });
});

describe('a conversation that one is not in', () => {
  it('offers the way in where it is a public room, and says so where it is not', async () => {
    const grace = await newAccount('Grace Hopper');
    const id = await room(grace, 'Harbour walk');
    await say(grace, id, 'Come in');
    const { id: secret } = await grace.client.conversations.create({ kind: 'group', title: 'Secret' });
    const page = await openPage();
    await bringSession(page, await newAccount());
    await page.goto(`/c/${secret}`);
    await page.getByRole('button', { name: 'Join the room' }).click();
    await page.getByText('There is no public room here.').waitFor();
    await page.goto(`/c/${id}`);
    await page.getByRole('button', { name: 'Join the room' }).click();
    await messageWith(page, 'Come in').waitFor();
  });

  it('says that somebody was taken out, while they look at it', async () => {
    const { ada, grace, id, page, open } = await twoTalking();
    await open();
    const { id: adaId } = await ada.client.me.get();
    await grace.client.members.ban(id, adaId);
    await page.getByText('You were banned from “Harbour walk”').waitFor();
    expect(await page.getByRole('button', { name: 'Join the room' }).count()).toBe(0);
    await page.getByRole('link', { name: 'To your chats' }).click();
    await page.waitForURL((url) => url.pathname === '/');
  });
});
