import { Outlet, useMatchRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { classes } from '../../design/classes.ts';
import { SettingsList } from './settings-list.tsx';

/** All sections, and beside the list (on a phone: instead of it) the one that is open. */
export function SettingsPage() {
  const { t } = useTranslation();
  const listOnly = useMatchRoute()({ to: '/settings' }) !== false;
  const Heading = listOnly ? 'h1' : 'p';
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-1 gap-x-10 px-4 py-6 sm:px-8 sm:py-10 md:grid-cols-[15rem_minmax(0,1fr)]">
      <div
        className={classes(
          'flex min-w-0 flex-col gap-4 md:sticky md:top-10 md:self-start',
          !listOnly && 'max-md:hidden',
        )}
      >
        <Heading tabIndex={-1} className="text-display font-bold tracking-tight outline-none">
          {t('shell.settings')}
        </Heading>
        <SettingsList />
      </div>
      <div className={classes('min-w-0 md:pt-1', listOnly && 'max-md:hidden')}>
        <Outlet />
      </div>
    </div>
  );
}
