import { useTranslation } from 'react-i18next';
import { Card } from '../../design/card.tsx';
import { SwitchRow } from '../../design/switch-row.tsx';
import { useMe, useServer } from '../../session/queries.ts';
import { SettingsSection } from './settings-section.tsx';
import { useSettingsChange } from './use-settings-change.ts';

export function NotificationsPage() {
  const { t } = useTranslation();
  const { settings, email } = useMe();
  const { mail } = useServer();
  const change = useSettingsChange();
  return (
    <SettingsSection title={t('settings.notifications.name')} lead={t('settings.atOnce')}>
      <Card title={t('settings.notifications.mails')}>
        <div className="flex flex-col gap-3 p-5 sm:p-6">
          {mail ? (
            <SwitchRow
              label={t('privacy.signInMails.label')}
              hint={t('privacy.signInMails.hint')}
              checked={settings.signInMails}
              onChange={(signInMails) => change({ signInMails })}
            />
          ) : (
            <p className="text-ink-soft">{t('settings.notifications.noMail')}</p>
          )}
          {mail && email === null && (
            <p className="text-note text-warm-ink">{t('settings.notifications.noAddress')}</p>
          )}
        </div>
      </Card>
    </SettingsSection>
  );
}
