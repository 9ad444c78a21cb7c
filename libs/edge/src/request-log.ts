import { type NextFunction, type Request, type Response } from 'express';
import { type Logger } from 'pino';
import { requestIdOf } from './request-context.ts';
import { routeOf } from './request-route.ts';

const NOT_WORTH_A_LINE = /^\/(health|metrics|swagger|assets)(\/|$)/;

/** A line for each request. Of the address only the path: queries may hold phone numbers and tickets. */
export function logRequests(logger: Logger) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const startedAt = performance.now();
    const { method, path, ip } = request;
    response.once('close', () => {
      if (NOT_WORTH_A_LINE.test(path)) return;
      const status = response.statusCode;
      const fields = {
        requestId: requestIdOf(response),
        method,
        path,
        route: routeOf(request),
        status: response.writableFinished ? status : 'aborted',
        ms: Math.round(performance.now() - startedAt),
        ip,
      };
      logger[status >= 500 ? 'error' : 'info'](fields, `${method} ${path} ${fields.status}`);
    });
    next();
  };
}
