/** What is asked for at an address somewhere on the web. */
export interface WebRequest {
  readonly url: string;
  /** The content types that may come, without parameters; the first is asked for first. */
  readonly types: readonly string[];
  readonly maxBytes: number;
  /** What is done with more than that: the beginning is kept, or all of it refused. */
  readonly ifMore: 'keep-beginning' | 'refuse';
}

export interface WebAnswer {
  /** Where it came from in the end, after redirects. */
  readonly url: string;
  readonly type: string;
  readonly charset: string | null;
  /** Unpacked. */
  readonly bytes: Buffer;
}

/** The address gave nothing that can be used: refused, gone, of another type, too large or too slow. */
export class WebFetchError extends Error {
  override readonly name = 'WebFetchError';
}

/**
 * Fetches from addresses that strangers wrote, without lending them our place in the network.
 *
 * - Only `http:` and `https:` to their own ports, with neither user nor password, whatever way the address is written.
 * - Only to public addresses. A name is looked up once for each connection, every address that it has must be public, and
 *   the connection goes to one of those: a name that changes its mind in between changes nothing.
 * - The same holds for each redirect; there may be three.
 * - At most `maxBytes`, counted after unpacking, and five seconds for all of it.
 * - Nothing of the reader or of an earlier answer is sent along: no cookies, no referrer, no language.
 */
export abstract class WebFetch {
  /** Fails with a `WebFetchError`. */
  abstract get(request: WebRequest): Promise<WebAnswer>;
}
