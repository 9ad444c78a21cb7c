import { Link } from '@tanstack/react-router';
import { MapPinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonLook } from '../design/button.tsx';
import { usePageTitle } from '../design/page.tsx';
import { LonePage } from './lone-page.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  usePageTitle(t('notFound.title'));
  return (
    <LonePage>
      <div className="enter mx-auto flex max-w-md flex-col items-center gap-3 px-4 text-center">
        <span className="petal flex size-20 items-center justify-center bg-warm-soft text-warm-ink">
          <MapPinOff aria-hidden className="size-8" />
        </span>
        <h1 tabIndex={-1} className="pt-2 text-display font-bold tracking-tight">
          {t('notFound.title')}
        </h1>
        <p className="text-ink-soft">{t('notFound.text')}</p>
        <Link to="/" className={buttonLook('primary', 'mt-3')}>
          {t('common.toStart')}
        </Link>
      </div>
    </LonePage>
  );
}
