import { InboxMessage } from '@parley/contracts';
import { z } from 'zod';
import { type Caller } from '../caller.ts';
import { type CallOptions } from '../http.ts';

/** The development inbox; servers in production answer NOT_FOUND. */
export class InboxRoutes {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Newest first. */
  async list(filter: { to?: string | undefined } = {}, options: CallOptions = {}): Promise<InboxMessage[]> {
    return await this.#caller.open({
      ...options,
      method: 'GET',
      path: '/dev/inbox.json',
      query: { to: filter.to },
      answer: z.array(InboxMessage),
    });
  }
}
