import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, buttonLook } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { Spinner } from '../../design/spinner.tsx';
import { describeProblem } from '../../forms/problems.ts';
import { ParleyError } from '@parley/client';
import { parley } from '../../session/parley.ts';
import { meQuery, queries } from '../../session/queries.ts';
import { useLinkToken } from '../../session/use-link-token.ts';
import { EntranceHeading } from '../entrance/entrance-heading.tsx';

export function ConfirmEmailPage() {
  const { t } = useTranslation();
  const token = useLinkToken();
  // A query rather than an effect: it runs once for a token, however often the page is drawn.
  const confirmation = useQuery({
    queryKey: ['email-confirmation', token],
    queryFn: async () => {
      await parley.auth.confirmEmail({ token });
      await queries.invalidateQueries(meQuery);
      return true;
    },
    enabled: token !== '',
    staleTime: Infinity,
  });
  const retryable = confirmation.error instanceof ParleyError && confirmation.error.retryable;

  if (confirmation.isSuccess) {
    return (
      <>
        <EntranceHeading title={t('confirmEmail.doneTitle')} />
        <div className="flex flex-col items-start gap-5">
          <Notice look="good">{t('confirmEmail.done')}</Notice>
          <Link to="/" className={buttonLook()}>
            {t('confirmEmail.goOn')}
          </Link>
        </div>
      </>
    );
  }
  if (confirmation.isError || token === '') {
    return (
      <>
        <EntranceHeading title={t('confirmEmail.failedTitle')} />
        <div className="flex flex-col items-start gap-5">
          <Notice look="danger">
            {retryable ? describeProblem(confirmation.error) : t('confirmEmail.stale')}
          </Notice>
          {retryable ? (
            <Button onClick={() => void confirmation.refetch()}>{t('common.tryAgain')}</Button>
          ) : (
            <Link to="/settings/account" className={buttonLook()}>
              {t('confirmEmail.toProfile')}
            </Link>
          )}
        </div>
      </>
    );
  }
  return (
    <>
      <EntranceHeading title={t('confirmEmail.title')} />
      <p role="status" className="flex items-center gap-2 text-ink-soft">
        <Spinner /> {t('common.moment')}
      </p>
    </>
  );
}
