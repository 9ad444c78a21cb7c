import { LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../design/button.tsx';
import { Spinner } from '../../design/spinner.tsx';
import { useSignOut } from './use-sign-out.ts';

export function SignOutButton() {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <IconButton label={t('shell.signOut')} onClick={() => signOut.mutate()}>
      {signOut.isPending ? <Spinner /> : <LogOut className="rtl:rotate-180" />}
    </IconButton>
  );
}
