import { type OtpSent } from '@parley/contracts';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { useCountdown } from './use-countdown.ts';

interface ResendCodeProps {
  sent: OtpSent;
  onResend: () => Promise<void>;
}

/** Another code, once the server allows one. */
export function ResendCode({ sent, onResend }: ResendCodeProps) {
  const { t } = useTranslation();
  const [since, setSince] = useState(() => Date.now());
  useEffect(() => setSince(Date.now()), [sent]);
  const left = useCountdown(since, sent.resendAfter);
  const resend = useMutation({
    mutationFn: onResend,
    onError: (error) => toasts.problem(describeProblem(error)),
  });

  if (left > 0) {
    return (
      <p className="px-4 py-2 text-ink-soft tabular-nums">
        {t('code.resendIn', { time: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` })}
      </p>
    );
  }
  return (
    <Button look="quiet" busy={resend.isPending} onClick={() => resend.mutate()}>
      {t('code.resend')}
    </Button>
  );
}
