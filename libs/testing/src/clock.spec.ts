import { expect, test } from 'vitest';
import { FakeClock } from './clock.ts';

test('stands still until it is moved', () => {
  const clock = new FakeClock('2026-01-01T00:00:00Z');
  expect(clock.now()).toEqual(new Date('2026-01-01T00:00:00Z'));
  clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4, ms: 5 });
  expect(clock.now()).toEqual(new Date('2026-01-02T02:03:04.005Z'));
  clock.set('2030-01-01T00:00:00Z');
  expect(clock.now()).toEqual(new Date('2030-01-01T00:00:00Z'));
});

test('a date that it gave does not move with it', () => {
  const clock = new FakeClock();
  const before = clock.now();
  clock.advance({ ms: 1 });
  expect(clock.now().getTime() - before.getTime()).toBe(1);
});
