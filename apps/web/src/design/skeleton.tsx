import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';

/** The place of a line or a picture that is on its way. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden className={classes('block animate-pulse rounded-small bg-sunken', className)} />
);

/** Rows of people or sessions that are on their way. */
export function SkeletonRows({ rows = 3 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('common.loading')} className="flex flex-col">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex items-center gap-3.5 px-4 py-3.5">
          <Skeleton className="petal size-11 shrink-0" />
          <div className="flex grow flex-col gap-2">
            <Skeleton className="h-3.5 w-2/5" />
            <Skeleton className="h-3 w-3/5" />
          </div>
        </div>
      ))}
    </div>
  );
}
