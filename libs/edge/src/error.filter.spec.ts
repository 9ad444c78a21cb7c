import {
  ForbiddenException,
  HttpException,
  InternalServerErrorException,
  NotFoundException,
  PayloadTooLargeException,
} from '@nestjs/common';
import { AppError } from '@parley/contracts';
import { describe, expect, it } from 'vitest';
import { toAppError } from './error.filter.ts';

describe('toAppError', () => {
  it('leaves our own errors as they are', () => {
    const error = new AppError('USERNAME_TAKEN');
    expect(toAppError(error)).toBe(error);
  });

  it('gives the framework’s refusals the code of their status', () => {
    expect(toAppError(new NotFoundException()).code).toBe('NOT_FOUND');
    expect(toAppError(new ForbiddenException()).code).toBe('FORBIDDEN');
    expect(toAppError(new PayloadTooLargeException()).code).toBe('BODY_TOO_LARGE');
    expect(toAppError(new HttpException('teapot', 418)).code).toBe('VALIDATION_FAILED');
  });

  it('tells of an outage that it is worth trying again', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const failed = Object.assign(new Error('Query failed.'), { driverError: refused });
    for (const thrown of [refused, failed, new Error('Command timed out')]) {
      expect(toAppError(thrown)).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
    }
  });

  it('says nothing of what was not foreseen', () => {
    for (const thrown of [
      new Error('SELECT secret FROM users'),
      new InternalServerErrorException('at /srv/x.ts'),
      'text',
      undefined,
    ]) {
      const body = toAppError(thrown).toBody('01JD3V6W7Y8Z9A0B1C2D3E4F5G');
      expect(body).toEqual({
        error: {
          code: 'INTERNAL',
          message: 'Something went wrong on our side.',
          retryable: true,
          requestId: '01JD3V6W7Y8Z9A0B1C2D3E4F5G',
        },
      });
    }
  });
});
