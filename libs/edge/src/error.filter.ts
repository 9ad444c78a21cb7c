import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { AppError, ERRORS, type ErrorCode } from '@parley/contracts';
import { type Request, type Response } from 'express';
import { type Logger } from 'pino';
import { outageOf } from './outage.ts';
import { requestIdOf } from './request-context.ts';
import { type Routes } from './routes.ts';

/** Whatever was thrown, the answer is an ErrorBody; what was not foreseen is told to the log only. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly routes: Pick<Routes, 'methodsAt'>,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const requestId = requestIdOf(response);
    const error = toAppError(thrown);
    if (error.code === 'INTERNAL' || error.status === 503) {
      this.logger.error(
        { err: thrown, requestId, method: request.method, path: request.path },
        'a request failed',
      );
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    this.answer(response, this.orWrongMethod(error, thrown, request, response), requestId);
  }

  private orWrongMethod(error: AppError, thrown: unknown, request: Request, response: Response): AppError {
    if (!(thrown instanceof HttpException) || error.code !== 'NOT_FOUND') return error;
    const methods = this.routes.methodsAt(request.path);
    if (methods.length === 0) return error;
    response.set('Allow', methods.join(', '));
    return new AppError('METHOD_NOT_ALLOWED');
  }

  private answer(response: Response, error: AppError, requestId: string): void {
    const retryAfter = error.details?.retryAfter;
    if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
    if (error.status === 401) response.set('WWW-Authenticate', 'Bearer');
    response.set('Cache-Control', 'no-store').status(error.status).json(error.toBody(requestId));
  }
}

const BY_STATUS = new Map<number, ErrorCode>([
  [400, 'VALIDATION_FAILED'],
  [401, 'UNAUTHENTICATED'],
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [405, 'METHOD_NOT_ALLOWED'],
  [413, 'BODY_TOO_LARGE'],
  [415, 'UNSUPPORTED_MEDIA_TYPE'],
  [429, 'RATE_LIMITED'],
  [503, 'UNAVAILABLE'],
]);

export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const outage = outageOf(thrown);
  if (outage) return outage;
  const code = thrown instanceof HttpException ? codeOf(thrown.getStatus()) : 'INTERNAL';
  return new AppError(code, undefined, { cause: thrown });
}

function codeOf(status: number): ErrorCode {
  return BY_STATUS.get(status) ?? (status < ERRORS.INTERNAL.status ? 'VALIDATION_FAILED' : 'INTERNAL');
}
