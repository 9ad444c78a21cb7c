import { useTranslation } from 'react-i18next';
import { Card } from '../../design/card.tsx';
import { TEXT_SIZES, chooseTextSize, useTextSize } from '../../design/text-size.ts';
import { THEMES, chooseTheme, useTheme } from '../../design/theme.ts';
import { ChoiceList } from './choice-list.tsx';
import { LanguagePicker } from './language-picker.tsx';
import { SettingsSection } from './settings-section.tsx';

export function AppearancePage() {
  const { t } = useTranslation();
  const theme = useTheme();
  const textSize = useTextSize();
  return (
    <SettingsSection title={t('settings.appearance.name')}>
      <Card>
        <div className="flex flex-col gap-6 p-5 sm:p-6">
          <ChoiceList
            label={t('settings.appearance.colours')}
            hint={t('theme.hint')}
            value={theme}
            choices={THEMES.map((value) => ({ value, name: t(`theme.${value}`) }))}
            onChoose={chooseTheme}
          />
          <ChoiceList
            label={t('settings.appearance.textSize')}
            hint={t('theme.hint')}
            value={textSize}
            choices={TEXT_SIZES.map((value) => ({ value, name: t(`settings.appearance.${value}`) }))}
            onChoose={chooseTextSize}
          />
          <p className="text-note text-ink-soft">{t('settings.appearance.motion')}</p>
        </div>
      </Card>
      <Card title={t('language.label')} hint={t('settings.appearance.languageHint')}>
        <div className="p-5 sm:p-6">
          <LanguagePicker />
        </div>
      </Card>
    </SettingsSection>
  );
}
