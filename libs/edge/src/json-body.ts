import { isUtf8 } from 'node:buffer';
import { AppError, LIMITS } from '@parley/contracts';
import express, { type Request, type RequestHandler } from 'express';
import { bodyError, hasBody, tooLargeUnread } from './body-problems.ts';
import { takesBytes } from './byte-body.ts';
import { jsonProblem } from './json-problem.ts';

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)"?/i;

/**
 * Reads JSON bodies, and nothing else but on the routes that take bytes: UTF-8, bounded in bytes (after unpacking too) and in depth, without keys that reach
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
    if (takesBytes(request)) {
      next();
      return;
    }
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
      next(tooLargeUnread(response));
      return;
    }
    parse(request, response, (error: unknown) => {
      if (error) next(bodyError(error));
      else next(jsonProblem(request.body));
    });
  };
}

function isJson(request: Request): boolean {
  const charset = CHARSET.exec(request.headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  return request.is('application/json') !== false && /^utf-?8$/i.test(charset);
}
