import { randomInt, randomUUID } from 'node:crypto';
import { ErrorBody, type InboxMessage, Tokens } from '@parley/contracts';
import { readInbox } from '@parley/testing';
import { inject, vi } from 'vitest';
import { type z } from 'zod';

/** The system that the whole run shares. */
export const system = inject('system');

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

interface Request {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly url?: string;
}

/** One request as any program would make it; the body is parsed where there is one. */
export async function call(method: string, path: string, request: Request = {}): Promise<Answer> {
  const { token, body, headers = {}, url = system.url } = request;
  const response = await fetch(new URL(path, url), {
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
  const text = await response.text();
  const json = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

/** The body of a success, checked against the contract. */
export function read<T extends z.ZodType>(schema: T, answer: Answer): z.infer<T> {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return schema.parse(answer.body);
}

/** `404 NOT_FOUND`: what a refusal comes down to. */
export function refusal(answer: Answer): string {
  return `${answer.status} ${ErrorBody.parse(answer.body).error.code}`;
}

/** A number that no other test uses: British mobile numbers, nine digits of which vary. */
export function newPhone(): string {
  return `+447${randomInt(400_000_000, 599_999_999)}`;
}

export function newUsername(): string {
  return `u${randomUUID().replaceAll('-', '').slice(0, 20)}`;
}

/** Waits for a message to somebody that has not been seen before. */
export async function awaitMessage(
  to: string,
  seen: readonly InboxMessage[] = [],
  url = system.url,
): Promise<InboxMessage> {
  return vi.waitFor(
    async () => {
      const mine = (await readInbox(url)).filter((message) => message.to === to);
      const fresh = mine.find(({ at, text }) => !seen.some((old) => old.at === at && old.text === text));
      if (!fresh) throw new Error(`No message to ${to} yet.`);
      return fresh;
    },
    { timeout: 60_000, interval: 50 },
  );
}

export function codeIn({ text }: InboxMessage): string {
  const code = /\b\d{6}\b/.exec(text)?.[0];
  if (code === undefined) throw new Error('The message has no code.');
  return code;
}

export function tokenIn({ text }: InboxMessage): string {
  const token = /#token=([\w-]+)/.exec(text)?.[1];
  if (token === undefined) throw new Error('The message has no link.');
  return token;
}

/** Asks for a code and reads it. */
export async function requestCode(phone: string, url = system.url): Promise<string> {
  const seen = (await readInbox(url)).filter((message) => message.to === phone);
  const answer = await call('POST', '/api/auth/otp/request', { body: { phone }, url });
  if (answer.status !== 202) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return codeIn(await awaitMessage(phone, seen, url));
}

/** Somebody new, signed up by phone. */
export async function signUp(url = system.url): Promise<Tokens & { phone: string; refreshToken: string }> {
  const phone = newPhone();
  const code = await requestCode(phone, url);
  const tokens = read(Tokens, await call('POST', '/api/auth/otp/verify', { body: { phone, code }, url }));
  return { ...tokens, refreshToken: tokens.refreshToken ?? '', phone };
}

/** Somebody new with a password; the address is not confirmed yet. */
export async function register(
  url = system.url,
): Promise<Tokens & { username: string; email: string; password: string; refreshToken: string }> {
  const username = newUsername();
  const account = { username, email: `${username}@example.org`, password: `password of ${username}` };
  const tokens = read(Tokens, await call('POST', '/api/auth/register', { body: account, url }));
  return { ...tokens, refreshToken: tokens.refreshToken ?? '', ...account };
}

/** `register`, with the link of the mail opened. */
export async function registerConfirmed(): ReturnType<typeof register> {
  const person = await register();
  const token = tokenIn(await awaitMessage(person.email));
  await call('POST', '/api/auth/email/confirm', { body: { token } });
  return person;
}
