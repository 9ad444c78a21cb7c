import { randomInt, randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { ParleyClient } from '@parley/client';
import { TOKEN_DELIVERY_HEADER } from '@parley/contracts';
import { findProgram, readInbox, requireProgram } from '@parley/testing';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished, vi } from 'vitest';

/** Quiet: it asks nobody for updates. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

interface BrowserOptions {
  /** All of Chromium rather than its headless shell: the same engine, but without windows, and at half the price. */
  readonly whole?: boolean;
}

export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

let browser: Browser;

/** One browser for the tests of a file. */
export function useBrowser({ whole = false }: BrowserOptions = {}): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executable(whole), args: ARGS });
  });
  afterAll(async () => {
    await browser.close();
  });
}

function executable(whole: boolean): string {
  const shell = whole ? undefined : findProgram('chromium-headless-shell');
  return process.env['CHROMIUM'] ?? shell ?? requireProgram('chromium');
}

export interface PageOptions extends BrowserContextOptions {
  readonly url?: string | undefined;
  /** Whether the client may keep itself in this browser: all of it is fetched then, which takes a while. */
  readonly keepsApp?: boolean;
}

/** A person at a device of their own: cookies and storage are nobody else's. */
export async function openPage(options: PageOptions = {}): Promise<Page> {
  const { url = inject('system').url, keepsApp = false, ...rest } = options;
  const context = await browser.newContext({
    baseURL: url,
    viewport: DESK,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...rest,
  });
  context.setDefaultTimeout(120_000);
  if (!keepsApp) await context.addInitScript('delete Navigator.prototype.serviceWorker');
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail' && !page.isClosed()) await keepPicture(page, task.name);
    await context.close();
    expect(complaints).toEqual([]);
  });
  return page;
}

/** Another tab of the same person on the same device. */
export async function openTab(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  const complaints = complaintsOf(tab);
  onTestFinished(() => expect(complaints).toEqual([]));
  return tab;
}

/** Errors of the page itself, and breaches of its content security policy. Refusals of the server are not among them, nor is being offline. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const refusal = message.text().startsWith('Failed to load resource');
    const offline = message.text().includes('net::ERR_INTERNET_DISCONNECTED');
    if (message.type() === 'error' && !refusal && !offline) complaints.push(message.text());
  });
  return complaints;
}

async function keepPicture(page: Page, name: string): Promise<void> {
  await mkdir('test-results', { recursive: true });
  await page.screenshot({ path: `test-results/${name.replace(/\W+/g, '-')}.png`, fullPage: true });
}

/** A number that nobody else has. */
export const newPhone = (): string =>
  `+1415${randomInt(200, 1000)}${String(randomInt(10_000)).padStart(4, '0')}`;

/** What the newest message to a phone or an address says; waits until there is one. */
export async function readMessage(to: string, url = inject('system').url): Promise<string> {
  return await vi.waitFor(
    async () => {
      const message = (await readInbox(url)).find((one) => one.to === to);
      if (!message) throw new Error(`Nothing has come for ${to}.`);
      return message.text;
    },
    { timeout: 60_000, interval: 100 },
  );
}

export async function readCode(phone: string): Promise<string> {
  return found(/(?<!\d)\d{6}(?!\d)/, await readMessage(phone));
}

export async function readLink(email: string): Promise<string> {
  return found(/https?:\/\/\S+/, await readMessage(email));
}

function found(pattern: RegExp, text: string): string {
  const match = pattern.exec(text);
  if (!match) throw new Error(`There is no ${String(pattern)} in: ${text}`);
  return match[0];
}

export interface Account {
  username: string;
  email: string;
  password: string;
  displayName: string;
  client: ParleyClient;
}

/** Somebody who has registered before, through the API. */
export async function newAccount(displayName = 'Ada Lovelace'): Promise<Account> {
  const name = `p${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const account = { username: name, email: `${name}@example.org`, password: 'correct horse battery' };
  const client = new ParleyClient({ baseUrl: inject('system').url });
  await client.auth.register({ ...account, displayName });
  return { ...account, displayName, client };
}

/** Where they would be after they had signed in on an earlier visit. */
export async function signIn(page: Page, account: Account): Promise<void> {
  await bringSession(page, account);
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
}

/** Gives the browser a session of theirs, before it opens any page. */
export async function bringSession(page: Page, { username, password }: Account): Promise<void> {
  const answer = await page.context().request.post('/api/auth/login', {
    headers: { [TOKEN_DELIVERY_HEADER]: 'cookie' },
    data: { login: username, password },
  });
  expect(answer.status()).toBe(200);
}

export async function signInByForm(page: Page, { username, password }: Account): Promise<void> {
  await page.goto('/sign-in?way=password');
  await page.getByLabel('Username, e-mail or phone').fill(username);
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
}

/** The page at the sign-in of a phone whose code is on its way. */
export async function askForCode(page: Page, phone: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Phone number').fill(phone);
  await page.getByRole('button', { name: 'Send the code' }).click();
  await page.getByLabel('Six-digit code').waitFor();
}

export const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Keys go where the focus is: wait for it before pressing them. */
export async function focused(element: Locator): Promise<void> {
  await element.and(element.page().locator(':focus')).waitFor();
}
