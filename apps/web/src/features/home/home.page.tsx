import { Link } from '@tanstack/react-router';
import { ChevronRight, MonitorSmartphone, Search, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../design/card.tsx';
import { usePageTitle } from '../../design/page.tsx';
import { useMe } from '../../session/queries.ts';
import { Checklist } from './checklist.tsx';
import { YourCard } from './your-card.tsx';

const ways = [
  { to: '/people', name: 'people', icon: <Search aria-hidden /> },
  { to: '/profile', name: 'profile', icon: <UserRound aria-hidden /> },
  { to: '/sessions', name: 'sessions', icon: <MonitorSmartphone aria-hidden /> },
] as const;

export function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  usePageTitle(t('shell.home'));
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-10">
      <h1 tabIndex={-1} className="text-display font-bold tracking-tight">
        {t(`home.${partOfDay(new Date().getHours())}`, { name: me.displayName })}
      </h1>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="flex flex-col gap-6">
          <YourCard />
          <Checklist />
        </div>
        <Card className="overflow-hidden">
          <ul className="divide-y divide-line">
            {ways.map(({ to, name, icon }) => (
              <li key={to}>
                <Link
                  to={to}
                  className="group flex items-center gap-4 px-5 py-4 hover:bg-sunken/50 focus-visible:-outline-offset-3"
                >
                  <span className="flex size-10 shrink-0 items-center justify-center rounded-control bg-accent-soft text-accent [&_svg]:size-5">
                    {icon}
                  </span>
                  <span className="min-w-0 grow">
                    <span className="block font-semibold">{t(`shell.${name}`)}</span>
                    <span className="block text-note text-ink-soft">{t(`home.way.${name}`)}</span>
                  </span>
                  <ChevronRight
                    aria-hidden
                    className="size-5 shrink-0 text-ink-soft transition-transform group-hover:translate-x-0.5 rtl:rotate-180"
                  />
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </div>
  );
}

function partOfDay(hour: number): 'morning' | 'day' | 'evening' {
  if (hour >= 5 && hour < 11) return 'morning';
  return hour >= 11 && hour < 18 ? 'day' : 'evening';
}
