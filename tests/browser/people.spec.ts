import { expect, it } from 'vitest';
import { type Account, bringSession, newAccount, openPage, PHONE, signIn, useBrowser } from './browser.ts';

useBrowser();

async function befriend(one: Account, other: Account): Promise<void> {
  const { id } = await other.client.me.get();
  const { interest } = await one.client.contacts.ask({ userId: id });
  await other.client.contacts.accept(interest?.id ?? '');
}

const idOf = async ({ client }: Account) => (await client.me.get()).id;

it('finds a person by name and shows the card', async () => {
  const account = await newAccount();
  const wanted = await newAccount('Zora Neale Hurston');
  await wanted.client.me.update({ about: 'Folklore and fiction.' });
  const page = await openPage();
  await signIn(page, account);
  await page.getByRole('navigation').getByRole('link', { name: 'People' }).click();
  await page.getByText('No friends here yet').waitFor();
  await page.getByLabel('Search people').fill(wanted.username.slice(0, 12));
  await page.getByRole('link', { name: 'Zora Neale Hurston' }).click();
  await page.getByRole('heading', { level: 2, name: 'Zora Neale Hurston' }).waitFor();
  await page.getByText('Folklore and fiction.').waitFor();
});

it('shows one pane at a time on a phone, and leads back to the search', async () => {
  const wanted = await newAccount('Small Screen');
  const page = await openPage({ viewport: PHONE });
  await bringSession(page, await newAccount());
  await page.goto(`/people?query=${wanted.username}`);
  await page.getByRole('link', { name: 'Small Screen' }).click();
  await page.getByRole('heading', { level: 2, name: 'Small Screen' }).waitFor();
  expect(await page.getByLabel('Search people').isVisible()).toBe(false);
  await page.getByRole('link', { name: 'Back' }).click();
  expect(await page.getByLabel('Search people').inputValue()).toBe(wanted.username);
});

it('says so when there is nobody', async () => {
  const page = await openPage();
  await bringSession(page, await newAccount());
  await page.goto('/people?query=nobody-is-called-this');
  await page.getByText('Nobody found for').waitFor();
  await page.goto('/people/01JD3V6W7Y8Z9A0B1C2D3E4F5G');
  await page.getByText('This person is not here').waitFor();
});

it('forgets the search when the way back leads to before it', async () => {
  const page = await openPage();
  await bringSession(page, await newAccount());
  await page.goto('/people?query=nobody-is-called-this');
  await page.getByText('Nobody found for').waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'People' }).click();
  await page.getByText('No friends here yet').waitFor();
  expect(await page.getByLabel('Search people').inputValue()).toBe('');
});

it('makes friends of two people by a request with a note, and lets them talk', async () => {
  const ada = await newAccount('Ada Asks');
  const grace = await newAccount('Grace Answers');
  const hers = await openPage();
  await bringSession(hers, ada);
  await hers.goto(`/people?query=${grace.username}`);
  await hers.getByRole('link', { name: 'Grace Answers' }).click();
  await hers.getByRole('button', { name: 'Send a friend request', exact: true }).click();
  await hers.getByLabel('A line to introduce yourself').fill('We met at the harbour.');
  await hers.getByRole('button', { name: 'Send the request' }).click();
  await hers.getByText('Your request waits for an answer').waitFor();

  const theirs = await openPage();
  await bringSession(theirs, grace);
  await theirs.goto('/people?show=requests');
  await theirs.getByText('We met at the harbour.').waitFor();
  await theirs.getByRole('button', { name: 'Accept the request of Ada Asks' }).click();
  await theirs.getByRole('button', { name: 'Say hello' }).click();
  await theirs.waitForURL(/\/c\//);

  await theirs.getByRole('textbox', { name: 'Message' }).fill('Hello, harbour.');
  await theirs.getByRole('button', { name: 'Send', exact: true }).click();

  await hers.getByRole('button', { name: 'Message', exact: true }).click();
  await hers.getByRole('region', { name: 'Messages' }).getByText('Hello, harbour.').waitFor();
});

it('shows a request as it comes, until it is declined', async () => {
  const ada = await newAccount('Ada Waits');
  const grace = await newAccount('Grace Comes');
  const page = await openPage();
  await bringSession(page, ada);
  await page.goto('/people?show=requests');
  await page.getByText('No requests').waitFor();
  await grace.client.contacts.ask({ userId: await idOf(ada), note: 'It is me.' });
  await page.getByText('It is me.').waitFor();
  await page.getByRole('button', { name: 'Decline the request of Grace Comes' }).click();
  await page.getByText('No requests').waitFor();
});

it('asks right from the search, and takes it back', async () => {
  const grace = await newAccount('Grace Found');
  const page = await openPage();
  await bringSession(page, await newAccount());
  await page.goto(`/people?query=${grace.username}`);
  await page.getByRole('button', { name: 'Send Grace Found a friend request' }).click();
  await page.getByText('Asked').waitFor();
  await expect(grace.client.contacts.interests({ box: 'received' })).resolves.toMatchObject({
    items: [{ note: '' }],
  });
  await page.goto('/people?show=requests');
  await page.getByRole('button', { name: 'Withdraw the request to Grace Found' }).click();
  await page.getByText('No requests').waitFor();
});

it('blocks a friend and lifts the block', async () => {
  const ada = await newAccount('Ada Blocks');
  const rude = await newAccount('Rudolf Rude');
  await befriend(ada, rude);
  const page = await openPage();
  await bringSession(page, ada);
  await page.goto('/people');
  await page.getByRole('list', { name: 'Friends' }).getByRole('link', { name: 'Rudolf Rude' }).click();
  await page.getByRole('button', { name: 'Block' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
  await page.getByText('You have blocked Rudolf Rude.').waitFor();
  await page.getByText('No friends here yet').waitFor();
  await expect(rude.client.contacts.friends()).resolves.toMatchObject({ items: [] });

  await page.getByRole('tab', { name: 'Blocked' }).click();
  await page.getByRole('button', { name: 'Unblock Rudolf Rude' }).click();
  await page.getByText('Nobody is blocked').waitFor();
  await page.getByRole('button', { name: 'Send a friend request', exact: true }).waitFor();
});

it('adds a friend to a group that is there already', async () => {
  const ada = await newAccount('Ada Adds');
  const grace = await newAccount('Grace Joins');
  await befriend(ada, grace);
  await ada.client.conversations.create({ kind: 'group', title: 'Harbour walk' });
  const page = await openPage();
  await bringSession(page, ada);
  await page.goto(`/people/${await idOf(grace)}`);
  await page.getByRole('button', { name: 'Add to a group…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Harbour walk' }).click();
  await page.getByRole('region', { name: 'Groups you share' }).getByText('Harbour walk').waitFor();
});
