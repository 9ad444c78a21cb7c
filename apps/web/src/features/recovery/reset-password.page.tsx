import { PasswordReset } from '@parley/contracts';
import { ParleyError } from '@parley/client';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonLook } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { PasswordField } from '../../design/password-field.tsx';
import { toasts } from '../../design/toasts.ts';
import { useContractForm } from '../../forms/use-contract-form.ts';
import { parley } from '../../session/parley.ts';
import { useLinkToken } from '../../session/use-link-token.ts';
import { EntranceHeading } from '../entrance/entrance-heading.tsx';

export function ResetPasswordPage() {
  const { t } = useTranslation();
  const token = useLinkToken();
  const [stale, setStale] = useState(token === '');
  return (
    <>
      <EntranceHeading title={t('reset.title')}>{!stale && t('reset.lead')}</EntranceHeading>
      {stale ? <StaleLink /> : <ResetForm token={token} onStale={() => setStale(true)} />}
    </>
  );
}

function ResetForm({ token, onStale }: { token: string; onStale: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useContractForm({
    schema: PasswordReset,
    defaultValues: { token, password: '' },
    send: async (values) => {
      try {
        await parley.auth.resetPassword(values);
      } catch (error) {
        if (!(error instanceof ParleyError && error.code === 'LINK_INVALID')) throw error;
        onStale();
        return;
      }
      toasts.good(t('reset.done'));
      await navigate({ to: '/sign-in', search: { way: 'password' }, replace: true });
    },
  });
  return (
    <form noValidate onSubmit={(event) => void form.submit(event)} className="flex flex-col gap-4">
      <PasswordField
        label={t('password.new')}
        hint={t('password.hint')}
        autoComplete="new-password"
        autoFocus
        {...form.field('password')}
      />
      {form.problem && <Notice look="danger">{form.problem}</Notice>}
      <Button type="submit" busy={form.busy} className="w-full">
        {t('reset.submit')}
      </Button>
    </form>
  );
}

function StaleLink() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col items-start gap-5">
      <Notice look="danger">{t('reset.stale')}</Notice>
      <Link to="/forgot-password" className={buttonLook()}>
        {t('reset.again')}
      </Link>
    </div>
  );
}
