import {
  BanPage,
  Conversation,
  JoinCode,
  Member,
  MemberPage,
  type MemberRole,
  type NewJoinCode,
  type PageQuery,
} from '@parley/contracts';
import { type z } from 'zod';
import { type Caller } from '../caller.ts';
import { type CallOptions, Nothing } from '../http.ts';
import { conversationPath } from './paths.ts';

/** Who is in a conversation, and the code by which others come in. */
export class MemberRoutes {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** By id. */
  async list(
    conversationId: string,
    { cursor, limit }: Partial<PageQuery> = {},
    options: CallOptions = {},
  ): Promise<MemberPage> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: membersPath(conversationId),
      query: { cursor, limit },
      answer: MemberPage,
    });
  }

  async add(conversationId: string, userIds: readonly string[]): Promise<Conversation> {
    return await this.#caller.signed({
      method: 'POST',
      path: membersPath(conversationId),
      body: { userIds },
      answer: Conversation,
    });
  }

  /** For the owner, who becomes an admin where somebody else becomes the owner. */
  async setRole(conversationId: string, userId: string, role: MemberRole): Promise<Member> {
    return await this.#caller.signed({
      method: 'PATCH',
      path: memberPath(conversationId, userId),
      body: { role },
      answer: Member,
    });
  }

  async remove(conversationId: string, userId: string): Promise<void> {
    await this.#caller.signed({
      method: 'DELETE',
      path: memberPath(conversationId, userId),
      answer: Nothing,
    });
  }

  /** Removes somebody who cannot come back then. */
  async ban(conversationId: string, userId: string): Promise<void> {
    await this.#caller.signed({
      method: 'DELETE',
      path: memberPath(conversationId, userId),
      query: { ban: 'true' },
      answer: Nothing,
    });
  }

  /** For admins; by id. */
  async bans(
    conversationId: string,
    { cursor, limit }: Partial<PageQuery> = {},
    options: CallOptions = {},
  ): Promise<BanPage> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: bansPath(conversationId),
      query: { cursor, limit },
      answer: BanPage,
    });
  }

  /** Opens the door again; does not bring the person back. */
  async liftBan(conversationId: string, userId: string): Promise<void> {
    await this.#caller.signed({
      method: 'DELETE',
      path: `${bansPath(conversationId)}/${encodeURIComponent(userId)}`,
      answer: Nothing,
    });
  }

  async joinCode(conversationId: string, options: CallOptions = {}): Promise<JoinCode> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: codePath(conversationId),
      answer: JoinCode,
    });
  }

  /** The code before stops working. */
  async newJoinCode(conversationId: string, body: z.input<typeof NewJoinCode> = {}): Promise<JoinCode> {
    return await this.#caller.signed({
      method: 'POST',
      path: codePath(conversationId),
      body,
      answer: JoinCode,
    });
  }

  async withdrawJoinCode(conversationId: string): Promise<void> {
    await this.#caller.signed({
      method: 'DELETE',
      path: codePath(conversationId),
      answer: Nothing,
    });
  }
}

function membersPath(conversationId: string): string {
  return `${conversationPath(conversationId)}/members`;
}

function memberPath(conversationId: string, userId: string): string {
  return `${membersPath(conversationId)}/${encodeURIComponent(userId)}`;
}

function bansPath(conversationId: string): string {
  return `${conversationPath(conversationId)}/bans`;
}

function codePath(conversationId: string): string {
  return `${conversationPath(conversationId)}/code`;
}
