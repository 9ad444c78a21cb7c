import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { ErrorBody, type ErrorCode } from '@parley/contracts';
import { type z } from 'zod';

/** Lists the codes of the error table that a route may answer; kept in the document for programs to read. */
export const ERRORS_EXTENSION = 'x-errors';

interface Answer {
  readonly summary: string;
  readonly description?: string;
  readonly status?: 200 | 201 | 202 | 204 | 302;
  /** What the answer means, where the summary does not say it. */
  readonly means?: string;
  readonly array?: boolean;
  /** Beside those that every route of its kind may answer; see swagger.ts. */
  readonly errors?: readonly ErrorCode[];
}

/** What a route does and answers: for Nest the status, for the document all of it. */
export function Answers(
  schema: z.ZodType | null,
  { summary, description = '', status = 200, means = 'Done.', array = false, errors = [] }: Answer,
): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ summary, description }),
    ApiResponse({
      status,
      description: means,
      ...(schema ? { standardSchema: schema, isArray: array } : {}),
    }),
    ApiResponse({
      status: 'default',
      description: 'Whatever else goes wrong has this shape too.',
      standardSchema: ErrorBody,
    }),
    ApiExtension(ERRORS_EXTENSION, errors),
  );
}
