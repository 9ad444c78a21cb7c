import { PasswordLogin, type Tokens } from '@parley/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { mayTakeFocus } from '../../design/may-take-focus.ts';
import { Notice } from '../../design/notice.tsx';
import { PasswordField } from '../../design/password-field.tsx';
import { useContractForm } from '../../forms/use-contract-form.ts';
import { parley } from '../../session/parley.ts';
import { useServer } from '../../session/queries.ts';

interface PasswordSignInProps {
  onSignedIn: (tokens: Tokens) => Promise<void>;
}

export function PasswordSignIn({ onSignedIn }: PasswordSignInProps) {
  const { t } = useTranslation();
  const { mail } = useServer();
  const form = useContractForm({
    schema: PasswordLogin,
    defaultValues: { login: '', password: '' },
    send: async (values) => onSignedIn(await parley.auth.login(values)),
  });
  return (
    <form noValidate onSubmit={(event) => void form.submit(event)} className="flex flex-col gap-4">
      <TextField
        label={t('passwordSignIn.login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={mayTakeFocus()}
        {...form.field('login')}
      />
      <PasswordField
        label={t('password.label')}
        autoComplete="current-password"
        aside={
          mail && (
            <Link
              to="/forgot-password"
              className="text-note font-semibold text-accent underline-offset-4 hover:underline"
            >
              {t('passwordSignIn.forgot')}
            </Link>
          )
        }
        {...form.field('password')}
      />
      {form.problem && <Notice look="danger">{form.problem}</Notice>}
      <Button type="submit" busy={form.busy} className="w-full">
        {t('passwordSignIn.submit')}
      </Button>
    </form>
  );
}
