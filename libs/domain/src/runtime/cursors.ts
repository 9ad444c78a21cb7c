import { AppError } from '@parley/contracts';
import { z } from 'zod';

/** A place in an ordered list, as text that clients pass back unread. */
export function encodeCursor(...keys: readonly string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

export function decodeCursor(cursor: string, length: number): string[] {
  try {
    return z
      .array(z.string())
      .length(length)
      .parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (error) {
    throw new AppError(
      'VALIDATION_FAILED',
      { fields: [{ path: 'cursor', message: 'Not a cursor of this list.' }] },
      { cause: error },
    );
  }
}
