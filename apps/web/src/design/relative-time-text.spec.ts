import { expect, it } from 'vitest';
import { relativeTime } from './relative-time-text.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const ago = (seconds: number) => relativeTime(now - seconds * 1000, now, 'en');

it('speaks in the largest unit that fits', () => {
  expect(ago(5)).toBe('now');
  expect(ago(60)).toBe('1 minute ago');
  expect(ago(59 * 60)).toBe('59 minutes ago');
  expect(ago(3 * 3600)).toBe('3 hours ago');
  expect(ago(24 * 3600)).toBe('yesterday');
  expect(ago(60 * 24 * 3600)).toBe('Sep 21, 2026');
});

it('takes what a wrong clock puts into the future as now', () => {
  expect(ago(-500)).toBe('now');
});
