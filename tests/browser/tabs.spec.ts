import { type Page } from 'playwright-core';
import { expect, inject, it, vi } from 'vitest';
import { z } from 'zod';
import { newAccount, openPage, openTab, signIn, useBrowser } from './browser.ts';
import { messageWith, room, say } from './talk.ts';

useBrowser({ whole: true });

/** Ada with two tabs, in a room where Grace has said something. */
async function adaWithTwoTabs() {
  // Those of the test before end a moment after its browser.
  await vi.waitFor(async () => expect([0, null]).toContain(await openSockets()), { timeout: 60_000 });
  const ada = await newAccount();
  const grace = await newAccount('Grace Hopper');
  const id = await room(grace, 'Harbour walk', ada);
  await say(grace, id, 'At ten by the lighthouse');
  const first = await openPage();
  const opened = { count: 0 };
  const count = (page: Page) => page.on('websocket', () => (opened.count += 1));
  count(first);
  await signIn(first, ada);
  await unread(first, 1);
  const second = await openTab(first);
  count(second);
  await second.goto('/');
  await unread(second, 1);
  return {
    ada,
    grace,
    id,
    first,
    second,
    /** How many connections these tabs have made. */
    opened: () => opened.count,
  };
}

/** How many the server has, by the metrics of the gateway; null in a cluster, which shows them to nobody outside. */
async function openSockets(): Promise<number | null> {
  const { mode, url } = inject('system');
  if (mode === 'cluster') return null;
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return z.coerce.number().parse(/^parley_gateway_connections (\d+)/m.exec(metrics)?.[1]);
}

const row = (page: Page) =>
  page.getByRole('list', { name: 'Conversations' }).getByRole('link', { name: /Harbour walk/ });

async function unread(page: Page, count: number): Promise<void> {
  const words = count === 1 ? '1 unread message' : `${count} unread messages`;
  await row(page)
    .filter(count === 0 ? { hasNotText: 'unread' } : { hasText: words })
    .waitFor();
}

it('two tabs share one connection, and both hear what comes', async () => {
  const { grace, id, first, second, opened } = await adaWithTwoTabs();
  expect(opened()).toBe(1);
  expect([1, null]).toContain(await openSockets());
  await say(grace, id, 'Or at eleven');
  await Promise.all([unread(first, 2), unread(second, 2)]);
  expect(opened()).toBe(1);
});

it('two tabs agree on what is unread', async () => {
  const { first, second, grace, id } = await adaWithTwoTabs();
  await row(second).click();
  await messageWith(second, 'At ten by the lighthouse').waitFor();
  await unread(first, 0);
  await second.goto('/');
  await unread(second, 0);
  await say(grace, id, 'Or at eleven');
  await Promise.all([unread(first, 1), unread(second, 1)]);
  await row(first).click();
  await Promise.all([unread(first, 0), unread(second, 0)]);
});

it('the other tab goes on when the one with the connection is closed', async () => {
  const { grace, id, first, second, opened } = await adaWithTwoTabs();
  await first.close();
  await say(grace, id, 'Or at eleven');
  await unread(second, 2);
  expect(opened()).toBe(2);
  await vi.waitFor(async () => expect([1, null]).toContain(await openSockets()), { timeout: 60_000 });
  await row(second).click();
  await second.getByRole('textbox', { name: 'Message', exact: true }).fill('Eleven it is');
  await second.getByRole('button', { name: 'Send', exact: true }).click();
  await messageWith(second, 'Eleven it is')
    .getByLabel(/^(Sent|Delivered|Read)/)
    .waitFor();
});

it('what one tab has written while offline is shown and sent by the other', async () => {
  const { grace, id, first, second } = await adaWithTwoTabs();
  for (const tab of [first, second]) await tab.goto(`/c/${id}`);
  for (const tab of [first, second]) await messageWith(tab, 'At ten by the lighthouse').waitFor();
  await first.context().setOffline(true);
  await first.getByRole('textbox', { name: 'Message', exact: true }).fill('From the first tab');
  await first.getByRole('button', { name: 'Send', exact: true }).click();
  await messageWith(second, 'From the first tab').getByLabel('Waiting to be sent').waitFor();
  await first.close();
  await second.context().setOffline(false);
  await messageWith(second, 'From the first tab')
    .getByLabel(/^(Sent|Delivered|Read)/)
    .waitFor();
  const { messages } = await grace.client.messages.history(id, { limit: 100 });
  expect(messages.filter(({ text }) => text === 'From the first tab')).toHaveLength(1);
});
