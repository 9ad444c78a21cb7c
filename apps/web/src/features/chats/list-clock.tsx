import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { listTime } from './list-time.ts';

const MINUTE_MS = 60_000;

const dayNow = () => new Date().toDateString();

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE_MS);
  return () => clearInterval(timer);
}

/** A moment as the list tells it; what was said today is told otherwise after midnight. */
export function ListClock({ at }: { at: string }) {
  const { i18n } = useTranslation();
  useSyncExternalStore(subscribe, dayNow);
  const date = new Date(at);
  return (
    <time dateTime={at} title={date.toLocaleString(i18n.language, { dateStyle: 'full', timeStyle: 'short' })}>
      {listTime(date.getTime(), Date.now(), i18n.language)}
    </time>
  );
}
