import {
  History,
  type HistoryQuery,
  Message,
  MessageAccepted,
  type MessageDeletion,
  type MessageDraft,
  MessageReceipts,
  MessageSearchPage,
  type MessageSearchQuery,
  MessageWordings,
} from '@parley/contracts';
import { type z } from 'zod';
import { type Caller } from '../caller.ts';
import { type CallOptions, Nothing } from '../http.ts';
import { conversationPath, messagePath } from './paths.ts';

/** What is said in conversations. Programs that stay connected send through a ChatStore, which keeps what it sends. */
export class MessageRoutes {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** The newest messages; or those before, after or around a seq. */
  async history(
    conversationId: string,
    { before, after, around, limit }: Partial<HistoryQuery> = {},
    options: CallOptions = {},
  ): Promise<History> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: `${conversationPath(conversationId)}/messages`,
      query: { before, after, around, limit },
      answer: History,
    });
  }

  async get(conversationId: string, seq: number, options: CallOptions = {}): Promise<Message> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: messagePath(conversationId, seq),
      answer: Message,
    });
  }

  /** May be repeated with the same `clientId` until an answer comes: the message will be there once. */
  async send(conversationId: string, body: z.input<typeof MessageDraft>): Promise<MessageAccepted> {
    return await this.#caller.signed({
      method: 'POST',
      path: `${conversationPath(conversationId)}/messages`,
      body,
      answer: MessageAccepted,
    });
  }

  async edit(conversationId: string, seq: number, text: string): Promise<Message> {
    return await this.#caller.signed({
      method: 'PATCH',
      path: messagePath(conversationId, seq),
      body: { text },
      answer: Message,
    });
  }

  async delete(
    conversationId: string,
    seq: number,
    whom: MessageDeletion['for'] = 'everyone',
  ): Promise<void> {
    await this.#caller.signed({
      method: 'DELETE',
      path: messagePath(conversationId, seq),
      query: { for: whom },
      answer: Nothing,
    });
  }

  /** What an edited message said before, the oldest first. For its author and the group's admins. */
  async wordings(conversationId: string, seq: number, options: CallOptions = {}): Promise<MessageWordings> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: `${messagePath(conversationId, seq)}/wordings`,
      answer: MessageWordings,
    });
  }

  /** Who got and read a message, and when. */
  async receipts(conversationId: string, seq: number, options: CallOptions = {}): Promise<MessageReceipts> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: `${messagePath(conversationId, seq)}/receipts`,
      answer: MessageReceipts,
    });
  }

  async react(conversationId: string, seq: number, emoji: string): Promise<Message> {
    return await this.#caller.signed({
      method: 'PUT',
      path: reactionPath(conversationId, seq, emoji),
      answer: Message,
    });
  }

  async unreact(conversationId: string, seq: number, emoji: string): Promise<Message> {
    return await this.#caller.signed({
      method: 'DELETE',
      path: reactionPath(conversationId, seq, emoji),
      answer: Message,
    });
  }

  async pin(conversationId: string, seq: number): Promise<void> {
    await this.#caller.signed({
      method: 'PUT',
      path: `${messagePath(conversationId, seq)}/pin`,
      answer: Nothing,
    });
  }

  async unpin(conversationId: string, seq: number): Promise<void> {
    await this.#caller.signed({
      method: 'DELETE',
      path: `${messagePath(conversationId, seq)}/pin`,
      answer: Nothing,
    });
  }

  /** Everything up to this seq has been read. */
  async read(conversationId: string, seq: number): Promise<void> {
    await this.#caller.signed({
      method: 'POST',
      path: `${conversationPath(conversationId)}/read`,
      body: { seq },
      answer: Nothing,
    });
  }

  /** In all conversations, or in one. The newest first. */
  async search(
    { query, conversationId, cursor, limit }: Partial<MessageSearchQuery> & Pick<MessageSearchQuery, 'query'>,
    options: CallOptions = {},
  ): Promise<MessageSearchPage> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: '/api/search/messages',
      query: { query, conversationId, cursor, limit },
      answer: MessageSearchPage,
    });
  }
}

function reactionPath(conversationId: string, seq: number, emoji: string): string {
  return `${messagePath(conversationId, seq)}/reactions/${encodeURIComponent(emoji)}`;
}
