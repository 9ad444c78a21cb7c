import {
  type AppError,
  type ErrorBody,
  type ErrorCode,
  type ErrorDetails,
  ERRORS,
  type SocketError,
} from '@parley/contracts';

/**
 * `NETWORK`: no answer came, so nobody knows whether the server did it.
 * `UNEXPECTED_ANSWER`: somebody answered, but not in Parley's words (a proxy, or a server of another release).
 */
export type ParleyErrorCode = ErrorCode | 'NETWORK' | 'UNEXPECTED_ANSWER';

export interface ParleyErrorInit {
  code: ParleyErrorCode;
  message: string;
  /** The HTTP status; 0 where no answer came. */
  status: number;
  retryable: boolean;
  details?: ErrorDetails | undefined;
  requestId?: string | undefined;
  cause?: unknown;
}

const ENDS_SESSION = new Set<ParleyErrorCode>([
  'UNAUTHENTICATED',
  'SESSION_REVOKED',
  'INVALID_REFRESH_TOKEN',
]);

/** The one error that every call of the client fails with, apart from an abort that the caller asked for. */
export class ParleyError extends Error {
  override readonly name = 'ParleyError';
  readonly code: ParleyErrorCode;
  readonly status: number;
  readonly retryable: boolean;
  readonly details: ErrorDetails | undefined;
  readonly requestId: string | undefined;

  constructor(init: ParleyErrorInit) {
    super(init.message, { cause: init.cause });
    this.code = init.code;
    this.status = init.status;
    this.retryable = init.retryable;
    this.details = init.details;
    this.requestId = init.requestId;
  }

  /** Whether it says that whoever asked is not signed in any more. */
  get endsSession(): boolean {
    return ENDS_SESSION.has(this.code);
  }

  static fromBody(status: number, { error }: ErrorBody): ParleyError {
    return new ParleyError({ status, ...error });
  }

  /** What this client refuses itself, in the words of the server. */
  static fromApp({ code, message, status, retryable, details }: AppError): ParleyError {
    return new ParleyError({ code, message, status, retryable, details });
  }

  /** The socket has no statuses; an error has the one that it has over HTTP. */
  static fromSocket(error: SocketError): ParleyError {
    return new ParleyError({ status: ERRORS[error.code].status, ...error });
  }

  static network(cause: unknown): ParleyError {
    return new ParleyError({
      code: 'NETWORK',
      message: 'Parley cannot be reached.',
      status: 0,
      retryable: true,
      cause,
    });
  }

  static unexpectedAnswer(status: number, cause: unknown): ParleyError {
    return new ParleyError({
      code: 'UNEXPECTED_ANSWER',
      message: 'The answer is not one that Parley gives.',
      status,
      retryable: status >= 500,
      cause,
    });
  }
}
