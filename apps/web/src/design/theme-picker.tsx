import { Monitor, Moon, Sun } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { THEMES, chooseTheme, useTheme } from './theme.ts';

const icons = { system: <Monitor />, light: <Sun />, dark: <Moon /> } as const;

export function ThemePicker() {
  const { t } = useTranslation();
  const theme = useTheme();
  return (
    <RadioGroup.Root
      aria-label={t('theme.label')}
      value={theme}
      onValueChange={(value) => {
        const chosen = THEMES.find((name) => name === value);
        if (chosen) chooseTheme(chosen);
      }}
      className="inline-flex rounded-full bg-sunken p-1"
    >
      {THEMES.map((name) => (
        <RadioGroup.Item
          key={name}
          value={name}
          aria-label={t(`theme.${name}`)}
          title={t(`theme.${name}`)}
          className="inline-flex h-9 w-11 items-center justify-center rounded-full text-ink-soft transition-colors
            hover:text-ink data-[state=checked]:bg-surface data-[state=checked]:text-accent
            data-[state=checked]:shadow-card [&_svg]:size-4.5"
        >
          {icons[name]}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
