import { useTranslation } from 'react-i18next';
import { Card } from '../../design/card.tsx';
import { useMe, useServer } from '../../session/queries.ts';
import { SettingsSection } from '../settings/settings-section.tsx';
import { DeleteAccount } from './delete-account.tsx';
import { EmailRow } from './email-row.tsx';
import { GoogleRow } from './google-row.tsx';
import { PasswordRow } from './password-row.tsx';
import { PhoneRow } from './phone-row.tsx';

export function AccountPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { signIn, mail } = useServer();
  return (
    <SettingsSection title={t('settings.account.name')}>
      <Card title={t('account.title')} hint={t('account.hint')}>
        <ul className="divide-y divide-line pt-2">
          {(signIn.phone || me.phone) && <PhoneRow />}
          {(mail || me.email) && <EmailRow />}
          {signIn.password && <PasswordRow />}
          {(signIn.google || me.googleLinked) && <GoogleRow />}
        </ul>
      </Card>
      <DeleteAccount />
    </SettingsSection>
  );
}
