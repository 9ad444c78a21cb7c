import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Leads to the newest message, and says how many are new. */
export function NewestButton({ count, onPress }: { count: number; onPress: () => void }) {
  const { t, i18n } = useTranslation();
  const label = count > 0 ? t('messages.newestCount', { count }) : t('messages.newest');
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onPress}
      className="enter absolute end-4 bottom-3 z-20 flex size-11 items-center justify-center rounded-full border border-line
        bg-raised text-ink-soft shadow-float hover:text-ink"
    >
      <ChevronDown aria-hidden className="size-5.5" />
      {count > 0 && (
        <span
          aria-hidden
          className="absolute -top-2 flex min-w-6 justify-center rounded-full bg-accent px-1.5 text-note font-bold text-on-accent
            tabular-nums"
        >
          {new Intl.NumberFormat(i18n.language, { notation: 'compact' }).format(count)}
        </span>
      )}
    </button>
  );
}
