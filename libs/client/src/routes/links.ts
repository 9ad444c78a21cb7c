import { type LinkPreview, LinkPreviewAnswer } from '@parley/contracts';
import { type Caller } from '../caller.ts';
import { type CallOptions } from '../http.ts';

export class LinkRoutes {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** What the page of a link says of itself; null where there is nothing to show. The server visits it, not the caller. */
  async preview(url: string, options: CallOptions = {}): Promise<LinkPreview | null> {
    const { preview } = await this.#caller.signed({
      ...options,
      method: 'GET',
      path: '/api/links/preview',
      query: { url },
      answer: LinkPreviewAnswer,
    });
    return preview;
  }
}
