import { AppError, LIMITS, PageQuery } from '@parley/contracts';
import { describe, expect, it, vi } from 'vitest';
import { decodeCursor, encodeCursor } from './cursors.ts';

describe('a cursor', () => {
  it('carries its keys through an address', () => {
    const keys = ['naïve "name"', '01JD3V6W7Y8Z9A0B1C2D3E4F5G'];
    const cursor = encodeCursor(...keys);
    expect(PageQuery.parse({ cursor }).cursor).toBe(cursor);
    expect(decodeCursor(cursor, 2)).toEqual(keys);
  });

  it('has room for the longest name that people are sorted by', () => {
    const cursor = encodeCursor('각'.repeat(192), '01JD3V6W7Y8Z9A0B1C2D3E4F5G');
    expect(cursor.length).toBeLessThanOrEqual(LIMITS.cursor);
  });

  it.each([
    '',
    '!',
    'bm90IGpzb24',
    encodeCursor('a'),
    encodeCursor('a', 'b', 'c'),
    'WzEsMl0',
    'e30',
    'bnVsbA',
  ])('is refused as a field when it is %j', (cursor) => {
    const refused = vi.fn(() => decodeCursor(cursor, 2));
    expect(refused).toThrow(AppError);
    expect(refused.mock.results).toMatchObject([
      { value: { code: 'VALIDATION_FAILED', details: { fields: [{ path: 'cursor' }] } } },
    ]);
  });
});
