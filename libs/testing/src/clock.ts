import { Clock } from '@parley/infra';

/** A clock that stands still until a test moves it. */
export class FakeClock extends Clock {
  #now: number;

  constructor(start: Date | string = '2026-11-20T09:30:00.000Z') {
    super();
    this.#now = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  set(time: Date | string): void {
    this.#now = new Date(time).getTime();
  }

  advance(time: { days?: number; hours?: number; minutes?: number; seconds?: number; ms?: number }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 } = time;
    this.#now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + ms;
  }
}
