import { ParleyError } from '@parley/client';
import { ERRORS, type ErrorCode, type Tokens } from '@parley/contracts';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonLook } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { Spinner } from '../../design/spinner.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { meQuery, queries } from '../../session/queries.ts';
import { currentUser } from '../../session/session.ts';
import { useEnter } from '../../session/use-enter.ts';
import { EntranceHeading } from '../entrance/entrance-heading.tsx';
import { forgetJourney, journey } from './google.ts';

const route = getRouteApi('/signed-out/auth/callback');

/** Where Google's answer arrives: with a code, with an error, or after an account was linked. */
export function GoogleCallbackPage() {
  const { t } = useTranslation();
  const { code, error, linked } = route.useSearch();
  const navigate = useNavigate();
  const [{ verifier, next }] = useState(journey);
  const enter = useEnter(next);
  const [problem, setProblem] = useState(error ? describeRefusal(error) : undefined);
  // A code is good once; React may run an effect twice.
  const begun = useRef(false);

  async function finish(): Promise<void> {
    forgetJourney();
    if (linked) {
      await queries.invalidateQueries(meQuery);
      toasts.good(t('google.linked'));
      await navigate({ to: '/settings/account', replace: true });
    } else if (code) {
      await enter(await exchange(code, verifier));
    } else if (!error) {
      await navigate({ to: '/sign-in', replace: true });
    }
  }

  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    finish().catch((failure: unknown) => setProblem(describeProblem(failure)));
  });

  return (
    <>
      <EntranceHeading title={problem ? t('google.failed') : t('google.finishing')} />
      {problem ? (
        <div className="flex flex-col items-start gap-5">
          <Notice look="danger">{problem}</Notice>
          <BackButton />
        </div>
      ) : (
        <p role="status" className="flex items-center gap-2 text-ink-soft">
          <Spinner /> {t('common.moment')}
        </p>
      )}
    </>
  );
}

const exchange = (code: string, verifier: string | undefined): Promise<Tokens> =>
  parley.auth.exchange(verifier ? { code, verifier } : { code });

/** Somebody who was linking an account goes back to the profile, everybody else to the sign-in page. */
function BackButton() {
  const { t } = useTranslation();
  const [signedIn, setSignedIn] = useState(false);
  useEffect(() => {
    currentUser().then(
      (user) => setSignedIn(user !== null),
      () => setSignedIn(false),
    );
  }, []);
  return signedIn ? (
    <Link to="/settings/account" className={buttonLook()}>
      {t('google.backToProfile')}
    </Link>
  ) : (
    <Link to="/sign-in" className={buttonLook()}>
      {t('common.toSignIn')}
    </Link>
  );
}

const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(ERRORS, text);

/** The redirect names a code of the error table; anything else is not from us and is not repeated. */
const describeRefusal = (code: string): string =>
  describeProblem(isErrorCode(code) ? new ParleyError({ code, ...ERRORS[code] }) : undefined);
