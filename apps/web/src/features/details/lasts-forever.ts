const NOBODY_WAITS_SO_LONG_MS = 10 * 365 * 24 * 3_600_000;

/** Whether a mute is meant never to end: each client has its own idea of such a moment. */
export const lastsForever = (until: string, now: number): boolean =>
  Date.parse(until) - now > NOBODY_WAITS_SO_LONG_MS;
