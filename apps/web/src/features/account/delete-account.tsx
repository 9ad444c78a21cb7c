import { AccountDeletion } from '@parley/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Notice } from '../../design/notice.tsx';
import { PasswordField } from '../../design/password-field.tsx';
import { toasts } from '../../design/toasts.ts';
import { useContractForm } from '../../forms/use-contract-form.ts';
import { parley } from '../../session/parley.ts';
import { useMe } from '../../session/queries.ts';

const FAREWELL_MS = 20_000;

export function DeleteAccount() {
  const { t } = useTranslation();
  const { hasPassword } = useMe();
  const [open, setOpen] = useState(false);
  return (
    <Card title={t('deletion.title')} hint={t('deletion.hint')}>
      <div className="p-5 sm:p-6">
        <Button look="danger-secondary" onClick={() => setOpen(true)}>
          {t('deletion.open')}
        </Button>
      </div>
      {open && <DeleteDialog hasPassword={hasPassword} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function DeleteDialog({ hasPassword, onClose }: { hasPassword: boolean; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const form = useContractForm({
    schema: hasPassword ? AccountDeletion.required() : AccountDeletion,
    defaultValues: hasPassword ? { password: '' } : {},
    blame: { INVALID_CREDENTIALS: 'password', PASSWORD_REQUIRED: 'password' },
    send: async (values) => {
      const { deletedAfter } = await parley.me.delete(values);
      const date = new Date(deletedAfter).toLocaleDateString(i18n.language, { dateStyle: 'long' });
      toasts.good(t('deletion.done', { date }), { durationMs: FAREWELL_MS });
    },
  });
  return (
    <Dialog title={t('deletion.title')} onClose={onClose}>
      <form noValidate onSubmit={(event) => void form.submit(event)} className="flex flex-col gap-4">
        <p className="text-ink-soft">{t('deletion.text')}</p>
        {hasPassword && (
          <PasswordField
            label={t('password.current')}
            autoComplete="current-password"
            {...form.field('password')}
          />
        )}
        {form.problem && <Notice look="danger">{form.problem}</Notice>}
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="secondary" onClick={onClose}>
            {t('deletion.keep')}
          </Button>
          <Button type="submit" look="danger" busy={form.busy}>
            {t('deletion.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
