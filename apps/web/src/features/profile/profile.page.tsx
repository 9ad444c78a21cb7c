import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { Card } from '../../design/card.tsx';
import { Page } from '../../design/page.tsx';
import { ThemePicker } from '../../design/theme-picker.tsx';
import { toasts } from '../../design/toasts.ts';
import { useMe, useServer } from '../../session/queries.ts';
import { DeleteAccount } from '../account/delete-account.tsx';
import { EmailRow } from '../account/email-row.tsx';
import { GoogleRow } from '../account/google-row.tsx';
import { PasswordRow } from '../account/password-row.tsx';
import { PhoneRow } from '../account/phone-row.tsx';
import { SignOutButton } from '../shell/sign-out-button.tsx';
import { PrivacySettings } from './privacy-settings.tsx';
import { ProfileForm } from './profile-form.tsx';

export function ProfilePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { signIn, mail } = useServer();
  return (
    <Page
      title={t('shell.profile')}
      lead={t('profile.lead')}
      aside={
        <span className="md:hidden">
          <SignOutButton />
        </span>
      }
    >
      <Card title={t('profile.cardTitle')} hint={t('profile.cardHint')}>
        <div className="flex flex-col gap-6 p-5 sm:flex-row sm:p-6">
          <Avatar person={me} size="large" />
          <div className="min-w-0 grow">
            <ProfileForm action={t('common.save')} onSaved={() => toasts.good(t('profile.saved'))} />
          </div>
        </div>
      </Card>
      <Card title={t('account.title')} hint={t('account.hint')}>
        <ul className="divide-y divide-line pt-2">
          {(signIn.phone || me.phone) && <PhoneRow />}
          {(mail || me.email) && <EmailRow />}
          {signIn.password && <PasswordRow />}
          {(signIn.google || me.googleLinked) && <GoogleRow />}
        </ul>
      </Card>
      <PrivacySettings />
      <Card title={t('theme.label')} hint={t('theme.hint')}>
        <div className="p-5 sm:p-6">
          <ThemePicker />
        </div>
      </Card>
      <DeleteAccount />
    </Page>
  );
}
