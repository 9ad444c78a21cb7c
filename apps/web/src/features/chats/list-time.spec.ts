import { expect, it } from 'vitest';
import { listTime } from './list-time.ts';

const local = (text: string) => new Date(text).getTime();
const now = local('2026-11-20T09:30:00');

it.each([
  ['2026-11-20T08:05:00', '08:05'],
  ['2026-11-19T23:59:00', 'yesterday'],
  ['2026-11-16T12:00:00', 'Mon'],
  ['2026-11-13T12:00:00', '13 Nov'],
  ['2025-11-20T12:00:00', '20/11/25'],
])('says of %s: %s', (at, text) => {
  expect(listTime(local(at), now, 'en-GB')).toBe(text);
});

it('takes what a wrong clock dates ahead for today', () => {
  expect(listTime(local('2026-11-22T10:15:00'), now, 'en-GB')).toBe('10:15');
});

it('follows the language of the reader', () => {
  expect(listTime(local('2026-11-19T12:00:00'), now, 'de')).toBe('gestern');
});
