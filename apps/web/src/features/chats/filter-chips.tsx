import { useTranslation } from 'react-i18next';
import { FILTERS, type Filter } from './filters.ts';

interface FilterChipsProps {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

export function FilterChips({ filter, onChange }: FilterChipsProps) {
  const { t } = useTranslation();
  return (
    <div
      role="group"
      aria-label={t('chats.filter.label')}
      className="flex shrink-0 gap-1.5 overflow-x-auto px-3 pb-2"
    >
      {FILTERS.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={filter === name}
          onClick={() => onChange(name)}
          className="min-h-11 shrink-0 rounded-full px-3.5 text-note font-semibold text-ink-soft transition-colors
            hover:bg-sunken focus-visible:-outline-offset-2 aria-pressed:bg-accent-soft aria-pressed:text-accent md:min-h-8"
        >
          {t(`chats.filter.${name}`)}
        </button>
      ))}
    </div>
  );
}
