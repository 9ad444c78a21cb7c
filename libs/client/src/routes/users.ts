import { UserPage, UserProfile, type UserSearch } from '@parley/contracts';
import { type Caller } from '../caller.ts';
import { type CallOptions } from '../http.ts';

export class UserRoutes {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  async search(
    { query, cursor, limit }: Partial<UserSearch> & Pick<UserSearch, 'query'>,
    options: CallOptions = {},
  ): Promise<UserPage> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: '/api/users',
      query: { query, cursor, limit },
      answer: UserPage,
    });
  }

  /** With how the two stand to each other. */
  async get(id: string, options: CallOptions = {}): Promise<UserProfile> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: `/api/users/${encodeURIComponent(id)}`,
      answer: UserProfile,
    });
  }
}
