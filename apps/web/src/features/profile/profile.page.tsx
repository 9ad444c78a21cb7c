import { useTranslation } from 'react-i18next';
import { Card } from '../../design/card.tsx';
import { toasts } from '../../design/toasts.ts';
import { SettingsSection } from '../settings/settings-section.tsx';
import { PictureField } from './picture-field.tsx';
import { ProfileForm } from './profile-form.tsx';

export function ProfilePage() {
  const { t } = useTranslation();
  return (
    <SettingsSection title={t('shell.profile')} lead={t('profile.lead')}>
      <Card title={t('profile.cardTitle')} hint={t('profile.cardHint')}>
        <div className="flex flex-col gap-6 p-5 sm:p-6">
          <PictureField />
          <ProfileForm action={t('common.save')} onSaved={() => toasts.good(t('profile.saved'))} />
        </div>
      </Card>
    </SettingsSection>
  );
}
