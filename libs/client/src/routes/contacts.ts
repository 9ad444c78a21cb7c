import {
  BlockPage,
  Friend,
  FriendPage,
  type InterestList,
  InterestOutcome,
  InterestPage,
  type NewInterest,
  type PageQuery,
} from '@parley/contracts';
import { type z } from 'zod';
import { type Caller } from '../caller.ts';
import { type CallOptions, Nothing } from '../http.ts';

/** Friend requests, friends, and whom one has blocked. */
export class ContactRoutes {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Answers the request that waits now; or the friend, where the other one had asked before. */
  async ask(body: z.input<typeof NewInterest>): Promise<InterestOutcome> {
    return await this.#caller.signed({
      method: 'POST',
      path: '/api/interests',
      body,
      answer: InterestOutcome,
    });
  }

  /** Newest first. */
  async interests(
    { box, cursor, limit }: Partial<InterestList> & Pick<InterestList, 'box'>,
    options: CallOptions = {},
  ): Promise<InterestPage> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: '/api/interests',
      query: { box, cursor, limit },
      answer: InterestPage,
    });
  }

  async accept(interestId: string): Promise<Friend> {
    return await this.#caller.signed({
      method: 'POST',
      path: `/api/interests/${encodeURIComponent(interestId)}/accept`,
      answer: Friend,
    });
  }

  /** The sender is not told. */
  async decline(interestId: string): Promise<void> {
    await this.#caller.signed({
      method: 'POST',
      path: `/api/interests/${encodeURIComponent(interestId)}/decline`,
      answer: Nothing,
    });
  }

  async withdraw(interestId: string): Promise<void> {
    await this.#caller.signed({
      method: 'POST',
      path: `/api/interests/${encodeURIComponent(interestId)}/withdraw`,
      answer: Nothing,
    });
  }

  /** By name. */
  async friends({ cursor, limit }: Partial<PageQuery> = {}, options: CallOptions = {}): Promise<FriendPage> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: '/api/friends',
      query: { cursor, limit },
      answer: FriendPage,
    });
  }

  async removeFriend(userId: string): Promise<void> {
    await this.#caller.signed({
      method: 'DELETE',
      path: `/api/friends/${encodeURIComponent(userId)}`,
      answer: Nothing,
    });
  }

  /** By name. */
  async blocks({ cursor, limit }: Partial<PageQuery> = {}, options: CallOptions = {}): Promise<BlockPage> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: '/api/blocks',
      query: { cursor, limit },
      answer: BlockPage,
    });
  }

  async block(userId: string): Promise<void> {
    await this.#caller.signed({
      method: 'PUT',
      path: `/api/blocks/${encodeURIComponent(userId)}`,
      answer: Nothing,
    });
  }

  async unblock(userId: string): Promise<void> {
    await this.#caller.signed({
      method: 'DELETE',
      path: `/api/blocks/${encodeURIComponent(userId)}`,
      answer: Nothing,
    });
  }
}
