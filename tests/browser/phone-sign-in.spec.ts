import { expect, it, vi } from 'vitest';
import { askForCode, focused, heading, newPhone, openPage, readCode, useBrowser } from './browser.ts';

useBrowser();

it('takes a newcomer from the phone number to the start page, with the code from the inbox page', async () => {
  const phone = newPhone();
  const page = await openPage();
  await askForCode(page, phone);

  const inbox = await page.context().newPage();
  await inbox.goto(`/dev/inbox?to=${encodeURIComponent(phone)}`);
  const code = await inbox.getByRole('listitem').first().locator('output').innerText();
  await inbox.close();

  await page.getByLabel('Six-digit code').pressSequentially(code);
  await heading(page, 'Nice to meet you').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Mira Okonkwo');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await heading(page, 'People').waitFor();
  await page.goto('/');
  await page.getByRole('heading', { name: 'Welcome, Mira Okonkwo' }).waitFor();
});

it('understands a whole message that is pasted into the boxes', async () => {
  const phone = newPhone();
  const page = await openPage({ permissions: ['clipboard-read', 'clipboard-write'] });
  await askForCode(page, phone);
  const message = `Your code is ${await readCode(phone)}. It works for 5 minutes.`;
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(message)})`);
  await page.getByLabel('Six-digit code').press('ControlOrMeta+V');
  await heading(page, 'Nice to meet you').waitFor();
});

it('says that a code is wrong, and takes the right one after it', async () => {
  const phone = newPhone();
  const page = await openPage();
  await askForCode(page, phone);
  const code = await readCode(phone);
  const boxes = page.getByLabel('Six-digit code');
  await boxes.pressSequentially(code === '000000' ? '111111' : '000000');
  await page.getByText('This code is not right').waitFor();
  expect(await boxes.inputValue()).toBe('');
  await boxes.pressSequentially(code);
  await heading(page, 'Nice to meet you').waitFor();
});

it('counts down to another code, and lets one correct the number meanwhile', async () => {
  const phone = newPhone();
  const page = await openPage();
  await askForCode(page, phone);
  await page.getByText(/Another code in 0:\d\d/).waitFor();
  await page.getByRole('button', { name: 'Change number' }).click();
  expect((await page.getByLabel('Phone number').inputValue()).replace(/\D/g, '')).toBe(phone.slice(2));
});

it('says what is wrong with a number before it asks the server', async () => {
  const page = await openPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Send the code' }).click();
  await page.getByText('Type your phone number.').waitFor();
  await page.getByLabel('Phone number').fill('12');
  await page.getByRole('button', { name: 'Send the code' }).click();
  await page.getByText('This is not a number of the chosen country.').waitFor();
});

it('needs no mouse', async () => {
  const phone = newPhone();
  const page = await openPage();
  await page.goto('/sign-in');
  const number = page.getByLabel('Phone number');
  const country = (name: RegExp) => page.getByRole('button', { name });
  const search = page.getByRole('combobox');
  const nationalNumber = phone.slice(2);

  await focused(number);
  await page.keyboard.press('Shift+Tab');
  await focused(country(/^Country/));
  await page.keyboard.press('Enter');
  await focused(search);
  await page.keyboard.type('germ');
  await page.keyboard.press('Enter');
  await focused(country(/Germany \+49/));
  await page.keyboard.press('Enter');
  await focused(search);
  await page.keyboard.type('us');
  await page.keyboard.press('Enter');
  await focused(country(/United States \+1/));

  await page.keyboard.press('Tab');
  await focused(number);
  await page.keyboard.type(nationalNumber);
  await vi.waitFor(async () => {
    expect((await number.inputValue()).replace(/\D/g, '')).toBe(nationalNumber);
  });
  await page.keyboard.press('Enter');
  await focused(page.getByLabel('Six-digit code'));
  await page.keyboard.type(await readCode(phone));
  await focused(heading(page, 'Nice to meet you'));
  await page.keyboard.press('Tab');
  await focused(page.getByRole('button', { name: 'Choose a picture' }));
  await page.keyboard.press('Tab');
  const name = page.getByLabel('Name', { exact: true });
  await focused(name);
  await page.keyboard.type('Keyboard Person');
  await vi.waitFor(async () => {
    expect(await name.inputValue()).toBe('Keyboard Person');
  });
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
});
