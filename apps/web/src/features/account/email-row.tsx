import { EmailChange } from '@parley/contracts';
import { Mail } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/confirm-dialog.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { TextField } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { useContractForm } from '../../forms/use-contract-form.ts';
import { parley } from '../../session/parley.ts';
import { useKeepMe, useMe, useServer } from '../../session/queries.ts';
import { AccountRow } from './account-row.tsx';
import { useAccountChange } from './use-account-change.ts';

export function EmailRow() {
  const { t } = useTranslation();
  const me = useMe();
  const { mail } = useServer();
  const [open, setOpen] = useState<'change' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const remove = useAccountChange({
    run: () => parley.me.removeEmail(),
    done: t('account.email.removed'),
    onDone: close,
  });
  const waiting = me.pendingEmail ?? (me.email && !me.emailVerified ? me.email : null);
  return (
    <AccountRow
      icon={<Mail aria-hidden />}
      label={t('email.label')}
      value={
        <>
          <p dir="ltr" className="break-all text-start">
            {me.email ?? (me.pendingEmail ? null : t('account.none'))}
          </p>
          {waiting && (
            <p className="break-words text-note font-medium text-warm-ink">
              {t('account.email.waiting', { email: waiting })}
            </p>
          )}
        </>
      }
    >
      {mail && (
        <Button look="quiet" onClick={() => setOpen('change')}>
          {(me.email ?? me.pendingEmail) ? t('account.change') : t('account.add')}
          <span className="sr-only">{t('email.label')}</span>
        </Button>
      )}
      {me.email && (
        <Button look="quiet" onClick={() => setOpen('remove')}>
          {t('account.remove')}
          <span className="sr-only">{t('email.label')}</span>
        </Button>
      )}
      {open === 'change' && <EmailDialog initialEmail={waiting ?? ''} onClose={close} />}
      {open === 'remove' && (
        <ConfirmDialog
          title={t('account.email.removeTitle')}
          action={t('account.remove')}
          busy={remove.isPending}
          problem={remove.error ? describeProblem(remove.error) : undefined}
          onConfirm={() => remove.mutate()}
          onClose={close}
        >
          {t('account.email.removeText')}
        </ConfirmDialog>
      )}
    </AccountRow>
  );
}

function EmailDialog({ initialEmail, onClose }: { initialEmail: string; onClose: () => void }) {
  const { t } = useTranslation();
  const keepMe = useKeepMe();
  const form = useContractForm({
    schema: EmailChange,
    defaultValues: { email: initialEmail },
    blame: { EMAIL_TAKEN: 'email' },
    send: async (values) => {
      keepMe(await parley.me.changeEmail(values));
      toasts.good(t('account.email.sent', { email: values.email }));
      onClose();
    },
  });
  return (
    <Dialog title={t('account.email.changeTitle')} onClose={onClose}>
      <form noValidate onSubmit={(event) => void form.submit(event)} className="flex flex-col gap-4">
        <TextField
          label={t('email.label')}
          hint={t('account.email.hint')}
          type="email"
          dir="ltr"
          autoComplete="email"
          {...form.field('email')}
        />
        {form.problem && <Notice look="danger">{form.problem}</Notice>}
        <Button type="submit" busy={form.busy}>
          {t('account.email.submit')}
        </Button>
      </form>
    </Dialog>
  );
}
