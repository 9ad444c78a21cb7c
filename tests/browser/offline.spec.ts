import { type Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import {
  type Account,
  newAccount,
  openPage,
  openTab,
  type PageOptions,
  PHONE,
  signIn,
  useBrowser,
} from './browser.ts';
import { historyOf, messageWith, room, say, sayMany } from './talk.ts';

useBrowser({ whole: true });

/** Ada in a room with Grace, at a device that has Parley at hand. */
async function adaAtHerDevice(options: PageOptions = {}) {
  const ada = await newAccount();
  const grace = await newAccount('Grace Hopper');
  const id = await room(grace, 'Harbour walk', ada);
  await say(grace, id, 'At ten by the lighthouse');
  const page = await openPage({ keepsApp: true, ...options });
  await signIn(page, ada);
  await atHand(page);
  return { ada, grace, id, page, context: page.context() };
}

/** Resolves when the client opens without a network. */
async function atHand(page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await page.waitForFunction('navigator.serviceWorker.controller !== null');
}

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`/c/${id}`);
  await messageWith(page, 'At ten by the lighthouse').waitFor();
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

async function textsIn({ client }: Account, id: string): Promise<string[]> {
  const { messages } = await client.messages.history(id, { limit: 100 });
  return messages.filter(({ note }) => note === null).map(({ text }) => text);
}

/** The keys of what this browser keeps in a store of the chat. */
async function keysIn(page: Page, store: 'outbox' | 'cache' | 'drafts'): Promise<unknown[]> {
  const keys = await page.evaluate(
    `new Promise((resolve, reject) => {
      const opening = indexedDB.open('parley');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const looking = opening.result.transaction('${store}').objectStore('${store}').getAllKeys();
        looking.onsuccess = () => { opening.result.close(); resolve(looking.result); };
      };
    })`,
  );
  return z.array(z.unknown()).parse(keys);
}

/** Resolves when what was said in a conversation is kept. */
async function historyKept(page: Page, id: string): Promise<void> {
  await vi.waitFor(async () =>
    expect(await keysIn(page, 'cache')).toContainEqual([expect.any(String), 'histories', id]),
  );
}

const THREE = ['First, I am on the train', 'Second, there is a tunnel', 'Third, see you there'];

describe('messages written offline', () => {
  it('wait, outlive the tab, and arrive once each and in their order', async () => {
    const { grace, id, page, context } = await adaAtHerDevice();
    await open(page, id);
    await context.setOffline(true);
    for (const text of THREE) await write(page, text);
    for (const text of THREE) await messageWith(page, text).getByLabel('Waiting to be sent').waitFor();
    await page.close();
    expect(await textsIn(grace, id)).toEqual(['At ten by the lighthouse']);

    await context.setOffline(false);
    const tab = await openTab(page);
    await tab.goto('/');
    await vi.waitFor(
      async () => expect(await textsIn(grace, id)).toEqual(['At ten by the lighthouse', ...THREE]),
      { timeout: 60_000, interval: 200 },
    );
    await open(tab, id);
    for (const text of THREE) await messageWith(tab, text).waitFor();
    expect(await historyOf(tab).getByLabel('Waiting to be sent').count()).toBe(0);
    expect(await keysIn(tab, 'outbox')).toEqual([]);
    expect(await textsIn(grace, id)).toEqual(['At ten by the lighthouse', ...THREE]);
  });

  it('are there when the tab is opened offline, and go out when the network returns', async () => {
    const { grace, id, page, context } = await adaAtHerDevice();
    await open(page, id);
    await historyKept(page, id);
    await context.setOffline(true);
    await write(page, 'Written in a tunnel');
    await messageWith(page, 'Written in a tunnel').getByLabel('Waiting to be sent').waitFor();
    await page.close();
    const tab = await openTab(page);
    await open(tab, id);
    await messageWith(tab, 'Written in a tunnel').getByLabel('Waiting to be sent').waitFor();
    await context.setOffline(false);
    await messageWith(tab, 'Written in a tunnel')
      .getByLabel(/^(Sent|Delivered|Read)/)
      .waitFor();
    expect(await textsIn(grace, id)).toEqual(['At ten by the lighthouse', 'Written in a tunnel']);
  });
});

describe('without a network', () => {
  it.each([{ viewport: PHONE }, {}])('history that was seen is there (%j)', async (options) => {
    const { grace, id, page, context } = await adaAtHerDevice(options);
    await sayMany(grace, id, 60, (index) => `Step ${index}`);
    await open(page, id);
    await historyKept(page, id);
    await context.setOffline(true);
    await page.close();
    const tab = await openTab(page);
    await tab.goto('/');
    await tab.getByRole('list', { name: 'Conversations' }).getByText('Harbour walk').click();
    await historyOf(tab).getByRole('article').first().waitFor();
    expect(await historyOf(tab).getByRole('article').count()).toBeGreaterThan(3);
  });

  it('what was half written is still there', async () => {
    const { id, page, context } = await adaAtHerDevice();
    await open(page, id);
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Before I forget');
    await vi.waitFor(async () => expect(await keysIn(page, 'drafts')).toHaveLength(1));
    await context.setOffline(true);
    await page.reload();
    await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
    await vi.waitFor(async () =>
      expect(await page.getByRole('textbox', { name: 'Message', exact: true }).inputValue()).toBe(
        'Before I forget',
      ),
    );
  });
});

describe('what this browser keeps', () => {
  it('is shown before the server has answered anything', async () => {
    const { id, page, context } = await adaAtHerDevice();
    await page.getByRole('list', { name: 'Conversations' }).getByText('Harbour walk').waitFor();
    await vi.waitFor(async () =>
      expect(await keysIn(page, 'cache')).toContainEqual([expect.any(String), 'conversations', id]),
    );
    await page.close();
    const asked: string[] = [];
    await context.route(/\/(api|socket\.io)\//, (route) => void asked.push(route.request().url()));
    const tab = await openTab(page);
    await tab.goto('/');
    const list = tab.getByRole('list', { name: 'Conversations' });
    await list.getByText('Harbour walk').waitFor();
    await list.getByText('At ten by the lighthouse').waitFor();
    expect(asked.length).toBeGreaterThan(0);
  });

  it('goes with the person who signs out', async () => {
    const { id, page } = await adaAtHerDevice();
    await open(page, id);
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Before I forget');
    await historyKept(page, id);
    await vi.waitFor(async () => expect(await keysIn(page, 'drafts')).toHaveLength(1));
    await page.goto('/');
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByLabel('Phone number').waitFor();
    await vi.waitFor(async () => {
      const stores = ['cache', 'drafts', 'outbox'] as const;
      const left = await Promise.all(stores.map((store) => keysIn(page, store)));
      expect(left).toEqual([[], [], []]);
    });
    expect(await page.evaluate('localStorage.getItem("parley-me")')).toBeNull();
  });
});

it('can be installed', async () => {
  const page = await openPage({ keepsApp: true });
  await page.goto('/sign-in');
  await atHand(page);
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // Contexts of tests are what this browser calls incognito.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  const { errors } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
});
