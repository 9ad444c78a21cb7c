const DAY_MS = 86_400_000;

/** When something happened, as short as it can be said: the time today, the weekday lately, the date before that. */
export function listTime(at: number, now: number, locale: string): string {
  const then = new Date(at);
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
  if (days <= 0) return then.toLocaleTimeString(locale, { timeStyle: 'short' });
  if (days === 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-1, 'day');
  if (days < 7) return then.toLocaleDateString(locale, { weekday: 'short' });
  const thisYear = then.getFullYear() === new Date(now).getFullYear();
  return then.toLocaleDateString(
    locale,
    thisYear ? { day: 'numeric', month: 'short' } : { day: '2-digit', month: '2-digit', year: '2-digit' },
  );
}

const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0);
