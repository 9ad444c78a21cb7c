import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { relativeTime } from './relative-time-text.ts';

const MINUTE_MS = 60_000;

/** "5 minutes ago" in the reader's language, kept true; the whole date on hover. */
export function RelativeTime({ at }: { at: string }) {
  const { i18n } = useTranslation();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS / 2);
    return () => clearInterval(timer);
  }, []);
  const date = new Date(at);
  return (
    <time dateTime={at} title={date.toLocaleString(i18n.language, { dateStyle: 'full', timeStyle: 'short' })}>
      {relativeTime(date.getTime(), now, i18n.language)}
    </time>
  );
}
