import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/confirm-dialog.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { useMe, useServer } from '../../session/queries.ts';
import { GoogleMark } from '../google/google-mark.tsx';
import { AccountRow } from './account-row.tsx';
import { useAccountChange } from './use-account-change.ts';

export function GoogleRow() {
  const { t } = useTranslation();
  const { googleLinked } = useMe();
  const { signIn } = useServer();
  const [asking, setAsking] = useState(false);
  const link = useMutation({
    mutationFn: () => parley.me.linkGoogle(),
    onSuccess: ({ url }) => location.assign(url),
    onError: (error) => toasts.problem(describeProblem(error)),
  });
  const unlink = useAccountChange({
    run: () => parley.me.unlinkGoogle(),
    done: t('account.google.unlinked'),
    onDone: () => setAsking(false),
  });
  return (
    <AccountRow
      icon={<GoogleMark />}
      label="Google"
      value={googleLinked ? t('account.google.linked') : t('account.google.notLinked')}
    >
      {googleLinked ? (
        <Button look="quiet" onClick={() => setAsking(true)}>
          {t('account.google.unlink')}
        </Button>
      ) : (
        signIn.google && (
          <Button look="quiet" busy={link.isPending || link.isSuccess} onClick={() => link.mutate()}>
            {t('account.google.link')}
          </Button>
        )
      )}
      {asking && (
        <ConfirmDialog
          title={t('account.google.unlinkTitle')}
          action={t('account.google.unlink')}
          busy={unlink.isPending}
          problem={unlink.error ? describeProblem(unlink.error) : undefined}
          onConfirm={() => unlink.mutate()}
          onClose={() => setAsking(false)}
        >
          {t('account.google.unlinkText')}
        </ConfirmDialog>
      )}
    </AccountRow>
  );
}
