import { useNavigate } from '@tanstack/react-router';
import { Keyboard, LogOut, Monitor, MonitorSmartphone, Moon, Sun, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { chooseTheme, THEMES, useTheme } from '../../design/theme.ts';
import { FloatingMenu, MenuChoice, MenuHead, MenuItem, MenuLine } from '../../menus/floating-menu.tsx';
import { type ButtonMenuProps } from '../../menus/menu-button.tsx';
import { useMe } from '../../session/queries.ts';
import { showShortcuts } from './shortcuts-help.ts';
import { useSignOut } from './use-sign-out.ts';

const icons = { system: <Monitor />, light: <Sun />, dark: <Moon /> } as const;

/** One's own things, at the foot of the rail. */
export function AccountMenu(menu: ButtonMenuProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const theme = useTheme();
  const signOut = useSignOut();
  return (
    <FloatingMenu label={t('shell.account')} {...menu}>
      <MenuHead>
        <bdi className="block truncate font-bold">{me.displayName}</bdi>
        <span dir="ltr" className="block truncate text-start text-note text-ink-soft">
          @{me.username}
        </span>
      </MenuHead>
      <MenuLine />
      <MenuItem icon={<UserRound />} onSelect={() => void navigate({ to: '/settings/profile' })}>
        {t('shell.profile')}
      </MenuItem>
      <MenuItem icon={<MonitorSmartphone />} onSelect={() => void navigate({ to: '/settings/devices' })}>
        {t('shell.sessions')}
      </MenuItem>
      <MenuItem icon={<Keyboard />} onSelect={showShortcuts}>
        {t('shortcuts.open')}
      </MenuItem>
      <MenuLine />
      <MenuChoice
        label={t('theme.label')}
        value={theme}
        options={THEMES.map((name) => ({ value: name, label: t(`theme.${name}`), icon: icons[name] }))}
        onChoose={chooseTheme}
      />
      <MenuLine />
      <MenuItem icon={<LogOut className="rtl:rotate-180" />} look="danger" onSelect={() => signOut.mutate()}>
        {t('shell.signOut')}
      </MenuItem>
    </FloatingMenu>
  );
}
