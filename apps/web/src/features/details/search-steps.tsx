import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../design/button.tsx';

interface SearchStepsProps {
  /** -1 before one went to any. */
  index: number;
  count: number;
  hasMore: boolean;
  onGo: (index: number) => void;
}

/** How many were found, at which of them one is, and the ways to the next ones. */
export function SearchSteps({ index, count, hasMore, onGo }: SearchStepsProps) {
  const { t } = useTranslation();
  const all = hasMore ? t('details.find.atLeast', { count }) : t('details.find.count', { count });
  return (
    <div className="flex items-center pt-1">
      <p role="status" className="grow ps-1 text-note text-ink-soft">
        {index === -1 || hasMore ? all : t('details.find.place', { number: index + 1, count })}
      </p>
      {count > 0 && (
        <>
          <IconButton
            label={t('details.find.previous')}
            aria-disabled={index <= 0}
            onClick={() => onGo(index - 1)}
          >
            <ChevronUp />
          </IconButton>
          <IconButton
            label={t('details.find.next')}
            aria-disabled={index >= count - 1}
            onClick={() => onGo(index + 1)}
          >
            <ChevronDown />
          </IconButton>
        </>
      )}
    </div>
  );
}
