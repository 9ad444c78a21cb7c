import { JobOverview } from '@parley/contracts';
import { type Caller } from '../caller.ts';
import { type CallOptions, Nothing } from '../http.ts';

/** For administrators; anybody else gets FORBIDDEN. */
export class AdminRoutes {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  async jobs(options: CallOptions = {}): Promise<JobOverview> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: '/api/admin/jobs',
      answer: JobOverview,
    });
  }

  async retryJob(id: string): Promise<void> {
    await this.#caller.signed({
      method: 'POST',
      path: `/api/admin/jobs/${encodeURIComponent(id)}/retry`,
      answer: Nothing,
    });
  }

  async dropJob(id: string): Promise<void> {
    await this.#caller.signed({
      method: 'DELETE',
      path: `/api/admin/jobs/${encodeURIComponent(id)}`,
      answer: Nothing,
    });
  }
}
