import { CloudAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { State } from '../design/state.tsx';
import { describeProblem } from './problems.ts';

interface ProblemStateProps {
  error: Error;
  onRetry: () => void;
}

/** A part of a page that could not be loaded; tries again by itself once the network is back. */
export function ProblemState({ error, onRetry }: ProblemStateProps) {
  const { t } = useTranslation();
  useEffect(() => {
    addEventListener('online', onRetry);
    return () => removeEventListener('online', onRetry);
  }, [onRetry]);
  return (
    <div role="alert">
      <State
        icon={<CloudAlert aria-hidden />}
        title={t('common.notLoaded')}
        action={<Button onClick={onRetry}>{t('common.tryAgain')}</Button>}
      >
        {describeProblem(error)}
      </State>
    </div>
  );
}
