import { type Message } from '@parley/contracts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { describeArrivals, isWorthSaying } from './arrivals.ts';

/** What comes within this time is told together, so that a busy room does not talk without end. */
const GATHER_MS = 1500;

/** Tells those who listen to the page what has come, wherever it came. */
export function ArrivalsRegion() {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  useEffect(() => {
    let gathered: Message[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      setSaid(describeArrivals(gathered, chat.getState(), t));
      gathered = [];
      timer = undefined;
    };
    const ignore = chat.on('message', (message) => {
      if (!isWorthSaying(message, chat.getState(), Date.now())) return;
      gathered.push(message);
      timer ??= setTimeout(tell, GATHER_MS);
    });
    return () => {
      ignore();
      clearTimeout(timer);
    };
  }, [t]);
  return (
    <div role="log" aria-live="polite" aria-label={t('arrivals.label')} className="sr-only">
      {said}
    </div>
  );
}
