import { z } from 'zod';

/**
 * Every error that Parley answers with, over HTTP and over the socket alike.
 * `retryable` means that the same request may succeed later without being changed.
 */
export const ERRORS = {
  VALIDATION_FAILED: { status: 400, retryable: false, message: 'Some of the input is not valid.' },
  MALFORMED_BODY: { status: 400, retryable: false, message: 'The body is not valid JSON.' },
  BODY_TOO_LARGE: { status: 413, retryable: false, message: 'The body is larger than allowed.' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    retryable: false,
    message: 'Send the body as application/json in UTF-8.',
  },
  PICTURE_INVALID: {
    status: 400,
    retryable: false,
    message: 'This is not a JPEG, PNG, WebP or GIF picture, or it is damaged or has too many pixels.',
  },
  UNAUTHENTICATED: { status: 401, retryable: false, message: 'Sign in first.' },
  TOKEN_EXPIRED: {
    status: 401,
    retryable: false,
    message: 'The access token has expired. Refresh it and try again.',
  },
  SESSION_REVOKED: { status: 401, retryable: false, message: 'This session has ended. Sign in again.' },
  INVALID_CREDENTIALS: { status: 401, retryable: false, message: 'The name or the password is not right.' },
  INVALID_REFRESH_TOKEN: {
    status: 401,
    retryable: false,
    message: 'The refresh token is not valid. Sign in again.',
  },
  CODE_INVALID: { status: 400, retryable: false, message: 'The code is not right, or it has expired.' },
  LINK_INVALID: {
    status: 400,
    retryable: false,
    message: 'The link is not valid any more. Ask for a new one.',
  },
  CSRF_REJECTED: { status: 403, retryable: false, message: 'The request did not come from an allowed page.' },
  FORBIDDEN: { status: 403, retryable: false, message: 'You may not do this.' },
  PASSWORD_REQUIRED: { status: 403, retryable: false, message: 'Confirm with your current password.' },
  COUNTRY_NOT_ALLOWED: {
    status: 403,
    retryable: false,
    message: 'Phone numbers of this country cannot be used here.',
  },
  NOT_FOUND: { status: 404, retryable: false, message: 'There is nothing here.' },
  METHOD_NOT_ALLOWED: { status: 405, retryable: false, message: 'This address does not take that method.' },
  CONFLICT: { status: 409, retryable: false, message: 'This does not fit the current state.' },
  USERNAME_TAKEN: { status: 409, retryable: false, message: 'This username is taken.' },
  EMAIL_TAKEN: { status: 409, retryable: false, message: 'This e-mail address belongs to another account.' },
  PHONE_TAKEN: { status: 409, retryable: false, message: 'This phone number belongs to another account.' },
  LAST_SIGN_IN_METHOD: {
    status: 409,
    retryable: false,
    message: 'This is the only way to sign in to the account. Add another one first.',
  },
  RATE_LIMITED: { status: 429, retryable: true, message: 'Too many requests. Wait a moment and try again.' },
  SMS_LIMIT_REACHED: {
    status: 503,
    retryable: true,
    message: 'No more codes can be sent today. Use another way to sign in, or try again tomorrow.',
  },
  FEATURE_DISABLED: { status: 404, retryable: false, message: 'This is not switched on at this server.' },
  UNKNOWN_CHANNEL: { status: 404, retryable: false, message: 'There is no such channel.' },
  UNKNOWN_ACTION: { status: 404, retryable: false, message: 'The channel has no such action.' },
  FRAME_TOO_LARGE: { status: 413, retryable: false, message: 'The frame is larger than allowed.' },
  MALFORMED_FRAME: { status: 400, retryable: false, message: 'The frame is not { channel, action, data }.' },
  UNAVAILABLE: {
    status: 503,
    retryable: true,
    message: 'Parley cannot do this right now. Try again in a moment.',
  },
  INTERNAL: { status: 500, retryable: true, message: 'Something went wrong on our side.' },
} as const satisfies Record<string, { status: number; retryable: boolean; message: string }>;

export type ErrorCode = keyof typeof ERRORS;

const errorCodes = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** One field that was refused: `path` is dotted and empty for the body itself. */
export const FieldProblem = z.object({ path: z.string(), message: z.string() }).meta({
  id: 'FieldProblem',
  example: { path: 'phone', message: 'Write the number with its country code.' },
});

export const ErrorDetails = z
  .object({
    fields: z.array(FieldProblem).optional().describe('What was wrong with which field.'),
    retryAfter: z.number().int().optional().describe('Seconds to wait before trying again.'),
  })
  .meta({ id: 'ErrorDetails' });
export type ErrorDetails = z.infer<typeof ErrorDetails>;

export const ErrorBody = z
  .object({
    error: z.object({
      code: z.enum(errorCodes).describe('One of the codes in the error table; stable across releases.'),
      message: z.string().describe('A sentence for people.'),
      retryable: z.boolean().describe('Whether the same request may succeed later.'),
      details: ErrorDetails.optional(),
      requestId: z.string().describe('Quote this when you report a problem.'),
    }),
  })
  .meta({
    id: 'ErrorBody',
    example: {
      error: {
        code: 'NOT_FOUND',
        message: 'There is nothing here.',
        retryable: false,
        requestId: '01JD3V6W7Y8Z9A0B1C2D3E4F5G',
      },
    },
  });
export type ErrorBody = z.infer<typeof ErrorBody>;

/** The one error that rules and edges throw; its table row decides status and wording. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, details?: ErrorDetails, options?: { message?: string; cause?: unknown }) {
    super(options?.message ?? ERRORS[code].message, { cause: options?.cause });
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }

  get retryable(): boolean {
    return ERRORS[this.code].retryable;
  }

  toBody(requestId: string): ErrorBody {
    const { code, message, retryable, details } = this;
    return { error: { code, message, retryable, ...(details ? { details } : {}), requestId } };
  }

  /** A refusal of one field, in the shape that schemas' refusals have. */
  static field(path: string, message: string, code: ErrorCode = 'VALIDATION_FAILED'): AppError {
    return new AppError(code, { fields: [{ path, message }] });
  }
}

interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Turns the issues of any Standard Schema into the error that both edges send. */
export function validationError(issues: readonly SchemaIssue[]): AppError {
  const fields = issues.slice(0, 20).map(({ path = [], message }) => ({
    path: path
      .map((step) => String(typeof step === 'object' ? step.key : step))
      .join('.')
      .slice(0, 200),
    message,
  }));
  return new AppError('VALIDATION_FAILED', { fields });
}
