import { useTranslation } from 'react-i18next';
import { Mark } from '../design/logo.tsx';

export function PendingPage() {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      aria-label={t('common.loading')}
      className="flex min-h-[60dvh] items-center justify-center"
    >
      <Mark className="size-14 animate-pulse" />
    </div>
  );
}
