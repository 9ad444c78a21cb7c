import { ServerInfo } from '@parley/contracts';
import { type Caller } from '../caller.ts';
import { type CallOptions } from '../http.ts';

export class ServerRoutes {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  async info(options: CallOptions = {}): Promise<ServerInfo> {
    return await this.#caller.open({ ...options, method: 'GET', path: '/api/server', answer: ServerInfo });
  }
}
