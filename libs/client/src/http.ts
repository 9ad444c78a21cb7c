import { ErrorBody } from '@parley/contracts';
import { z } from 'zod';
import { ParleyError } from './parley-error.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface CallOptions {
  /** Its abort passes through as it is, not as a ParleyError. */
  signal?: AbortSignal | undefined;
}

export interface HttpRequest<T> extends CallOptions {
  method: Method;
  path: string;
  query?: Record<string, string | number | undefined>;
  /** Sent as JSON, unless it is bytes, which are sent as they are. */
  body?: unknown;
  headers?: Record<string, string>;
  answer: z.ZodType<T>;
}

/** For routes whose status says it all. */
export const Nothing: z.ZodType<undefined> = z.unknown().transform(() => undefined);

export interface HttpSettings {
  baseUrl: string;
  fetch: Fetch;
  timeoutMs: number;
}

/** One request, one checked answer or one ParleyError. Knows nothing of sessions. */
export class Http {
  readonly #settings: HttpSettings;

  constructor(settings: HttpSettings) {
    this.#settings = settings;
  }

  url(path: string, query: Record<string, string | number | undefined> = {}): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) parameters.set(name, String(value));
    }
    const search = parameters.toString();
    return `${this.#settings.baseUrl}${path}${search && `?${search}`}`;
  }

  async send<T>(request: HttpRequest<T>): Promise<T> {
    const { status, text } = await this.#exchange(request);
    if (status >= 400) throw this.#refusal(status, text);
    const answer = request.answer.safeParse(parseJson(text));
    if (!answer.success) throw ParleyError.unexpectedAnswer(status, answer.error);
    return answer.data;
  }

  async #exchange(request: HttpRequest<unknown>): Promise<{ status: number; text: string }> {
    const timeout = AbortSignal.timeout(this.#settings.timeoutMs);
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
    const { body } = request;
    const hasBody = body !== undefined;
    try {
      const response = await this.#settings.fetch(this.url(request.path, request.query), {
        method: request.method,
        headers: {
          accept: 'application/json',
          ...(hasBody ? { 'content-type': body instanceof Blob ? body.type : 'application/json' } : {}),
          ...request.headers,
        },
        ...(hasBody ? { body: body instanceof Blob ? body : JSON.stringify(body) } : {}),
        credentials: 'same-origin',
        cache: 'no-store',
        signal,
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      if (request.signal?.aborted) throw error;
      throw ParleyError.network(error);
    }
  }

  #refusal(status: number, text: string): ParleyError {
    const body = ErrorBody.safeParse(parseJson(text));
    return body.success
      ? ParleyError.fromBody(status, body.data)
      : ParleyError.unexpectedAnswer(status, body.error);
  }
}

/** Text that is not JSON becomes undefined, which only `Nothing` accepts. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
