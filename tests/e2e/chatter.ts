import { ChatStore, type ChatOptions, messagesOf, ParleyClient } from '@parley/client';
import { onTestFinished, vi } from 'vitest';
import { type register, system } from './http.ts';

type Account = Awaited<ReturnType<typeof register>>;

/** A device of somebody that runs the client package, signed in by itself. Stops with the test. */
export async function chatOf(
  { username, password }: Account,
  options: ChatOptions = {},
  baseUrl = system.url,
): Promise<{ parley: ParleyClient; chat: ChatStore }> {
  const parley = new ParleyClient({ baseUrl });
  await parley.auth.login({ login: username, password });
  const chat = new ChatStore(parley, options);
  onTestFinished(() => {
    chat.stop();
  });
  await chat.start();
  return { parley, chat };
}

/** What is shown of a conversation, below it what is on its way. */
export function textsIn(chat: ChatStore, conversationId: string): string[] {
  const { messages, pending } = messagesOf(chat.getState(), conversationId);
  return [
    ...messages.filter(({ note }) => note === null).map(({ text }) => text),
    ...pending.map(({ draft }) => `… ${draft.text ?? ''}`),
  ];
}

export function eventually<T>(look: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(look, { timeout: 60_000, interval: 20 });
}
