import { isUtf8 } from 'node:buffer';
import { AppError, LIMITS } from '@parley/contracts';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { jsonProblem } from './json-problem.ts';

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)"?/i;

/**
 * Reads JSON bodies, and nothing else: UTF-8, bounded in bytes (after unpacking too) and in depth, without keys that reach
 * prototypes, without text that is no text. No body counts as `{}`.
 */
export function jsonBody(): RequestHandler {
  const parse = express.json({
    limit: LIMITS.httpBodyBytes,
    verify: (_request, _response, bytes) => {
      if (!isUtf8(bytes)) throw new Error('The body is not UTF-8.');
    },
  });
  return (request, response, next) => {
    if (!hasBody(request)) {
      request.body = {};
      next();
      return;
    }
    if (!isJson(request)) {
      next(new AppError('UNSUPPORTED_MEDIA_TYPE'));
      return;
    }
    if (Number(request.headers['content-length']) > LIMITS.httpBodyBytes) {
      refuseUnread(response, next);
      return;
    }
    parse(request, response, (error: unknown) => {
      if (error) next(bodyError(error));
      else next(jsonProblem(request.body));
    });
  };
}

/** The parser would first take in all of the body, however large. */
function refuseUnread(response: Response, next: NextFunction): void {
  response.set('Connection', 'close');
  next(new AppError('BODY_TOO_LARGE'));
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function isJson(request: Request): boolean {
  const charset = CHARSET.exec(request.headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  return request.is('application/json') !== false && /^utf-?8$/i.test(charset);
}

const ParserError = z.object({ type: z.string().optional(), status: z.number().optional() });

function bodyError(error: unknown): unknown {
  const { data } = ParserError.safeParse(error);
  if (data?.type === 'entity.too.large') return new AppError('BODY_TOO_LARGE', undefined, { cause: error });
  if (data?.status === 415) return new AppError('UNSUPPORTED_MEDIA_TYPE', undefined, { cause: error });
  // The rest of what the parser refuses: no JSON, no UTF-8, a broken or unfinished stream.
  if (data?.status !== undefined && data.status < 500)
    return new AppError('MALFORMED_BODY', undefined, { cause: error });
  return error;
}
