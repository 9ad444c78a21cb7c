import { randomUUID } from 'node:crypto';
import { type Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { bringSession, newAccount, openPage, signIn, useBrowser } from './browser.ts';
import { historyOf, messageAt, room, say, sayMany, scrollerOf } from './talk.ts';

useBrowser();

const TEN_MINUTES = 600_000;
const MESSAGES = 10_000;
/** Each page of older messages is like the one before, so a part of the way shows what all of it would. */
const SCROLLED = 1200;

const words = 'The tide was out and the boats lay on their sides like tired dogs. '.repeat(8);
const textOf = (index: number): string => `${index} ${words.slice(0, 20 + ((index * 37) % 300))}`;

it('scrolls back in ten thousand messages without a blank page', { timeout: TEN_MINUTES }, async () => {
  const ada = await newAccount();
  const grace = await newAccount('Grace Hopper');
  const id = await room(grace, 'Harbour walk', ada);
  const last = await sayMany(grace, id, MESSAGES, textOf);
  await ada.client.messages.read(id, last);
  const page = await openPage();
  await bringSession(page, ada);
  await page.goto(`/c/${id}`);
  await messageAt(page, last).waitFor();
  await page.evaluate(WATCH);
  await scrollerOf(page).hover();
  await vi.waitFor(
    async () => {
      for (let step = 0; step < 10; step += 1) {
        await page.mouse.wheel(0, -500);
        await page.evaluate('new Promise((shown) => requestAnimationFrame(() => shown(null)))');
      }
      const top = await historyOf(page).getByRole('article').first().getAttribute('data-seq');
      expect(Number(top)).toBeLessThan(last - SCROLLED);
    },
    { timeout: TEN_MINUTES, interval: 0 },
  );
  const { frames, blank, longTasks, worst } = Watched.parse(await page.evaluate('window.watched'));
  process.stdout.write(
    `Scrolling back ${SCROLLED} of ${MESSAGES} messages: ${frames} frames, ${blank} blank, ${longTasks} tasks above 50 ms, the longest ${worst} ms.\n`,
  );
  expect(frames).toBeGreaterThan(200);
  // Where a page of older messages comes in, a frame may be drawn before the list has found its place again.
  expect(blank).toBeLessThan(frames / 100);
});

const Watched = z.object({ frames: z.number(), blank: z.number(), longTasks: z.number(), worst: z.number() });

/** Looks after every frame whether rows fill the history, up to the beginning of what is loaded. */
const WATCH = `
  window.watched = { frames: 0, blank: 0, longTasks: 0, worst: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      window.watched.longTasks += 1;
      window.watched.worst = Math.max(window.watched.worst, Math.round(duration));
    }
  }).observe({ entryTypes: ['longtask'] });
  const look = () => {
    const scroller = document.querySelector('[data-testid="virtuoso-scroller"]');
    const { left, top, width, height } = scroller.getBoundingClientRect();
    const drawn = scroller.querySelector('[data-testid="virtuoso-item-list"]').getBoundingClientRect();
    const first = scroller.firstElementChild.firstElementChild.getBoundingClientRect();
    const from = Math.max(top, first.bottom);
    window.watched.frames += 1;
    if (drawn.top > from + 1 || drawn.bottom < top + height - 80) window.watched.blank += 1;
    requestAnimationFrame(afterPaint);
  };
  // What else happens in a frame may still put right what would be seen in it.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = look;
  const afterPaint = () => port2.postMessage(null);
  requestAnimationFrame(afterPaint);
`;

it('opens a conversation that was open before without asking the server', async () => {
  const ada = await newAccount();
  const id = await room(ada, 'Harbour walk');
  const other = await room(ada, 'Soup and bread');
  const last = await sayMany(ada, id, 200, textOf);
  await say(ada, other, 'Soup');
  const page = await openPage();
  await signIn(page, ada);
  const link = (title: string) =>
    page.getByRole('region', { name: 'Conversations' }).getByRole('link', { name: title });
  await link('Harbour walk').click();
  await messageAt(page, last).waitFor();
  await link('Soup and bread').click();
  await historyOf(page).getByText('Soup', { exact: true }).waitFor();
  const metrics = await metricsOf(page);
  const seconds = () => metrics('ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration');
  const before = await seconds();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await link('Harbour walk').click();
  await messageAt(page, last).waitFor();
  const spentMs = Math.round(((await seconds()) - before) * 1000);
  process.stdout.write(
    `Opening a conversation that was open before: ${spentMs} ms of script, style and layout.\n`,
  );
  // How long it takes depends on what else the machine does; that nothing is waited for does not.
  expect(asked.filter((url) => url.includes('/messages'))).toEqual([]);
});

it(
  'needs no more memory for a thousand messages of a conversation that is not shown',
  { timeout: 120_000 },
  async () => {
    const ada = await newAccount();
    const grace = await newAccount('Grace Hopper');
    const id = await room(grace, 'Harbour walk', ada);
    const shown = await room(ada, 'Soup and bread');
    await say(ada, shown, 'Soup');
    const page = await openPage();
    await bringSession(page, ada);
    await page.goto(`/c/${shown}`);
    await historyOf(page).getByText('Soup', { exact: true }).waitFor();
    const arrived = async (count: number) => {
      await sayMany(grace, id, count, textOf);
      const end = `end ${randomUUID()}`;
      await say(grace, id, end);
      await page.getByRole('region', { name: 'Conversations' }).getByText(end).first().waitFor();
    };
    // What is kept of every conversation is there after the first few hundred.
    await arrived(400);
    const metrics = await metricsOf(page);
    const before = await metrics('JSHeapUsedSize');
    await arrived(1000);
    let grownKb = NaN;
    // Some of it is let go of only a little later.
    await vi.waitFor(async () => {
      grownKb = Math.round(((await metrics('JSHeapUsedSize')) - before) / 1024);
      expect(grownKb).toBeLessThan(1024);
    });
    process.stdout.write(`A thousand messages elsewhere: ${grownKb} KB more on the heap.\n`);
  },
);

const Metrics = z.object({ metrics: z.array(z.object({ name: z.string(), value: z.number() })) });

/** The browser counts from the moment of the first question, so one session asks all of them. */
async function metricsOf(page: Page): Promise<(...names: string[]) => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('Performance.enable');
  return async (...names) => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = Metrics.parse(await session.send('Performance.getMetrics'));
    return metrics.filter(({ name }) => names.includes(name)).reduce((sum, { value }) => sum + value, 0);
  };
}
