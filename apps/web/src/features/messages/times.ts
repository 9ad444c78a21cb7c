const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes far longer than using it, so each is made once. */
function formatOf(language: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, options);
  formats.set(key, made);
  return made;
}

/** "10:32" */
export const timeOfDay = (at: string, language: string): string =>
  formatOf(language, 'time', { timeStyle: 'short' }).format(new Date(at));

/** "Friday, 20 November 2026 at 10:32" */
export const fullTime = (at: string, language: string): string =>
  formatOf(language, 'full', { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));

/** "20 November 2026 at 10:32" */
export const longTime = (at: string, language: string): string =>
  formatOf(language, 'long', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));

/** "Today", "Yesterday", a weekday of the last days; else the date, with the year where it is another one. */
export function dayName(at: string, now: number, language: string): string {
  const date = new Date(at);
  const age = daysBetween(date, new Date(now));
  if (age === 0 || age === 1) {
    return capitalised(
      new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-age, 'day'),
      language,
    );
  }
  if (age > 1 && age < 7) return formatOf(language, 'weekday', { weekday: 'long' }).format(date);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return sameYear
    ? formatOf(language, 'day', { day: 'numeric', month: 'long' }).format(date)
    : formatOf(language, 'date', { dateStyle: 'long' }).format(date);
}

function daysBetween(from: Date, to: Date): number {
  const dayOf = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((dayOf(to) - dayOf(from)) / 86_400_000);
}

function capitalised(text: string, language: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(language) + rest.join('');
}
