import { useTranslation } from 'react-i18next';
import { classes } from '../../design/classes.ts';
import { Skeleton } from '../../design/skeleton.tsx';

const BUBBLES = [
  { mine: false, size: 'h-12 w-56' },
  { mine: false, size: 'h-20 w-72' },
  { mine: true, size: 'h-12 w-48' },
  { mine: false, size: 'h-12 w-64' },
  { mine: true, size: 'h-24 w-72' },
  { mine: true, size: 'h-12 w-40' },
];

/** The place of messages that are on their way. */
export function HistorySkeleton() {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      aria-label={t('common.loading')}
      className="flex h-full flex-col justify-end gap-2 overflow-clip p-5"
    >
      {BUBBLES.map(({ mine, size }, index) => (
        <div key={index} className={classes('flex', mine && 'justify-end')}>
          <Skeleton
            className={`${size} max-w-[80%] rounded-card ${mine ? 'rounded-ee-small' : 'rounded-es-small'}`}
          />
        </div>
      ))}
    </div>
  );
}
