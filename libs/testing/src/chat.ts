import { randomUUID } from 'node:crypto';
import { AppError, type PersonalEvent } from '@parley/contracts';
import { Announcements, Conversations, Members, Messages, type Principal } from '@parley/domain';
import { expect } from 'vitest';
import type { OpenDatabase } from './databases.ts';
import { startDomain, type TestDomain } from './domain.ts';
import { Somebody } from './people.ts';

/** A domain in which anybody may write to anybody. */
export function startChat(open: OpenDatabase): Promise<TestDomain> {
  return startDomain(open, { settings: { DIRECT_MESSAGES: 'anyone' } });
}

export function people(domain: TestDomain, count: number): Promise<Principal[]> {
  return Promise.all(Array.from({ length: count }, () => personIn(domain)));
}

export async function directOf(domain: TestDomain, one: Principal, other: Principal): Promise<string> {
  const { id } = await domain.get(Conversations).create(one, { kind: 'direct', userId: other.userId });
  return id;
}

export async function groupOf(
  domain: TestDomain,
  owner: Principal,
  ...members: Principal[]
): Promise<string> {
  const memberIds = members.map(({ userId }) => userId);
  const group = { kind: 'group', title: 'Harbour walk', description: '', memberIds } as const;
  const { id } = await domain
    .get(Conversations)
    .create(owner, { ...group, visibility: 'private', posting: 'everyone' });
  return id;
}

/** A group with somebody in every role, and two who are not in it. */
export async function fullGroup(domain: TestDomain) {
  const owner = await personIn(domain);
  const admin = await personIn(domain);
  const member = await personIn(domain);
  const author = await personIn(domain);
  const former = await personIn(domain);
  const stranger = await personIn(domain);
  const id = await groupOf(domain, owner, admin, member, author, former);
  await domain.get(Members).setRole(owner, id, admin.userId, { role: 'admin' });
  await domain.get(Members).remove(owner, id, former.userId, { ban: 'false' });
  return { id, owner, admin, member, author, former, stranger };
}

async function personIn(domain: TestDomain): Promise<Principal> {
  return (await Somebody.join(domain)).principal;
}

/** Answers the seq. */
export async function say(domain: TestDomain, person: Principal, id: string, text: string): Promise<number> {
  const { seq } = await domain.get(Messages).send(person, id, { clientId: randomUUID(), text });
  return seq;
}

/** The code of the error that the work was refused with, or `fine`. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'fine';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

type Versioned = Extract<PersonalEvent, { data: { since: number } }>;

/** What reaches everybody in a conversation, from now on. */
export async function listenTo(domain: TestDomain, id: string): Promise<Heard> {
  const heard = new Heard();
  await domain.get(Announcements).subscribeTo('conversation', id, (events) => heard.events.push(...events));
  return heard;
}

/** What reaches a person's own devices, from now on. */
export async function listenAs(domain: TestDomain, { userId }: Principal): Promise<Heard> {
  const heard = new Heard();
  await domain.get(Announcements).subscribeTo('user', userId, (events) => heard.events.push(...events));
  return heard;
}

export class Heard {
  readonly events: PersonalEvent[] = [];

  get types(): string[] {
    return this.events.map(({ channel, type }) => `${channel}/${type}`);
  }

  /** Those that count as changes of the conversation, by version; each must follow on the one before. */
  get changes(): Versioned[] {
    const changes = this.events
      .filter((event): event is Versioned => 'since' in event.data)
      .sort((one, other) => one.data.version - other.data.version);
    changes.forEach(({ data }, index) => {
      expect(data.since).toBe(changes[index - 1]?.data.version ?? data.since);
    });
    return changes;
  }

  clear(): void {
    this.events.length = 0;
  }
}

export async function versionOf(domain: TestDomain, person: Principal, id: string): Promise<number> {
  return (await domain.get(Conversations).get(person, id)).version;
}
