import { aPicture, colourOf } from '@parley/testing/pictures';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { bringSession, newAccount, openPage, useBrowser } from './browser.ts';

useBrowser();

const RED = '#c81e1e';
const BLUE = '#1e1ec8';

/** Twice as wide as high: red at the left, blue at the right. */
async function redAndBlue(): Promise<Buffer> {
  return aPicture({ width: 800, height: 400, colour: RED, right: BLUE });
}

async function chooseFile(
  page: Page,
  buffer: Buffer,
  name = 'me.png',
  mimeType = 'image/png',
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /(Choose a|Change the) picture/ }).click();
  await (await chooser).setFiles({ name, mimeType, buffer });
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Your picture' });

/** What stands at an address below the server's, seen by somebody who is not signed in. */
async function colourAt(page: Page, path: string | null): Promise<string> {
  if (path === null) throw new Error('There is no picture.');
  const response = await fetch(new URL(path, page.url()));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return colourOf(new Uint8Array(await response.arrayBuffer()));
}

/** Pictures lose a little when they are packed. */
function expectColour(seen: string, wanted: string): void {
  const parts = (text: string) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
  const wantedParts = parts(wanted);
  for (const [i, part] of parts(seen).entries())
    expect(Math.abs(part - (wantedParts[i] ?? 0))).toBeLessThan(24);
}

it('is chosen, cut out with the keyboard, and seen by others', async () => {
  const account = await newAccount('Ada Lovelace');
  const other = await newAccount('Grace Hopper');
  const page = await openPage();
  await bringSession(page, account);
  await page.goto('/settings/profile');
  await chooseFile(page, await redAndBlue());
  const dialog = dialogOf(page);
  await dialog.getByRole('application').focus();
  await page.keyboard.press('+');
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Shift+ArrowLeft');
  await dialog.getByRole('button', { name: 'Use this picture' }).click();
  await page.getByText('Your picture is saved.').first().waitFor();
  const drawn = page.getByRole('main').locator('img[src^="/api/avatars/"]').first();
  await drawn.waitFor();
  await drawn.evaluate('async (image) => image.decode()');

  const { id } = await account.client.me.get();
  const card = await other.client.users.get(id);
  expectColour(await colourAt(page, card.avatarUrl), RED);
  const watching = await openPage();
  await bringSession(watching, other);
  await watching.goto(`/people/${id}`);
  await watching
    .locator(`img[src="${card.avatarUrl ?? ''}"]`)
    .first()
    .waitFor();
});

it('can be dragged, zoomed with the wheel and the slider, and put back', async () => {
  const account = await newAccount();
  const page = await openPage();
  await bringSession(page, account);
  await page.goto('/settings/profile');
  await chooseFile(page, await redAndBlue());
  const dialog = dialogOf(page);
  const slider = dialog.getByRole('slider', { name: 'Zoom' });
  await slider.fill('2');
  const box = await dialog.getByRole('application').boundingBox();
  if (!box) throw new Error('The stage is not there.');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x - box.width / 2, middle.y, { steps: 5 });
  await page.mouse.move(middle.x - box.width * 2, middle.y, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.wheel(0, -400);
  await page.waitForFunction("Number(document.querySelector('input[type=range]').value) > 3");
  await dialog.getByRole('button', { name: 'Use this picture' }).click();
  await page.getByText('Your picture is saved.').first().waitFor();
  const { avatarUrl } = await account.client.me.get();
  expectColour(await colourAt(page, avatarUrl), BLUE);

  await page.getByRole('button', { name: 'Remove it' }).click();
  await page.getByText('Your picture was removed.').first().waitFor();
  expect(await account.client.me.get()).toMatchObject({ avatarUrl: null });
  expect(await page.getByRole('main').locator('img[src^="/api/avatars/"]').count()).toBe(0);
});

it('that is none is refused before anything is sent', async () => {
  const page = await openPage();
  await bringSession(page, await newAccount());
  await page.goto('/settings/profile');
  await chooseFile(page, Buffer.from('hello'), 'notes.png');
  await page.getByText('This file cannot be shown as a picture.').first().waitFor();
  expect(await dialogOf(page).count()).toBe(0);
});

it('is offered to newcomers', async () => {
  const page = await openPage();
  await bringSession(page, await newAccount());
  await page.goto('/welcome');
  await chooseFile(page, await redAndBlue());
  await dialogOf(page).waitFor();
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'detached' });
});
