const HOUR_MS = 3_600_000;

const LASTS = { hour: HOUR_MS, workday: 8 * HOUR_MS, week: 7 * 24 * HOUR_MS } as const;

/** Far enough for always, and a year that every database can hold. */
const ALWAYS = '9000-01-01T00:00:00.000Z';

export type MuteTime = keyof typeof LASTS | 'always';

export const mutedUntil = (time: MuteTime): string =>
  time === 'always' ? ALWAYS : new Date(Date.now() + LASTS[time]).toISOString();
