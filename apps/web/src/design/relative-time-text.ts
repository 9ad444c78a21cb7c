const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** In the largest unit that fits. What is newer than a minute, or ahead by a wrong clock, counts as now. */
export function relativeTime(at: number, now: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const age = Math.max(0, now - at);
  if (age < MINUTE) return format.format(0, 'second');
  if (age < HOUR) return format.format(-Math.floor(age / MINUTE), 'minute');
  if (age < DAY) return format.format(-Math.floor(age / HOUR), 'hour');
  if (age < 30 * DAY) return format.format(-Math.floor(age / DAY), 'day');
  return new Date(at).toLocaleDateString(locale, { dateStyle: 'medium' });
}
