import { AppError } from '@parley/contracts';
import { isOutage } from '@parley/database';
import { isRedisOutage } from '@parley/infra';

const RETRY_AFTER_SECONDS = 1;

/** What to answer where something that we depend on was away: no mistake of anybody's, and worth trying again. */
export function outageOf(error: unknown): AppError | undefined {
  if (!isOutage(error) && !isRedisOutage(error)) return undefined;
  return new AppError('UNAVAILABLE', { retryAfter: RETRY_AFTER_SECONDS }, { cause: error });
}
