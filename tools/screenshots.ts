import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { z } from 'zod';

const USAGE = `Takes the pictures of docs/images from a running Parley that has demo people (SEED_DEMO=true).

  npx node tools/screenshots.ts [http://localhost:8080]

CHROMIUM names the browser; /usr/bin/chromium unless said.`;

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const images = path.resolve(import.meta.dirname, '../docs/images');

const DemoServer = z.object({
  demoPeople: z.array(z.unknown()).min(1, 'Start Parley with SEED_DEMO=true.'),
});

interface Picture {
  name: string;
  viewport: { width: number; height: number };
  colorScheme: 'light' | 'dark';
  /** Brings the page to where the picture is taken. */
  play: (page: Page) => Promise<void>;
}

/** As the first of the demo people, who is in everything. */
async function lookAround(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('region', { name: 'Just looking?' }).getByRole('button').first().click();
  await page.getByRole('region', { name: 'Conversations' }).getByRole('link').first().waitFor();
}

async function openConversation(page: Page, title: string): Promise<void> {
  await lookAround(page);
  await page
    .getByRole('region', { name: 'Conversations' })
    .getByRole('link', { name: title })
    .first()
    .click();
  await page.getByRole('region', { name: 'Messages' }).getByRole('article').last().waitFor();
}

const toSignIn = async (page: Page) => {
  await page.goto('/sign-in');
  await page.getByLabel('Phone number').waitFor();
};

const GROUP = 'Sunday walk';

const pictures: readonly Picture[] = [
  { name: 'sign-in', viewport: DESK, colorScheme: 'light', play: toSignIn },
  { name: 'group', viewport: DESK, colorScheme: 'light', play: (page) => openConversation(page, GROUP) },
  { name: 'group-dark', viewport: DESK, colorScheme: 'dark', play: (page) => openConversation(page, GROUP) },
  {
    name: 'members',
    viewport: DESK,
    colorScheme: 'light',
    play: async (page) => {
      await openConversation(page, GROUP);
      await page.goto(`${page.url().split('?')[0] ?? ''}?side=members`);
      await page.getByLabel('Search the members').waitFor();
      await page.getByRole('region', { name: 'Messages' }).getByRole('article').last().waitFor();
    },
  },
  { name: 'chats-phone', viewport: PHONE, colorScheme: 'light', play: lookAround },
  {
    name: 'group-phone',
    viewport: PHONE,
    colorScheme: 'dark',
    play: (page) => openConversation(page, GROUP),
  },
];

async function takePictures(url: string): Promise<void> {
  DemoServer.parse(await (await fetch(new URL('/api/server', url))).json());
  await mkdir(images, { recursive: true });
  await using browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  for (const { name, viewport, colorScheme, play } of pictures) {
    await using context = await browser.newContext({
      baseURL: url,
      viewport,
      colorScheme,
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await play(page);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: path.join(images, `${name}.png`), animations: 'disabled' });
    console.log(`docs/images/${name}.png`);
  }
}

const [address = 'http://localhost:8080'] = process.argv.slice(2);
if (URL.canParse(address)) await takePictures(address);
else console.log(USAGE);
