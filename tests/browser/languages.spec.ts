import { type Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { bringSession, newAccount, openPage, PHONE, useBrowser } from './browser.ts';
import { room, say } from './talk.ts';

useBrowser();

const languageOf = (page: Page) =>
  page.evaluate('document.documentElement.lang + " " + document.documentElement.dir');
const speaks = (page: Page, expected: string) =>
  vi.waitFor(async () => expect(await languageOf(page)).toBe(expected));
const excessOf = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describe('the language', () => {
  it('is the browser’s, where Parley speaks it', async () => {
    const page = await openPage({ locale: 'de-AT' });
    await page.goto('/sign-in');
    await page.getByRole('heading', { level: 1, name: 'Willkommen bei Parley' }).waitFor();
    expect(await languageOf(page)).toBe('de ltr');
  });

  it('is chosen at the entrance, and stays over a reload', async () => {
    const page = await openPage();
    await page.goto('/sign-in');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ar');
    await speaks(page, 'ar rtl');
    await page.getByRole('heading', { level: 1, name: 'أهلًا بك في Parley' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'أهلًا بك في Parley' }).waitFor();
    expect(await languageOf(page)).toBe('ar rtl');
  });

  it('is kept in the profile, from which another browser learns it', async () => {
    const ada = await newAccount();
    const page = await openPage();
    await bringSession(page, ada);
    await page.goto('/settings/appearance');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('es');
    await speaks(page, 'es ltr');
    await vi.waitFor(async () => expect((await ada.client.me.get()).locale).toBe('es'));
    const other = await openPage();
    await other.goto('/sign-in?way=password');
    await other.getByLabel('Username, e-mail or phone').fill(ada.username);
    await other.getByRole('textbox', { name: 'Password', exact: true }).fill(ada.password);
    await other.getByRole('button', { name: 'Sign in', exact: true }).click();
    await speaks(other, 'es ltr');
  });

  it('loads no texts but its own', async () => {
    const page = await openPage({ locale: 'es-MX' });
    const texts: string[] = [];
    page.on('request', (request) => {
      const found = /\/assets\/(en|de|es|ar)-/u.exec(request.url());
      if (found?.[1]) texts.push(found[1]);
    });
    await page.goto('/sign-in');
    await page.getByRole('heading', { level: 1, name: 'Te damos la bienvenida a Parley' }).waitFor();
    expect(texts).toEqual(['es']);
  });
});

it('fits on a phone from right to left', async () => {
  const ada = await newAccount();
  const id = await room(ada, 'Harbour walk');
  await say(ada, id, 'صباح الخير! Good morning!');
  const page = await openPage({ viewport: PHONE, locale: 'ar' });
  await ada.client.me.update({ locale: 'ar' });
  await page.goto('/sign-in?way=password');
  expect(await excessOf(page)).toBe(0);
  await page.getByLabel('اسم المستخدم أو البريد أو الهاتف').fill(ada.username);
  await page.getByRole('textbox', { name: 'كلمة المرور', exact: true }).fill(ada.password);
  await page.getByRole('button', { name: 'دخول', exact: true }).click();
  await page.getByRole('navigation', { name: 'التنقل الرئيسي' }).waitFor();
  const places: [string, string][] = [
    ['/', 'Harbour walk'],
    [`/c/${id}`, 'Good morning!'],
    [`/c/${id}?side=details`, 'Harbour walk'],
    ['/people', 'لا أصدقاء هنا بعد'],
    ['/rooms', 'Harbour walk'],
    ['/settings', 'الخصوصية'],
    ['/settings/appearance', 'حجم النص'],
    ['/new?kind=channel', 'عمَّ تدور'],
  ];
  const tooWide: string[] = [];
  for (const [path, words] of places) {
    await page.goto(path);
    await page.getByText(words).filter({ visible: true }).first().waitFor();
    if ((await excessOf(page)) !== 0) tooWide.push(path);
  }
  expect(tooWide).toEqual([]);
});
