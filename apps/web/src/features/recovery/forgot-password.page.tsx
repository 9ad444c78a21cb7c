import { PasswordForgotten } from '@parley/contracts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Button, buttonLook } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { useContractForm } from '../../forms/use-contract-form.ts';
import { parley } from '../../session/parley.ts';
import { useServer } from '../../session/queries.ts';
import { EntranceHeading } from '../entrance/entrance-heading.tsx';

export function ForgotPasswordPage() {
  const { t } = useTranslation();
  const { mail } = useServer();
  const [sentTo, setSentTo] = useState<string>();
  const form = useContractForm({
    schema: PasswordForgotten,
    defaultValues: { email: '' },
    send: async (values) => {
      await parley.auth.forgotPassword(values);
      setSentTo(values.email);
    },
  });

  if (sentTo) {
    return (
      <>
        <EntranceHeading title={t('forgot.sentTitle')} />
        <div className="flex flex-col items-start gap-6">
          <Notice look="good">
            <Trans
              i18nKey="forgot.sent"
              values={{ email: sentTo }}
              components={{ address: <strong dir="ltr" className="break-all" /> }}
            />
          </Notice>
          <Link to="/sign-in" search={{ way: 'password' }} className={buttonLook('secondary')}>
            {t('common.toSignIn')}
          </Link>
        </div>
      </>
    );
  }
  return (
    <>
      <EntranceHeading title={t('forgot.title')}>{t('forgot.lead')}</EntranceHeading>
      <form noValidate onSubmit={(event) => void form.submit(event)} className="flex flex-col gap-4">
        {!mail && <Notice look="warm">{t('forgot.noMail')}</Notice>}
        <TextField
          label={t('email.label')}
          type="email"
          dir="ltr"
          autoComplete="email"
          autoFocus
          {...form.field('email')}
        />
        {form.problem && <Notice look="danger">{form.problem}</Notice>}
        <Button type="submit" busy={form.busy} className="w-full">
          {t('forgot.submit')}
        </Button>
        <Link to="/sign-in" search={{ way: 'password' }} className={buttonLook('quiet', 'w-full')}>
          {t('common.toSignIn')}
        </Link>
      </form>
    </>
  );
}
