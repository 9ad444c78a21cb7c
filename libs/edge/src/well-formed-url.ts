import { AppError } from '@parley/contracts';
import { type NextFunction, type Request, type Response } from 'express';

/**
 * Refuses addresses that are not percent-encoded UTF-8, or hold NUL. Routing would let a broken query pass with
 * replacement characters in it.
 */
export function refuseMalformedUrl(request: Request, _response: Response, next: NextFunction): void {
  if (isWellFormed(request.url)) next();
  else next(AppError.field('', 'The address is not valid percent-encoded UTF-8.'));
}

function isWellFormed(url: string): boolean {
  if (!url.includes('%')) return true;
  try {
    return !decodeURIComponent(url).includes('\0');
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
