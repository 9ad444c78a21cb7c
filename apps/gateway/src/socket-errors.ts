import { Inject, Injectable } from '@nestjs/common';
import { AppError, type SocketError } from '@parley/contracts';
import { newId } from '@parley/database';
import { RUNTIME, type Runtime } from '@parley/domain';
import { outageOf } from '@parley/edge';

/** Gives every failure the one shape that errors have, and logs those that are our own fault. */
@Injectable()
export class SocketErrors {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  toSocketError(error: unknown, during: string): SocketError {
    const requestId = newId();
    const known =
      error instanceof AppError
        ? error
        : (outageOf(error) ?? new AppError('INTERNAL', undefined, { cause: error }));
    if (known.status >= 500) this.runtime.log.error({ err: error, requestId, during }, 'a frame failed');
    return known.toBody(requestId).error;
  }
}
