import { Phone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/confirm-dialog.tsx';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { useMe, useServer } from '../../session/queries.ts';
import { formatPhone } from '../sign-in/phone-numbers.ts';
import { AccountRow } from './account-row.tsx';
import { PhoneDialog } from './phone-dialog.tsx';
import { useAccountChange } from './use-account-change.ts';

export function PhoneRow() {
  const { t } = useTranslation();
  const { phone } = useMe();
  const { signIn } = useServer();
  const [open, setOpen] = useState<'change' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const remove = useAccountChange({
    run: () => parley.me.removePhone(),
    done: t('account.phone.removed'),
    onDone: close,
  });
  return (
    <AccountRow
      icon={<Phone aria-hidden />}
      label={t('account.phone.label')}
      value={phone ? <span dir="ltr">{formatPhone(phone)}</span> : t('account.none')}
    >
      {signIn.phone && (
        <Button look="quiet" onClick={() => setOpen('change')}>
          {phone ? t('account.change') : t('account.add')}
          <span className="sr-only">{t('account.phone.label')}</span>
        </Button>
      )}
      {phone && (
        <Button look="quiet" onClick={() => setOpen('remove')}>
          {t('account.remove')}
          <span className="sr-only">{t('account.phone.label')}</span>
        </Button>
      )}
      {open === 'change' && <PhoneDialog onClose={close} />}
      {open === 'remove' && (
        <ConfirmDialog
          title={t('account.phone.removeTitle')}
          action={t('account.remove')}
          busy={remove.isPending}
          problem={remove.error ? describeProblem(remove.error) : undefined}
          onConfirm={() => remove.mutate()}
          onClose={close}
        >
          {t('account.phone.removeText')}
        </ConfirmDialog>
      )}
    </AccountRow>
  );
}
