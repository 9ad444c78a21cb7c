import { Pin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { TickMark } from './tick-mark.tsx';
import { type Tick } from './ticks.ts';
import { fullTime, timeOfDay } from './times.ts';

export interface Meta {
  at: string;
  editedAt: string | null;
  pinned: boolean;
  /** Only of one's own messages. */
  tick: Tick | 'waiting' | 'failed' | null;
  readers?: number | undefined;
}

/** When it was said, whether it was changed since, and how far it has got. */
export function MessageMeta({ at, editedAt, pinned, tick, readers }: Meta) {
  const { t, i18n } = useTranslation();
  return (
    <span className="inline-flex items-center gap-1 text-note leading-none whitespace-nowrap text-ink-soft">
      {pinned && <Pin role="img" aria-label={t('messages.pinned')} className="size-3.5" />}
      {editedAt !== null && (
        <span title={fullTime(editedAt, i18n.language)} className="italic">
          {t('messages.edited')}
        </span>
      )}
      <time dateTime={at} title={fullTime(at, i18n.language)} className="tabular-nums">
        {timeOfDay(at, i18n.language)}
      </time>
      {tick && <TickMark state={tick} readers={readers} />}
    </span>
  );
}

const CHARACTER_EM = 0.5;
const ICON_EM = 1.4;

/** Keeps the end of the last line free for what stands there; wide enough for any language, without being measured. */
export function MetaRoom({ at, editedAt, pinned, tick }: Meta) {
  const { t, i18n } = useTranslation();
  const characters =
    timeOfDay(at, i18n.language).length + (editedAt === null ? 0 : t('messages.edited').length + 1);
  const icons = Number(pinned) + Number(tick !== null);
  const width = `${characters * CHARACTER_EM + icons * ICON_EM + 0.75}em`;
  return <span aria-hidden style={{ width }} className="inline-block h-3" />;
}
