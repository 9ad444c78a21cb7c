import { newId } from '@parley/database';
import { type NextFunction, type Request, type Response } from 'express';

export const REQUEST_ID_HEADER = 'X-Request-Id';
const ACCEPTABLE = /^[A-Za-z0-9._-]{8,64}$/;

/** Every request has an id: the caller's, if it has the right shape, or a new one. It is in the answer and in the log. */
export function giveRequestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.get(REQUEST_ID_HEADER);
  response.set(REQUEST_ID_HEADER, given !== undefined && ACCEPTABLE.test(given) ? given : newId());
  next();
}

export function requestIdOf(response: Response): string {
  return response.get(REQUEST_ID_HEADER) ?? newId();
}
