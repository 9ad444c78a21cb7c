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
  demoPeople: z.array(z.object({ displayName: z.string() })).min(2, 'Start Parley with SEED_DEMO=true.'),
});

interface Picture {
  name: string;
  viewport: { width: number; height: number };
  colorScheme: 'light' | 'dark';
  /** Brings the page to where the picture is taken. */
  play: (page: Page) => Promise<void>;
}

async function signInAsGuest(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('region', { name: 'Just looking?' }).getByRole('button').first().click();
  await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
}

async function openPerson(page: Page, name: string): Promise<void> {
  await signInAsGuest(page);
  await page.goto(`/people?query=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 2, name }).waitFor();
}

const toSignIn = async (page: Page) => {
  await page.goto('/sign-in');
  await page.getByLabel('Phone number').waitFor();
};

const picturesOf = (person: string): Picture[] => [
  { name: 'sign-in', viewport: DESK, colorScheme: 'light', play: toSignIn },
  { name: 'home', viewport: DESK, colorScheme: 'light', play: signInAsGuest },
  { name: 'home-dark', viewport: DESK, colorScheme: 'dark', play: signInAsGuest },
  { name: 'people', viewport: DESK, colorScheme: 'light', play: (page) => openPerson(page, person) },
  { name: 'sign-in-phone', viewport: PHONE, colorScheme: 'dark', play: toSignIn },
  { name: 'home-phone', viewport: PHONE, colorScheme: 'light', play: signInAsGuest },
];

async function takePictures(url: string): Promise<void> {
  const { demoPeople } = DemoServer.parse(await (await fetch(new URL('/api/server', url))).json());
  await mkdir(images, { recursive: true });
  await using browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  for (const { name, viewport, colorScheme, play } of picturesOf(demoPeople[1]?.displayName ?? '')) {
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
