import { randomUUID } from 'node:crypto';
import { type ParleyClient } from '@parley/client';
import { type Locator, type Page } from 'playwright-core';
import { z } from 'zod';
import { type Account } from './browser.ts';

/** A public room of somebody, and whoever has joined it. */
export async function room(owner: Account, title: string, ...guests: Account[]): Promise<string> {
  const { id } = await owner.client.conversations.create({ kind: 'group', visibility: 'public', title });
  for (const guest of guests) await guest.client.conversations.join(id);
  return id;
}

/** Sends one message; answers its seq. */
export async function say(
  { client }: { client: ParleyClient },
  conversationId: string,
  text: string,
  replyTo?: number,
): Promise<number> {
  const draft = { clientId: randomUUID(), text, ...(replyTo === undefined ? {} : { replyTo }) };
  return (await client.messages.send(conversationId, draft)).seq;
}

const AT_ONCE = 50;

/** Sends many messages, in no certain order; answers the seq of the last one. */
export async function sayMany(
  from: Account,
  conversationId: string,
  count: number,
  textOf: (index: number) => string = (index) => `Message number ${index}`,
): Promise<number> {
  let last = 0;
  for (let done = 0; done < count; done += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - done);
    const sent = Array.from({ length: size }, (_, at) => say(from, conversationId, textOf(done + at)));
    last = Math.max(last, ...(await Promise.all(sent)));
  }
  return last;
}

export const historyOf = (page: Page): Locator => page.getByRole('region', { name: 'Messages' });

/** The message with that text. */
export const messageWith = (page: Page, text: string): Locator =>
  historyOf(page).getByRole('article').filter({ hasText: text });

export const messageAt = (page: Page, seq: number): Locator =>
  historyOf(page).locator(`article[data-seq="${seq}"]`);

export const scrollerOf = (page: Page): Locator => historyOf(page).getByTestId('virtuoso-scroller');

/** Opens the menu of a message and chooses from it. */
export async function choose(page: Page, message: Locator, item: string): Promise<void> {
  await message.hover();
  await message.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

const Scroll = z.object({ above: z.number(), below: z.number(), sideways: z.number() });

/** How far the history can be scrolled up, down and sideways. */
export async function scrollOf(page: Page): Promise<z.infer<typeof Scroll>> {
  const answer: unknown = await page.evaluate(`
    (({ scrollTop, scrollHeight, clientHeight, scrollWidth, clientWidth }) => ({
      above: scrollTop,
      below: scrollHeight - clientHeight - scrollTop,
      sideways: scrollWidth - clientWidth,
    }))(document.querySelector('[data-testid="virtuoso-scroller"]'))`);
  return Scroll.parse(answer);
}

/** Waits until the history has not moved for some frames. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(`
    new Promise((rests) => {
      const scroller = document.querySelector('[data-testid="virtuoso-scroller"]');
      let top = NaN;
      let still = 0;
      const look = () => {
        still = scroller.scrollTop === top ? still + 1 : 0;
        top = scroller.scrollTop;
        if (still < 10) requestAnimationFrame(look);
        else rests();
      };
      look();
    })`);
}
