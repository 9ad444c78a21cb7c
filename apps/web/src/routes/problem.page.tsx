import { ParleyError } from '@parley/client';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { CloudAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { usePageTitle } from '../design/page.tsx';
import { describeProblem } from '../forms/problems.ts';
import { LonePage } from './lone-page.tsx';

/** For what a page cannot do without: says what happened, offers another try, and tries by itself once online. */
export function ProblemPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  usePageTitle(t('problemPage.title'));

  useEffect(() => {
    reset();
    const retry = () => void router.invalidate();
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [reset, router]);

  const isNetwork = error instanceof ParleyError && error.code === 'NETWORK';
  const requestId = error instanceof ParleyError ? error.requestId : undefined;
  return (
    <LonePage>
      <div className="enter mx-auto flex max-w-md flex-col items-center gap-3 px-4 text-center">
        <span className="petal flex size-20 items-center justify-center bg-danger-soft text-danger">
          <CloudAlert aria-hidden className="size-8" />
        </span>
        <h1 tabIndex={-1} className="pt-2 text-display font-bold tracking-tight">
          {isNetwork ? t('problemPage.unreachable') : t('problemPage.title')}
        </h1>
        <p className="text-ink-soft">{describeProblem(error)}</p>
        {requestId && (
          <p className="text-note text-ink-soft">
            {t('problemPage.quote')} <code className="font-mono">{requestId}</code>
          </p>
        )}
        <Button className="mt-3" onClick={() => void router.invalidate()}>
          {t('common.tryAgain')}
        </Button>
      </div>
    </LonePage>
  );
}
