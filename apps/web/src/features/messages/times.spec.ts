import { expect, it } from 'vitest';
import { dayName } from './times.ts';

const now = new Date(2026, 10, 20, 1).getTime();
const named = (year: number, month: number, day: number, hour = 23) =>
  dayName(new Date(year, month - 1, day, hour).toISOString(), now, 'en-GB');

it('names days by the calendar, however few hours have passed', () => {
  expect(named(2026, 11, 20, 0)).toBe('Today');
  expect(named(2026, 11, 19)).toBe('Yesterday');
  expect(named(2026, 11, 15)).toBe('Sunday');
  expect(named(2026, 11, 13)).toBe('13 November');
  expect(named(2025, 12, 31)).toBe('31 December 2025');
});

it('names days to come, as a wrong clock tells of, by their date', () => {
  expect(named(2026, 11, 22)).toBe('22 November');
});
