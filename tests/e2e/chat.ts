import { randomUUID } from 'node:crypto';
import {
  Conversation,
  History,
  InterestOutcome,
  type Message,
  MessageAccepted,
  type NewConversation,
  type Tokens,
} from '@parley/contracts';
import { type z } from 'zod';
import { type Answer, call, read, refusal, register, system } from './http.ts';

export type Person = Pick<Tokens, 'accessToken' | 'user'>;
type Group = Extract<z.input<typeof NewConversation>, { kind: 'group' }>;

export const idOf = ({ user }: Person): string => user.id;

/** What an HTTP request of somebody is answered. */
export function as(
  { accessToken: token }: Person,
  route: string,
  body?: object,
  url = system.url,
): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ');
  return call(method, path, { token, url, ...(body ? { body } : {}) });
}

/** `ok` or `403 FORBIDDEN`. */
export const outcomeOf = (answer: Answer): string => (answer.status < 300 ? 'ok' : refusal(answer));

/** The same for something that must succeed, whatever its answer. */
export async function must(answering: Promise<Answer>): Promise<void> {
  const answer = await answering;
  if (answer.status >= 300) throw new Error(refusal(answer));
}

export async function befriend(one: Person, other: Person, url = system.url): Promise<void> {
  await must(as(one, 'POST /api/interests', { userId: idOf(other) }, url));
  const answer = await as(other, 'POST /api/interests', { userId: idOf(one) }, url);
  if (!read(InterestOutcome, answer).friend) throw new Error('They did not become friends.');
}

export const startDirect = async (one: Person, other: Person): Promise<Conversation> =>
  read(Conversation, await as(one, 'POST /api/conversations', { kind: 'direct', userId: idOf(other) }));

/** Two friends and their conversation. */
export async function twoFriends(): Promise<{ ada: Person; bob: Person; id: string }> {
  const [ada, bob] = await Promise.all([register(), register()]);
  await befriend(ada, bob);
  return { ada, bob, id: (await startDirect(ada, bob)).id };
}

export async function startGroup(
  owner: Person,
  members: readonly Person[] = [],
  more: Partial<Group> = {},
  url = system.url,
): Promise<Conversation> {
  const group: Group = { kind: 'group', title: 'Harbour walk', memberIds: members.map(idOf), ...more };
  return read(Conversation, await as(owner, 'POST /api/conversations', group, url));
}

export const send = (person: Person, id: string, text: string, more: object = {}): Promise<Answer> =>
  as(person, `POST /api/conversations/${id}/messages`, { clientId: randomUUID(), text, ...more });

export const say = async (
  person: Person,
  id: string,
  text: string,
  more?: object,
): Promise<MessageAccepted> => read(MessageAccepted, await send(person, id, text, more));

export const conversation = async (person: Person, id: string): Promise<Conversation> =>
  read(Conversation, await as(person, `GET /api/conversations/${id}`));

export const history = async (person: Person, id: string, query = '', url = system.url): Promise<History> =>
  read(History, await as(person, `GET /api/conversations/${id}/messages?${query}`, undefined, url));

export async function wholeHistory(person: Person, id: string, url = system.url): Promise<Message[]> {
  const messages: Message[] = [];
  for (let more = true; more;) {
    const before = messages[0] ? `&before=${messages[0].seq}` : '';
    const page = await history(person, id, `limit=100${before}`, url);
    messages.unshift(...page.messages);
    more = page.hasBefore;
  }
  return messages;
}
