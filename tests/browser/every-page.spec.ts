import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
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

const signedOut: Place[] = [
  at('/sign-in', 'Phone number'),
  at('/sign-in?way=password&ended=yes', 'Forgot it?'),
  {
    name: 'the list of countries',
    open: async (page) => {
      await page.goto('/sign-in');
      await page.getByRole('button', { name: /^Country/ }).click();
      await page.getByRole('option').first().waitFor();
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
  at('/people', 'Who are you looking for?'),
  at('/people?query=nobody-is-called-this', 'Nobody found'),
  at('/profile', 'Signing in'),
  {
    name: 'a dialog',
    open: async (page) => {
      await page.goto('/profile');
      await page.getByRole('button', { name: 'Change E-mail address' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  at('/sessions', 'Active now'),
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
}

describe('every page', () => {
  it.each([PHONE, { width: 320, height: 640 }])(
    'fits into $width pixels without scrolling sideways',
    { timeout: 180_000 },
    async (viewport) => {
      const page = await openPage({ viewport });
      const tooWide: string[] = [];
      await visit(page, async ({ name }) => {
        const excess = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        if (excess !== 0) tooWide.push(`${name}: ${String(excess)}`);
      });
      expect(tooWide).toEqual([]);
    },
  );

  it.each(['light', 'dark'] as const)(
    'has no serious accessibility problem in the %s theme',
    { timeout: 180_000 },
    async (colorScheme) => {
      const page = await openPage({ colorScheme });
      const problems: string[] = [];
      await visit(page, async ({ name }) => {
        problems.push(...(await accessibilityProblems(page)).map((problem) => `${name}: ${problem}`));
      });
      expect(problems).toEqual([]);
    },
  );
});

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const Violations = z.array(
  z.object({ id: z.string(), impact: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
);

async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axeFile, 'utf8'));
  const found = Violations.parse(await page.evaluate('axe.run().then(({ violations }) => violations)'));
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
