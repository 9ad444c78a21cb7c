import { Link, type LinkProps, useMatchRoute } from '@tanstack/react-router';
import {
  Ban,
  Bell,
  ChevronRight,
  Info,
  Keyboard,
  KeyRound,
  Lock,
  LogOut,
  MonitorSmartphone,
  Palette,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { classes } from '../../design/classes.ts';
import { Spinner } from '../../design/spinner.tsx';
import { useMe, useServer } from '../../session/queries.ts';
import { ShortcutsDialog } from '../shell/shortcuts-dialog.tsx';
import { useSignOut } from '../shell/use-sign-out.ts';

const rowLook =
  'flex min-h-12 w-full items-center gap-3 rounded-control px-3 text-start font-semibold transition-colors ' +
  'hover:bg-sunken data-[status=active]:bg-accent-soft md:min-h-11 [&>svg]:size-5 [&>svg]:shrink-0 [&>svg:first-child]:text-ink-soft';

export function SettingsList() {
  const { t } = useTranslation();
  const { mail } = useServer();
  return (
    <nav aria-label={t('shell.settings')} className="flex flex-col gap-3">
      <YouRow />
      <ul className="flex flex-col border-t border-line pt-3">
        <Row to="/settings/account" icon={<KeyRound aria-hidden />} name={t('settings.account.name')} />
        <Row to="/settings/privacy" icon={<Lock aria-hidden />} name={t('settings.privacy.name')} />
        <Row
          to="/settings/devices"
          icon={<MonitorSmartphone aria-hidden />}
          name={t('settings.devices.name')}
        />
        {mail && (
          <Row
            to="/settings/notifications"
            icon={<Bell aria-hidden />}
            name={t('settings.notifications.name')}
          />
        )}
        <Row to="/settings/appearance" icon={<Palette aria-hidden />} name={t('settings.appearance.name')} />
        <Row
          to="/people"
          search={{ show: 'blocked' }}
          icon={<Ban aria-hidden />}
          name={t('settings.blocked')}
        />
        <ShortcutsRow />
        <Row to="/settings/about" icon={<Info aria-hidden />} name={t('settings.about.name')} />
      </ul>
      <div className="border-t border-line pt-3">
        <SignOutRow />
      </div>
    </nav>
  );
}

function YouRow() {
  const me = useMe();
  const atStart = useMatchRoute()({ to: '/settings' }) !== false;
  return (
    <Link
      to="/settings/profile"
      className={classes(
        'flex items-center gap-3 rounded-control p-3 hover:bg-sunken data-[status=active]:bg-accent-soft',
        atStart && 'md:bg-accent-soft',
      )}
    >
      <Avatar person={me} />
      <span className="min-w-0 grow leading-tight">
        <span dir="auto" className="block truncate text-along font-semibold">
          {me.displayName}
        </span>
        <span className="block truncate text-note text-ink-soft">
          <bdi dir="ltr">@{me.username}</bdi>
        </span>
      </span>
      <Onward />
    </Link>
  );
}

interface RowProps extends Pick<LinkProps, 'to' | 'search'> {
  icon: ReactNode;
  name: string;
}

const Row = ({ icon, name, ...way }: RowProps) => (
  <li>
    <Link {...way} className={rowLook}>
      {icon}
      <span className="min-w-0 grow truncate">{name}</span>
      <Onward />
    </Link>
  </li>
);

const Onward = () => <ChevronRight aria-hidden className="size-5 text-ink-soft md:hidden rtl:rotate-180" />;

/** Phones have no keyboard to take short cuts on. */
function ShortcutsRow() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <li className="max-md:hidden">
      <button type="button" className={rowLook} onClick={() => setOpen(true)}>
        <Keyboard aria-hidden />
        {t('shortcuts.open')}
      </button>
      {open && <ShortcutsDialog onClose={() => setOpen(false)} />}
    </li>
  );
}

function SignOutRow() {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <button
      type="button"
      className={classes(rowLook, 'text-danger')}
      onClick={() => {
        if (!signOut.isPending) signOut.mutate();
      }}
    >
      {signOut.isPending ? <Spinner /> : <LogOut aria-hidden className="rtl:rotate-180" />}
      {t('shell.signOut')}
    </button>
  );
}
