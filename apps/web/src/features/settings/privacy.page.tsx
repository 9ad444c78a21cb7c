import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonLook } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { SwitchRow } from '../../design/switch-row.tsx';
import { useMe } from '../../session/queries.ts';
import { ChoiceList } from './choice-list.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useSettingsChange } from './use-settings-change.ts';

const AUDIENCES = ['everyone', 'friends', 'nobody'] as const;

export function PrivacyPage() {
  const { t } = useTranslation();
  const { settings } = useMe();
  const change = useSettingsChange();
  return (
    <SettingsSection title={t('settings.privacy.name')} lead={t('settings.atOnce')}>
      <Card title={t('settings.privacy.seen')}>
        <div className="flex flex-col gap-6 p-5 sm:p-6">
          <ChoiceList
            label={t('privacy.lastSeen.label')}
            hint={t('privacy.lastSeen.hint')}
            value={settings.lastSeen}
            choices={AUDIENCES.map((value) => ({ value, name: t(`privacy.audience.${value}`) }))}
            onChoose={(lastSeen) => change({ lastSeen })}
          />
          <SwitchRow
            label={t('privacy.readReceipts.label')}
            hint={t('privacy.readReceipts.hint')}
            checked={settings.readReceipts}
            onChange={(readReceipts) => change({ readReceipts })}
          />
        </div>
      </Card>
      <Card title={t('settings.privacy.found')} hint={t('settings.privacy.foundHint')}>
        <div className="flex flex-col gap-5 p-5 sm:p-6">
          {(['findByPhone', 'findByEmail'] as const).map((name) => (
            <SwitchRow
              key={name}
              label={t(`privacy.${name}.label`)}
              hint={t(`privacy.${name}.hint`)}
              checked={settings[name]}
              onChange={(checked) => change({ [name]: checked })}
            />
          ))}
        </div>
      </Card>
      <Card title={t('settings.blocked')} hint={t('settings.privacy.blockedHint')}>
        <div className="p-5 sm:p-6">
          <Link to="/people" search={{ show: 'blocked' }} className={buttonLook('secondary')}>
            {t('settings.privacy.showBlocked')}
          </Link>
        </div>
      </Card>
    </SettingsSection>
  );
}
