import {
  BlockPage,
  ErrorBody,
  ERRORS,
  FriendPage,
  InterestPage,
  Me,
  SessionList,
  Tokens,
  UserPage,
} from '@parley/contracts';
import { readInbox, TEST_ADMIN } from '@parley/testing';
import { aPicture } from '@parley/testing/pictures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressCases } from './bad-input/address-cases.ts';
import { bodyCases } from './bad-input/body-cases.ts';
import { type BadCase } from './bad-input/case.ts';
import { contactCases } from './bad-input/contact-cases.ts';
import { fieldCases } from './bad-input/field-cases.ts';
import { headerCases } from './bad-input/header-cases.ts';
import { pictureCases } from './bad-input/picture-cases.ts';
import { closedRouteCases, tokenCases, type TokensToSpoil } from './bad-input/token-cases.ts';
import {
  awaitMessage,
  call,
  newPhone,
  newUsername,
  read,
  register,
  requestCode,
  signUp,
  system,
} from './http.ts';

const LEAK =
  /\bat .+:\d+|node_modules|\.[jt]s\b|\/(?:work|home|usr|tmp|app)\/|SELECT |INSERT |SQLITE|ER_[A-Z]|Error:|\bzod\b/i;

/** A name and a number that only bad requests carry: nothing may ever come of them. */
const name = newUsername();
const phone = newPhone();

let person: Awaited<ReturnType<typeof register>>;
let adminToken: string;
let spoilable: TokensToSpoil;
let before: unknown;
let checked = 0;

beforeAll(async () => {
  person = await register();
  await awaitMessage(person.email);
  const other = read(
    Tokens,
    await call('POST', '/api/auth/login', { body: { login: person.username, password: person.password } }),
  );
  await call('POST', '/api/auth/logout', { token: other.accessToken, body: {} });
  const stranger = await signUp();
  const { items } = read(
    SessionList,
    await call('GET', '/api/auth/sessions', { token: stranger.accessToken }),
  );
  adminToken = read(
    Tokens,
    await call('POST', '/api/auth/login', { body: { login: 'admin', password: TEST_ADMIN.ADMIN_PASSWORD } }),
  ).accessToken;
  spoilable = {
    accessToken: person.accessToken,
    refreshToken: person.refreshToken,
    revokedToken: other.accessToken,
    someoneElse: { userId: stranger.user.id, sessionId: items[0]?.id ?? '' },
  };
  before = await written();
});

afterAll(() => {
  process.stdout.write(`bad input: ${checked} requests refused, nothing written\n`);
});

/** All that the bad requests could have changed. */
async function written(): Promise<unknown> {
  const token = person.accessToken;
  const [me, sessions, found, asked, friends, blocks, inbox] = await Promise.all([
    call('GET', '/api/me', { token }),
    call('GET', '/api/auth/sessions', { token }),
    call('GET', `/api/users?query=${name}`, { token }),
    call('GET', '/api/interests?box=sent', { token }),
    call('GET', '/api/friends', { token }),
    call('GET', '/api/blocks', { token }),
    readInbox(system.url),
  ]);
  const addresses = [phone, `${name}@example.org`, person.email];
  return {
    me: read(Me, me),
    sessions: read(SessionList, sessions).items.map(({ id }) => id),
    people: read(UserPage, found).items,
    contacts: [read(InterestPage, asked), read(FriendPage, friends), read(BlockPage, blocks)],
    messages: inbox.filter(({ to }) => addresses.includes(to)),
  };
}

async function send({ method, path, body, headers = {}, as = 'person' }: BadCase): Promise<Response> {
  const token = { person: person.accessToken, admin: adminToken, nobody: undefined }[as];
  return fetch(new URL(path, system.url), {
    method,
    redirect: 'manual',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : { body: body instanceof Uint8Array ? Uint8Array.from(body) : JSON.stringify(body) }),
  });
}

async function expectRefusal(bad: BadCase): Promise<void> {
  const response = await send(bad);
  const text = await response.text();
  expect(text).not.toMatch(LEAK);
  const { error } = ErrorBody.parse(JSON.parse(text));
  expect({ status: response.status, code: error.code }).toEqual({
    status: ERRORS[bad.code].status,
    code: bad.code,
  });
  expect(error.message).not.toBe('');
  expect(error.requestId).toBe(response.headers.get('x-request-id'));
  if (bad.field !== undefined) expect(error.details?.fields?.map(({ path }) => path)).toContain(bad.field);
  expect(await written()).toEqual(before);
  checked += 1;
}

const title = '$method $path: $what';

describe('Bodies that no route takes', () => {
  it.each(bodyCases(name, phone))(title, expectRefusal);
});

describe('Fields that are wrong', () => {
  it.each(fieldCases(name, phone))(title, expectRefusal);
});

describe('Addresses that are wrong', () => {
  it.each(addressCases())(title, expectRefusal);
});

describe('Friend requests, friends and blocks', () => {
  it.each(contactCases())(title, expectRefusal);
});

describe('Pictures and links', async () => {
  it.each(pictureCases(await aPicture()))(title, expectRefusal);
});

describe('Headers that are wrong', () => {
  it.each(headerCases(name))(title, expectRefusal);
});

describe('Routes that need somebody', () => {
  it.each(closedRouteCases())(title, expectRefusal);
});

describe('Tokens that are worth nothing', () => {
  const whats = tokenCases({
    accessToken: `${Buffer.from('{}').toString('base64url')}.${Buffer.from('{"sub":"","sid":"","iat":0,"exp":0}').toString('base64url')}.`,
    refreshToken: '',
    revokedToken: '',
    someoneElse: { userId: '', sessionId: '' },
  }).map(({ what }) => what);

  it.each(whats)('%s', async (what) => {
    const bad = tokenCases(spoilable).find((one) => one.what === what);
    if (!bad) throw new Error(`There is no case “${what}”.`);
    await expectRefusal(bad);
  });
});

describe('After all of it', () => {
  it('nothing was written, and nothing is on its way', async () => {
    expect(checked).toBeGreaterThanOrEqual(150);
    // Jobs leave in order: what the bad requests might have ordered would have arrived before this.
    await requestCode(newPhone());
    expect(await written()).toEqual(before);
  });
});
