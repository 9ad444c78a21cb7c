import { AppError } from '@parley/contracts';
import express, { type Request, type Response } from 'express';
import { bodyError, hasBody, tooLargeUnread } from './body-problems.ts';

/** Routes whose body is bytes. Their handlers read it themselves, after it is known who sends it. */
const BYTE_ROUTES = [{ method: 'PUT', path: /^\/api\/me\/avatar\/?$/i }];

export function takesBytes(request: Pick<Request, 'method' | 'path'>): boolean {
  return BYTE_ROUTES.some(({ method, path }) => method === request.method && path.test(request.path));
}

/** What is not this many times too large is read to its end and thrown away: who still sends would never see the refusal. */
const PATIENCE = 8;

export interface ByteRules {
  /** The content types that may come. */
  readonly types: readonly string[];
  readonly maxBytes: number;
}

/** The body as it was sent; empty where there is none. */
export async function readBytes(
  request: Request,
  response: Response,
  { types, maxBytes }: ByteRules,
): Promise<Buffer> {
  if (!hasBody(request)) return Buffer.alloc(0);
  if (request.is([...types]) === false) {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', undefined, {
      message: `Send the body as one of: ${types.join(', ')}.`,
    });
  }
  if (Number(request.headers['content-length']) > maxBytes * PATIENCE) throw tooLargeUnread(response);
  const parse = express.raw({ type: [...types], limit: maxBytes, inflate: false });
  const problem = await new Promise<unknown>((resolve) => parse(request, response, resolve));
  if (problem) throw bodyError(problem);
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}
