import {
  Conversation,
  type ConversationChange,
  ConversationPage,
  type MembershipChange,
  type NewConversation,
  type PageQuery,
  Room,
  RoomPage,
  type RoomSearch,
} from '@parley/contracts';
import { type z } from 'zod';
import { type Caller } from '../caller.ts';
import { type CallOptions, Nothing } from '../http.ts';
import { conversationPath } from './paths.ts';

export class ConversationRoutes {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** There is one direct conversation for each pair of people: asking again answers the same. */
  async create(body: z.input<typeof NewConversation>): Promise<Conversation> {
    return await this.#caller.signed({
      method: 'POST',
      path: '/api/conversations',
      body,
      answer: Conversation,
    });
  }

  /** By id. A ChatStore has them all already. */
  async list(
    { cursor, limit }: Partial<PageQuery> = {},
    options: CallOptions = {},
  ): Promise<ConversationPage> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: '/api/conversations',
      query: { cursor, limit },
      answer: ConversationPage,
    });
  }

  async get(id: string, options: CallOptions = {}): Promise<Conversation> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: conversationPath(id),
      answer: Conversation,
    });
  }

  /** For admins of a group. */
  async change(id: string, body: z.input<typeof ConversationChange>): Promise<Conversation> {
    return await this.#caller.signed({
      method: 'PATCH',
      path: conversationPath(id),
      body,
      answer: Conversation,
    });
  }

  /** Mute, pin, archive, mark as unread: what concerns oneself alone. */
  async changeMembership(id: string, body: z.input<typeof MembershipChange>): Promise<Conversation> {
    return await this.#caller.signed({
      method: 'PATCH',
      path: `${conversationPath(id)}/membership`,
      body,
      answer: Conversation,
    });
  }

  /** Public rooms, by title. */
  async rooms(
    { query, cursor, limit }: Partial<RoomSearch> = {},
    options: CallOptions = {},
  ): Promise<RoomPage> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: '/api/conversations/public',
      query: { query, cursor, limit },
      answer: RoomPage,
    });
  }

  /** A public room. */
  async join(id: string): Promise<Conversation> {
    return await this.#caller.signed({
      method: 'POST',
      path: `${conversationPath(id)}/join`,
      answer: Conversation,
    });
  }

  /** What a code opens, for deciding whether to join. */
  async previewByCode(code: string, options: CallOptions = {}): Promise<Room> {
    return await this.#caller.signed({
      ...options,
      method: 'POST',
      path: '/api/conversations/join/preview',
      body: { code },
      answer: Room,
    });
  }

  async joinByCode(code: string): Promise<Conversation> {
    return await this.#caller.signed({
      method: 'POST',
      path: '/api/conversations/join',
      body: { code },
      answer: Conversation,
    });
  }

  /** An owner passes the group on by that. */
  async leave(id: string): Promise<void> {
    await this.#caller.signed({
      method: 'POST',
      path: `${conversationPath(id)}/leave`,
      answer: Nothing,
    });
  }
}
