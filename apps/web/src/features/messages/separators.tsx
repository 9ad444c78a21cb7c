import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useHistoryControls } from './history-controls.ts';
import { dayName } from './times.ts';

/** The day of what is below it; leads to other days. */
export const DayPill = memo(function DayPill({ at }: { at: string }) {
  const { t, i18n } = useTranslation();
  const { goToDay } = useHistoryControls();
  const day = dayName(at, Date.now(), i18n.language);
  return (
    <button
      type="button"
      aria-label={t('messages.date.choose', { day })}
      aria-haspopup="dialog"
      onClick={() => goToDay(at)}
      className="rounded-full border border-line bg-raised px-3 py-1 text-note font-semibold text-ink-soft shadow-card
        hover:text-ink pointer-coarse:min-h-11"
    >
      {day}
    </button>
  );
});

export const DaySeparator = ({ at }: { at: string }) => (
  <div className="flex justify-center px-4 pt-4 pb-1">
    <DayPill at={at} />
  </div>
);

/** Where the unread messages began when the conversation was opened. */
export function NewDivider() {
  const { t } = useTranslation();
  return (
    <div className="flex items-center gap-3 px-4 pt-4 pb-1 text-note font-semibold text-warm-ink">
      <span aria-hidden className="h-px grow bg-warm" />
      <h3>{t('messages.newMessages')}</h3>
      <span aria-hidden className="h-px grow bg-warm" />
    </div>
  );
}
