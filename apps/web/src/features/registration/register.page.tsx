import { Registration } from '@parley/contracts';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { PasswordField } from '../../design/password-field.tsx';
import { useContractForm } from '../../forms/use-contract-form.ts';
import { parley } from '../../session/parley.ts';
import { useServer } from '../../session/queries.ts';
import { useEnter } from '../../session/use-enter.ts';
import { EntranceHeading } from '../entrance/entrance-heading.tsx';

const route = getRouteApi('/signed-out/register');

export function RegisterPage() {
  const { t } = useTranslation();
  const { signIn } = useServer();
  const { next } = route.useSearch();
  return (
    <>
      <EntranceHeading title={t('register.title')}>{t('register.lead')}</EntranceHeading>
      <div className="flex flex-col gap-6">
        {signIn.password ? <RegisterForm next={next} /> : <Notice>{t('register.closed')}</Notice>}
        <p className="text-center text-ink-soft">
          {t('register.alreadyHere')}{' '}
          <Link
            to="/sign-in"
            search={{ next }}
            className="font-semibold text-accent underline underline-offset-4"
          >
            {t('register.signIn')}
          </Link>
        </p>
      </div>
    </>
  );
}

function RegisterForm({ next }: { next: string | undefined }) {
  const { t } = useTranslation();
  const enter = useEnter(next);
  const form = useContractForm({
    schema: Registration,
    defaultValues: { username: '', email: '', password: '' },
    blame: { USERNAME_TAKEN: 'username', EMAIL_TAKEN: 'email' },
    send: async (values) => enter(await parley.auth.register({ ...values, locale: navigator.language })),
  });
  return (
    <form noValidate onSubmit={(event) => void form.submit(event)} className="flex flex-col gap-4">
      <TextField
        label={t('profile.username')}
        hint={t('profile.usernameHint')}
        prefix="@"
        dir="ltr"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        {...form.field('username')}
      />
      <TextField
        label={t('email.label')}
        hint={t('register.emailHint')}
        type="email"
        dir="ltr"
        autoComplete="email"
        {...form.field('email')}
      />
      <PasswordField
        label={t('password.label')}
        hint={t('password.hint')}
        autoComplete="new-password"
        {...form.field('password')}
      />
      {form.problem && <Notice look="danger">{form.problem}</Notice>}
      <Button type="submit" busy={form.busy} className="w-full">
        {t('register.submit')}
      </Button>
    </form>
  );
}
