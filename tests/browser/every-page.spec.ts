import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { aPicture } from '@parley/testing/pictures';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { askForCode, newAccount, newPhone, openPage, PHONE, signIn, useBrowser } from './browser.ts';

useBrowser();

interface Place {
  name: string;
  open: (page: Page) => Promise<void>;
}

const at = (path: string, words: string): Place => ({
  name: path,
  open: async (page) => {
    await page.goto(path);
    await page.getByText(words).first().waitFor();
  },
});

/** Again and again: a page that has just come up may not listen yet. */
async function untilShown(shown: Locator, act: () => Promise<void>): Promise<void> {
  await vi.waitFor(async () => {
    await act();
    await shown.waitFor({ timeout: 3000 });
  });
}

const signedOut: Place[] = [
  at('/sign-in', 'Phone number'),
  at('/sign-in?way=password&ended=yes', 'Forgot it?'),
  {
    name: 'the list of countries',
    open: async (page) => {
      await page.goto('/sign-in');
      await page.getByRole('button', { name: /^Country/ }).click();
      await page.getByRole('listbox').getByRole('option').first().waitFor();
    },
  },
  {
    name: 'the six boxes after a wrong code',
    open: async (page) => {
      await askForCode(page, newPhone());
      await page.getByLabel('Six-digit code').pressSequentially('000000');
      await page.getByText('This code is not right').waitFor();
    },
  },
  {
    name: '/register with errors',
    open: async (page) => {
      await page.goto('/register');
      await page.getByRole('button', { name: 'Make the account' }).click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  at('/forgot-password', 'Forgot your password?'),
  at('/reset-password#token=abc', 'Choose a new password'),
  at('/confirm-email#token=abc', 'This did not work'),
  at('/auth/callback?error=CODE_INVALID', 'Google sign-in did not work'),
  at('/dev/inbox', 'Development inbox'),
  at('/nowhere', 'Nothing here'),
];

const signedIn: Place[] = [
  at('/welcome', 'Nice to meet you'),
  at('/', 'Settle in'),
  at('/people', 'No friends here yet'),
  at('/people?show=requests', 'No requests'),
  at('/people?show=blocked', 'Nobody is blocked'),
  at('/people?query=nobody-is-called-this', 'Nobody found'),
  at('/new', 'For people whom you choose'),
  at('/new?kind=channel', 'Everybody may find it'),
  at('/rooms', 'Letters in the wild'),
  at('/rooms?query=nobody-has-called-it-this', 'No room found'),
  at('/join/unknown', 'This invitation does not work'),
  at('/settings', 'Privacy'),
  at('/settings/profile', 'Your card'),
  {
    name: 'the dialog that cuts out a picture',
    open: async (page) => {
      await page.goto('/settings/profile');
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose a picture' }).click();
      await (await chooser).setFiles({ name: 'me.png', mimeType: 'image/png', buffer: await aPicture() });
      await page.getByRole('dialog', { name: 'Your picture' }).waitFor();
    },
  },
  at('/settings/account', 'Signing in'),
  at('/settings/privacy', 'What others see'),
  at('/settings/notifications', 'By e-mail'),
  at('/settings/appearance', 'Size of the text'),
  at('/settings/about', 'For those who build'),
  {
    name: 'a dialog',
    open: async (page) => {
      await page.goto('/settings/account');
      await page.getByRole('button', { name: 'Change E-mail address' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  at('/settings/devices', 'Active now'),
];

/** Places of somebody who is in a conversation. */
const amongOthers: Place[] = [
  at('/', 'Harbour walk'),
  {
    name: 'the menu of a conversation',
    open: async (page) => {
      await page.goto('/');
      await untilShown(page.getByRole('menuitem', { name: 'Archive' }), () =>
        page.getByRole('link', { name: 'Harbour walk' }).click({ button: 'right' }),
      );
    },
  },
  {
    name: 'the results of a search',
    open: async (page) => {
      await page.goto('/');
      await page.getByLabel('Search everything').fill('harbour');
      await page.getByRole('region', { name: 'Search results' }).getByText('Meet me at the').waitFor();
    },
  },
  {
    name: 'the shortcuts',
    open: async (page) => {
      await page.goto('/');
      await untilShown(page.getByRole('dialog', { name: 'Keyboard shortcuts' }), () =>
        page.getByRole('heading', { level: 1, name: 'Chats' }).press('?'),
      );
    },
  },
];

const besideConversation = (id: string): Place[] => [
  {
    name: 'a conversation',
    open: async (page) => {
      await page.goto(`/c/${id}`);
      await page.getByRole('article').filter({ hasText: 'Meet me at the' }).waitFor();
    },
  },
  {
    name: 'the menu of a message',
    open: async (page) => {
      await page.goto(`/c/${id}`);
      await untilShown(page.getByText('Copy the text'), () =>
        page.getByRole('article').filter({ hasText: 'Meet me at the' }).click({ button: 'right' }),
      );
    },
  },
  {
    name: 'the emoji picker',
    open: async (page) => {
      await page.goto(`/c/${id}`);
      await page.getByRole('button', { name: 'Emoji', exact: true }).click();
      await page.getByRole('option').first().waitFor();
    },
  },
  at('/c/01JD3V6W7Y8Z9A0B1C2D3E4F5G', 'This conversation is not yours to see'),
  at(`/c/${id}?side=details`, 'People come in by invitation only.'),
  {
    name: 'the members of a group',
    open: async (page) => {
      await page.goto(`/c/${id}?side=members`);
      await page.getByLabel('Search the members').waitFor();
    },
  },
  at(`/c/${id}?side=invite`, 'Works until you withdraw or replace it.'),
  {
    name: 'the pinned messages',
    open: async (page) => {
      await page.goto(`/c/${id}?side=pins`);
      await page.getByRole('complementary').getByText('Meet me at the harbour.').waitFor();
    },
  },
  at(`/c/${id}?side=search&find=harbour`, '1 message found'),
  at(`/c/${id}?side=settings`, 'Who finds it'),
];

/** Both kinds of places, each in a context that may be there. */
async function visit(page: Page, check: (place: Place) => Promise<void>): Promise<void> {
  for (const place of signedOut) {
    await place.open(page);
    await check(place);
  }
  const account = await newAccount();
  await signIn(page, account);
  const { id } = await account.client.me.get();
  for (const place of [...signedIn, at(`/people/${id}`, 'Edit your profile')]) {
    await place.open(page);
    await check(place);
  }
  const { conversations, members, messages } = account.client;
  const group = await conversations.create({ kind: 'group', title: 'Harbour walk' });
  await messages.send(group.id, { clientId: randomUUID(), text: 'Meet me at the harbour.' });
  await messages.pin(group.id, 2);
  await members.newJoinCode(group.id);
  for (const place of [...amongOthers, ...besideConversation(group.id)]) {
    await place.open(page);
    await check(place);
  }
}

const TEN_MINUTES = 600_000;

describe('every page', () => {
  it('fits into 390 pixels and into 320 without scrolling sideways', { timeout: TEN_MINUTES }, async () => {
    const page = await openPage({ viewport: PHONE });
    const tooWide: string[] = [];
    await visit(page, async ({ name }) => {
      for (const viewport of [PHONE, { width: 320, height: 640 }]) {
        await page.setViewportSize(viewport);
        const excess = await page.evaluate(
          // Inside the shell, it is not the document that scrolls.
          `Math.max(...[...document.querySelectorAll('html, main')].map((one) => one.scrollWidth - one.clientWidth))`,
        );
        if (excess !== 0) tooWide.push(`${name} at ${viewport.width}: ${String(excess)}`);
      }
      await page.setViewportSize(PHONE);
    });
    expect(tooWide).toEqual([]);
  });

  it('has no serious accessibility problem in either theme', { timeout: TEN_MINUTES }, async () => {
    const page = await openPage();
    const problems: string[] = [];
    await visit(page, async ({ name }) => {
      await page.evaluate(await readFile(axeFile, 'utf8'));
      for (const { colorScheme, rules } of THEMES) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(SETTLED);
        const found = await lastingProblems(page, rules);
        problems.push(...found.map((problem) => `${name}, ${colorScheme}: ${problem}`));
      }
    });
    expect(problems).toEqual([]);
  });
});

/** In the second theme only the colours are others. */
const THEMES = [
  { colorScheme: 'light', rules: undefined },
  { colorScheme: 'dark', rules: ['color-contrast', 'link-in-text-block'] },
] as const;

/** What fades in has less contrast for a moment. What turns round and round never ends. */
const SETTLED = `Promise.race([
  Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
  new Promise((resolve) => setTimeout(resolve, 1000)),
]).then(() => undefined)`;

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const Violations = z.array(
  z.object({ id: z.string(), impact: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
);

const SETTLING_MS = 5000;

/** A page may still be fading in, or taking on the other colours: what is wrong for a moment is not wrong. */
async function lastingProblems(page: Page, rules?: readonly string[]): Promise<string[]> {
  const until = Date.now() + SETTLING_MS;
  let found = await accessibilityProblems(page, rules);
  while (found.length > 0 && Date.now() < until) found = await accessibilityProblems(page, rules);
  return found;
}

/** All rules unless some are named. */
async function accessibilityProblems(page: Page, rules?: readonly string[]): Promise<string[]> {
  const options = JSON.stringify(rules ? { runOnly: rules } : {});
  const found = Violations.parse(
    await page.evaluate(`axe.run(${options}).then(({ violations }) => violations)`),
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html.slice(0, 160)).join(' and ')}`);
}

const BUDGET_BYTES = 250 * 1024;

it('needs at most 250 KB of script, gzipped, for its first page', async () => {
  const before = await openPage();
  await signIn(before, await newAccount());
  const page = await openPage({ storageState: await before.context().storageState() });
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.goto('/');
  await page.getByText('Settle in').waitFor();
  const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(50 * 1024);
  expect(total).toBeLessThanOrEqual(BUDGET_BYTES);
});
