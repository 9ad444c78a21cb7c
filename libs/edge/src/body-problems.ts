import { AppError } from '@parley/contracts';
import { type Request, type Response } from 'express';
import { z } from 'zod';

export function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Refuses by the length that was announced: the parsers would first take in all of the body, however large. */
export function tooLargeUnread(response: Response): AppError {
  response.set('Connection', 'close');
  return new AppError('BODY_TOO_LARGE');
}

const ParserError = z.object({ type: z.string().optional(), status: z.number().optional() });

/** What Express's parsers refuse, as an error of ours. */
export function bodyError(error: unknown): unknown {
  const { data } = ParserError.safeParse(error);
  if (data?.type === 'entity.too.large') return new AppError('BODY_TOO_LARGE', undefined, { cause: error });
  if (data?.status === 415) return new AppError('UNSUPPORTED_MEDIA_TYPE', undefined, { cause: error });
  // The rest of it: not what it says it is, or a broken or unfinished stream.
  if (data?.status !== undefined && data.status < 500)
    return new AppError('MALFORMED_BODY', undefined, { cause: error });
  return error;
}
