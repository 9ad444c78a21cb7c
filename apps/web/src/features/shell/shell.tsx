import { Link, Outlet } from '@tanstack/react-router';
import { House, MonitorSmartphone, Search, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { Logo } from '../../design/logo.tsx';
import { useMe } from '../../session/queries.ts';
import { SignOutButton } from './sign-out-button.tsx';
import { useFetchAhead } from './use-fetch-ahead.ts';

const places = [
  { to: '/', name: 'home', icon: <House aria-hidden /> },
  { to: '/people', name: 'people', icon: <Search aria-hidden /> },
  { to: '/profile', name: 'profile', icon: <UserRound aria-hidden /> },
  { to: '/sessions', name: 'sessions', icon: <MonitorSmartphone aria-hidden /> },
] as const;

/** The frame of every page for people who have signed in: navigation at the side of a desk, at the foot of a phone. */
export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  useFetchAhead();
  return (
    <div className="flex min-h-dvh flex-col md:flex-row">
      <a
        href="#content"
        className="sr-only rounded-control bg-accent px-4 py-2 font-semibold text-on-accent focus:not-sr-only focus:fixed
          focus:start-4 focus:top-4 focus:z-50 focus:px-4 focus:py-2"
      >
        {t('shell.skip')}
      </a>
      <div
        className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)]
          md:sticky md:inset-x-auto md:top-0 md:flex md:h-dvh md:w-60 md:shrink-0 md:flex-col md:border-e md:border-t-0
          md:bg-transparent md:p-4"
      >
        <Link to="/" className="mb-6 hidden self-start rounded-control px-2 pt-2 md:block">
          <Logo />
        </Link>
        <nav aria-label={t('shell.navigation')}>
          <ul className="grid grid-cols-4 md:flex md:flex-col md:gap-1">
            {places.map(({ to, name, icon }) => (
              <li key={to}>
                <Link
                  to={to}
                  activeOptions={{ exact: to === '/', includeSearch: false }}
                  className="flex min-h-16 flex-col items-center justify-center gap-0.5 px-1 text-note font-semibold
                    text-ink-soft transition-colors hover:text-ink data-[status=active]:text-accent md:min-h-11
                    md:flex-row md:justify-start md:gap-3 md:rounded-control md:px-3 md:text-body md:hover:bg-sunken
                    md:data-[status=active]:bg-accent-soft [&_svg]:size-5.5 md:[&_svg]:size-5"
                >
                  {icon}
                  {t(`shell.${name}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="mt-auto hidden items-center gap-3 px-2 md:flex">
          <Avatar person={me} size="small" />
          <div className="min-w-0 grow leading-tight">
            <p className="truncate font-semibold">
              <bdi>{me.displayName}</bdi>
            </p>
            <p className="truncate text-note text-ink-soft">
              <bdi dir="ltr">@{me.username}</bdi>
            </p>
          </div>
          <SignOutButton />
        </div>
      </div>
      <main id="content" tabIndex={-1} className="min-w-0 grow pb-20 outline-none md:pb-0">
        <Outlet />
      </main>
    </div>
  );
}
