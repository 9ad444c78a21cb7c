// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useCountdown } from './use-countdown.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function pass(seconds: number): void {
  act(() => {
    vi.advanceTimersByTime(seconds * 1000);
  });
}

it('counts whole seconds down to nothing and then rests', () => {
  const since = Date.now();
  const { result } = renderHook(() => useCountdown(since, 30));
  expect(result.current).toBe(30);
  pass(1);
  expect(result.current).toBe(29);
  pass(60);
  expect(result.current).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

it('goes by the clock, so that a tab that slept shows the right number', () => {
  const since = Date.now();
  const { result } = renderHook(() => useCountdown(since, 30));
  vi.setSystemTime(since + 25_000);
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(result.current).toBe(5);
});

it('starts anew when another code was sent', () => {
  const first = Date.now();
  const { result, rerender } = renderHook(({ since, seconds }) => useCountdown(since, seconds), {
    initialProps: { since: first, seconds: 30 },
  });
  pass(31);
  expect(result.current).toBe(0);
  rerender({ since: Date.now(), seconds: 60 });
  pass(0.25);
  expect(result.current).toBe(60);
});
