import { expect, it } from 'vitest';
import { reachedBy, readersOf, tickOf } from './ticks.ts';

const reached = reachedBy(
  [
    { userId: 'me', deliveredSeq: 9, readSeq: 9 },
    { userId: 'ada', deliveredSeq: 7, readSeq: 3 },
    { userId: 'bob', deliveredSeq: 5, readSeq: 5 },
  ],
  'me',
);

it('rises from sent over delivered to read', () => {
  expect([8, 7, 6, 5, 3].map((seq) => tickOf(reached, seq))).toEqual([
    'sent',
    'delivered',
    'delivered',
    'read',
    'read',
  ]);
});

it('counts who has read a message', () => {
  expect([6, 5, 3].map((seq) => readersOf(reached, seq))).toEqual([0, 1, 2]);
});

it('knows no more than that it was sent where nobody tells', () => {
  expect(tickOf(reachedBy([], 'me'), 1)).toBe('sent');
});
