import { type Fetch } from './http.ts';

export interface Received {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

type Reply = { status?: number; json?: unknown; text?: string } | Error;
type Handler = (request: Received) => Reply | Promise<Reply>;

/** A server of one's own making for specs: a handler for each `METHOD /path`, and a list of what came. */
export class FetchDouble {
  readonly received: Received[] = [];
  readonly #handlers = new Map<string, Handler>();

  on(route: string, handler: Handler): this {
    this.#handlers.set(route, handler);
    return this;
  }

  to(route: string): Received[] {
    return this.received.filter(({ method, url }) => `${method} ${url.split('?')[0] ?? ''}` === route);
  }

  readonly fetch: Fetch = async (url, init) => {
    const request: Received = {
      method: init.method ?? 'GET',
      url,
      headers: Object.fromEntries(new Headers(init.headers)),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : (init.body ?? undefined),
    };
    this.received.push(request);
    init.signal?.throwIfAborted();
    const handler = this.#handlers.get(`${request.method} ${url.split('?')[0] ?? ''}`);
    if (!handler) throw new TypeError(`nobody answers ${request.method} ${url}`);
    const reply = await handler(request);
    if (reply instanceof Error) throw reply;
    const status = reply.status ?? 200;
    const text = reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
    return new Response(status === 204 ? null : text, { status });
  };
}
