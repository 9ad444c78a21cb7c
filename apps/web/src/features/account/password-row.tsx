import { PasswordChange } from '@parley/contracts';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Notice } from '../../design/notice.tsx';
import { PasswordField } from '../../design/password-field.tsx';
import { toasts } from '../../design/toasts.ts';
import { useContractForm } from '../../forms/use-contract-form.ts';
import { parley } from '../../session/parley.ts';
import { meQuery, queries, useMe } from '../../session/queries.ts';
import { AccountRow } from './account-row.tsx';

export function PasswordRow() {
  const { t } = useTranslation();
  const { hasPassword } = useMe();
  const [open, setOpen] = useState(false);
  return (
    <AccountRow
      icon={<KeyRound aria-hidden />}
      label={t('password.label')}
      value={hasPassword ? t('account.password.set') : t('account.none')}
    >
      <Button look="quiet" onClick={() => setOpen(true)}>
        {hasPassword ? t('account.change') : t('account.add')}
        <span className="sr-only">{t('password.label')}</span>
      </Button>
      {open && <PasswordDialog hasPassword={hasPassword} onClose={() => setOpen(false)} />}
    </AccountRow>
  );
}

function PasswordDialog({ hasPassword, onClose }: { hasPassword: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useContractForm({
    schema: hasPassword ? PasswordChange.required({ currentPassword: true }) : PasswordChange,
    defaultValues: hasPassword ? { currentPassword: '', newPassword: '' } : { newPassword: '' },
    blame: { INVALID_CREDENTIALS: 'currentPassword', PASSWORD_REQUIRED: 'currentPassword' },
    send: async (values) => {
      await parley.me.changePassword(values);
      await queries.invalidateQueries(meQuery);
      toasts.good(t('account.password.changed'));
      onClose();
    },
  });
  return (
    <Dialog
      title={hasPassword ? t('account.password.changeTitle') : t('account.password.addTitle')}
      onClose={onClose}
    >
      <form noValidate onSubmit={(event) => void form.submit(event)} className="flex flex-col gap-4">
        {hasPassword && (
          <PasswordField
            label={t('password.current')}
            autoComplete="current-password"
            {...form.field('currentPassword')}
          />
        )}
        <PasswordField
          label={t('password.new')}
          hint={t('password.hint')}
          autoComplete="new-password"
          {...form.field('newPassword')}
        />
        {form.problem && <Notice look="danger">{form.problem}</Notice>}
        <Button type="submit" busy={form.busy}>
          {t('account.password.submit')}
        </Button>
      </form>
    </Dialog>
  );
}
