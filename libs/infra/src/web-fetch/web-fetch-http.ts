import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { checkedLookup, type Resolve } from './checked-lookup.ts';
import { type AddressRules, outsideAddress } from './outside-address.ts';
import { isPublicAddress } from './public-addresses.ts';
import { readBounded } from './read-bounded.ts';
import { resolveName } from './resolve-name.ts';
import { type WebAnswer, WebFetch, WebFetchError, type WebRequest } from './web-fetch.ts';

const REDIRECTS = 3;
const TIMEOUT_MS = 5000;
const HEADER_BYTES = 16 * 1024;
const USER_AGENT = 'Parley link preview';
const ENCODINGS = 'gzip, deflate, br';

export interface WebFetchHttpOptions {
  /** Lets every address and port be reached: for tests, whose outside is on this machine. */
  readonly allowPrivate?: boolean;
  /** In the place of name servers; for tests. */
  readonly resolve?: Resolve;
  readonly mayReach?: (address: string) => boolean;
  readonly timeoutMs?: number;
}

export class WebFetchHttp extends WebFetch {
  readonly #rules: AddressRules;
  readonly #resolve: Resolve;
  readonly #timeoutMs: number;

  constructor(options: WebFetchHttpOptions = {}) {
    super();
    const { allowPrivate = false } = options;
    this.#rules = {
      mayReach: options.mayReach ?? (allowPrivate ? () => true : isPublicAddress),
      anyPort: allowPrivate,
    };
    this.#resolve = options.resolve ?? resolveName;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  }

  async get(request: WebRequest): Promise<WebAnswer> {
    // One for all of it: what drips in byte by byte, or leads from place to place, ends too.
    const deadline = AbortSignal.timeout(this.#timeoutMs);
    try {
      return await this.#follow(request, deadline);
    } catch (error) {
      if (error instanceof WebFetchError) throw error;
      const why = deadline.aborted ? 'The site is too slow.' : 'The site cannot be reached.';
      throw new WebFetchError(why, { cause: error });
    }
  }

  async #follow(request: WebRequest, deadline: AbortSignal): Promise<WebAnswer> {
    let url = outsideAddress(request.url, undefined, this.#rules);
    for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
      const response = await this.#ask(url, request.types, deadline);
      try {
        const next = redirectOf(response);
        if (next === null) return await read(url, response, request);
        url = outsideAddress(next, url, this.#rules);
      } finally {
        response.destroy();
      }
    }
    throw new WebFetchError('The address leads on and on.');
  }

  #ask(url: URL, types: readonly string[], signal: AbortSignal): Promise<IncomingMessage> {
    const { request } = url.protocol === 'https:' ? https : http;
    return new Promise((resolve, reject) => {
      const outgoing = request(url, {
        // A connection for each request: one that was kept would go by an earlier look at the name.
        agent: false,
        lookup: checkedLookup(this.#resolve, this.#rules.mayReach),
        signal,
        maxHeaderSize: HEADER_BYTES,
        headers: { 'user-agent': USER_AGENT, accept: types.join(', '), 'accept-encoding': ENCODINGS },
      });
      outgoing
        .once('response', resolve)
        .on('error', reject)
        // Also when the site answers in a way that is neither, such as with another protocol.
        .once('close', () => reject(new WebFetchError('The site cannot be reached.')))
        .end();
    });
  }
}

/** Where the answer sends us on to; null where it is the answer. */
function redirectOf({ statusCode = 0, headers: { location } }: IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) && location !== undefined ? location : null;
}

async function read(url: URL, response: IncomingMessage, request: WebRequest): Promise<WebAnswer> {
  if (response.statusCode !== 200) throw new WebFetchError('The site has nothing at this address.');
  const { type, charset } = contentType(response.headers['content-type'] ?? '');
  if (!request.types.includes(type)) throw new WebFetchError('The site answers with something else.');
  return { url: url.href, type, charset, bytes: await readBounded(response, request) };
}

function contentType(header: string): { type: string; charset: string | null } {
  const [type = ''] = header.split(';');
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(header)?.[1] ?? null;
  return { type: type.trim().toLowerCase(), charset };
}
