import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Logo } from '../../design/logo.tsx';
import { ThemePicker } from '../../design/theme-picker.tsx';
import { useServer } from '../../session/queries.ts';
import { LanguagePicker } from '../settings/language-picker.tsx';
import { Meeting } from './meeting.tsx';

/** The frame of every page for people who have not signed in. */
export function Entrance() {
  const { t } = useTranslation();
  const server = useServer();
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,11fr)_minmax(0,9fr)]">
      <aside className="sticky top-0 hidden h-dvh overflow-hidden bg-deep text-on-deep lg:block">
        <Meeting className="absolute inset-x-0 bottom-0 h-[68%] w-full" />
        <div className="relative flex flex-col gap-4 p-12 xl:p-16">
          <p className="max-w-[11ch] text-hero font-extrabold tracking-tight">{t('entrance.promise')}</p>
          <p className="max-w-sm text-lead text-balance text-on-deep-soft">{t('entrance.text')}</p>
        </div>
      </aside>
      <div className="flex min-w-0 flex-col">
        <header className="flex flex-wrap items-center justify-between gap-3 px-4 pt-4 sm:px-10 sm:pt-8">
          <Link to="/sign-in" className="rounded-control">
            <Logo />
          </Link>
          <div className="flex flex-wrap items-center gap-2">
            <LanguagePicker />
            <ThemePicker />
          </div>
        </header>
        <main className="mx-auto flex w-full max-w-md grow flex-col justify-center px-4 py-8 sm:px-6">
          <Outlet />
        </main>
        <footer className="flex flex-wrap justify-center gap-x-4 px-4 pb-6 text-note text-ink-soft">
          <span>Parley {server.version}</span>
          {server.developmentInbox && (
            <a
              href="/dev/inbox"
              target="_blank"
              rel="noreferrer"
              className="font-semibold text-accent underline-offset-4 hover:underline"
            >
              {t('entrance.inbox')}
            </a>
          )}
        </footer>
      </div>
    </div>
  );
}
