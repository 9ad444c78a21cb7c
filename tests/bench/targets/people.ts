import { randomUUID } from 'node:crypto';
import { Conversation, Tokens } from '@parley/contracts';
import { readInbox } from '@parley/testing';
import { z } from 'zod';

export interface Person {
  readonly id: string;
  readonly token: string;
}

const AT_ONCE = 25;

/** Signs people up by phone, which costs the server least. */
export async function signUp(url: string, count: number): Promise<Person[]> {
  const phones = Array.from({ length: count }, (_, i) => `+447${String(400_000_000 + i)}`);
  const people: Person[] = [];
  for (const some of chunks(phones)) {
    await Promise.all(some.map((phone) => post(url, '/api/auth/otp/request', { phone })));
    const codes = await codesOf(url, some);
    const tokens = await Promise.all(
      some.map((phone) => post(url, '/api/auth/otp/verify', { phone, code: codes.get(phone) })),
    );
    people.push(...tokens.map((answer) => personOf(Tokens.parse(answer))));
  }
  return people;
}

/** A public room in which all of them are; the first one's. */
export async function roomOf(url: string, people: readonly Person[]): Promise<string> {
  const [owner, ...others] = people;
  if (!owner) throw new Error('A room needs somebody.');
  const title = `Bench ${randomUUID().slice(0, 8)}`;
  const made = await post(
    url,
    '/api/conversations',
    { kind: 'group', title, memberIds: [], visibility: 'public', posting: 'everyone' },
    owner,
  );
  const { id } = Conversation.parse(made);
  for (const some of chunks(others)) {
    await Promise.all(some.map((person) => post(url, `/api/conversations/${id}/join`, {}, person)));
  }
  return id;
}

export async function directOf(url: string, one: Person, other: Person): Promise<string> {
  const made = await post(url, '/api/conversations', { kind: 'direct', userId: other.id }, one);
  return Conversation.parse(made).id;
}

export async function lastSeqOf(url: string, person: Person, conversationId: string): Promise<number> {
  const answer = await fetch(new URL(`/api/conversations/${conversationId}`, url), {
    headers: { authorization: `Bearer ${person.token}` },
  });
  return Conversation.parse(await answer.json()).lastSeq;
}

export async function write(
  url: string,
  person: Person,
  conversationId: string,
  text: string,
): Promise<void> {
  await post(url, `/api/conversations/${conversationId}/messages`, { clientId: randomUUID(), text }, person);
}

async function codesOf(url: string, phones: readonly string[]): Promise<Map<string, string>> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const codes = new Map<string, string>();
    for (const { to, text } of await readInbox(url)) {
      const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];
      if (code && !codes.has(to)) codes.set(to, code);
    }
    if (phones.every((phone) => codes.has(phone))) return codes;
    if (Date.now() > deadline) throw new Error('The codes did not come.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function post(url: string, path: string, body: object, as?: Person): Promise<unknown> {
  const answer = await fetch(new URL(path, url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(as && { authorization: `Bearer ${as.token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} was refused with ${answer.status}: ${await answer.text()}`);
  return z.unknown().parse(await answer.json());
}

const personOf = ({ accessToken, user }: Tokens): Person => ({ id: user.id, token: accessToken });

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += AT_ONCE) yield items.slice(start, start + AT_ONCE);
}
