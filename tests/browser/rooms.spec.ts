import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { bringSession, heading, newAccount, openPage, PHONE, signIn, useBrowser } from './browser.ts';

useBrowser();

/** A word that no other room has in its name. */
const ownWord = () => `w${randomUUID().slice(0, 8)}`;

it('finds a public room, joins it and marks it as joined', async () => {
  const owner = await newAccount();
  const word = ownWord();
  const room = {
    kind: 'group',
    visibility: 'public',
    title: `Letters ${word}`,
    description: 'Signs.',
  } as const;
  const { id } = await owner.client.conversations.create(room);
  const page = await openPage({ viewport: PHONE });
  await signIn(page, await newAccount());
  await page.getByRole('navigation').getByRole('link', { name: 'Rooms' }).click();
  await page.getByLabel('Search rooms').fill(word);
  await page
    .getByRole('listitem')
    .filter({ hasText: `Letters ${word}` })
    .getByText('1 member')
    .waitFor();
  await page.getByRole('button', { name: `Join Letters ${word}` }).click();
  await page.waitForURL(`**/c/${id}`);
  await page.goto(`/rooms?query=${word}`);
  await page.getByText('You are in').waitFor();
  await page.getByRole('link', { name: `Open Letters ${word}` }).click();
  await page.waitForURL(`**/c/${id}`);
});

it('opens a room of one’s own, which others find', async () => {
  const other = await newAccount();
  const word = ownWord();
  const page = await openPage();
  await bringSession(page, await newAccount());
  await page.goto(`/rooms?query=${word}`);
  await page.getByText('No room found for').waitFor();
  await page.getByRole('link', { name: 'New room' }).first().click();
  await heading(page, 'New room').waitFor();
  await page.getByLabel('Name', { exact: true }).fill(`Night ${word}`);
  await page.getByRole('button', { name: 'Create the room' }).click();
  await page.waitForURL(/\/c\//);
  expect(await other.client.conversations.rooms({ query: word })).toMatchObject({
    items: [{ title: `Night ${word}`, joined: false }],
  });
});

it('brings whoever follows an invitation through the sign-in and into the group', async () => {
  const owner = await newAccount();
  const guest = await newAccount();
  const { id } = await owner.client.conversations.create({ kind: 'group', title: 'Soup and bread' });
  const { code } = await owner.client.members.newJoinCode(id);
  const page = await openPage();
  await page.goto(`/join/${code}`);
  await page.getByText('Somebody has invited you.').waitFor();
  await page.getByRole('tab', { name: 'Password' }).click();
  await page.getByLabel('Username, e-mail or phone').fill(guest.username);
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(guest.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { level: 2, name: 'Soup and bread' }).waitFor();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForURL(`**/c/${id}`);
  await page.goto(`/join/${code}`);
  await page.getByText('You are in already.').waitFor();
});

it('tells why an invitation does not work', async () => {
  const owner = await newAccount();
  const guest = await newAccount();
  const { id } = await owner.client.conversations.create({ kind: 'group', title: 'Closed circle' });
  const { code } = await owner.client.members.newJoinCode(id);
  await guest.client.conversations.joinByCode(code);
  await owner.client.members.ban(id, (await guest.client.me.get()).id);
  const page = await openPage();
  await bringSession(page, guest);
  await page.goto(`/join/${code}`);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByText('You were removed from here').waitFor();
  await owner.client.members.withdrawJoinCode(id);
  await page.goto(`/join/${code}`);
  await page.getByText('This invitation does not work').waitFor();
  await page.goto('/join/not%20a%20code');
  await page.getByText('This invitation does not work').waitFor();
});
