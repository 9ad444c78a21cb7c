import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../design/page.tsx';
import { ProfilePage } from '../profile/profile.page.tsx';

/** What stands beside the list before a section was chosen. On a phone nothing does. */
export function SettingsStartPage() {
  const { t } = useTranslation();
  usePageTitle(t('shell.settings'));
  return <ProfilePage />;
}
