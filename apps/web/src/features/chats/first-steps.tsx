import { Link } from '@tanstack/react-router';
import { ChevronRight, Compass, Search, UsersRound } from 'lucide-react';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../design/logo.tsx';
import { useMe } from '../../session/queries.ts';
import { Checklist } from './checklist.tsx';

const look =
  'group flex items-center gap-4 px-4 py-3.5 hover:bg-sunken/50 focus-visible:-outline-offset-3 [&_svg]:shrink-0';

/** For whoever talks to nobody yet: where people are to be found, and what their account still lacks. */
export function FirstSteps() {
  const { t } = useTranslation();
  const { displayName } = useMe();
  return (
    <div className="enter mx-auto flex w-full max-w-md flex-col gap-5 px-4 pt-4 pb-8">
      <div className="flex flex-col items-center gap-2 text-center">
        <Mark className="size-16" />
        <h2 className="pt-2 text-title font-bold text-balance">
          {t('firstSteps.title', { name: displayName })}
        </h2>
        <p className="text-ink-soft">{t('firstSteps.lead')}</p>
      </div>
      <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface shadow-card">
        <li>
          <Link to="/people" className={look}>
            <Step name="people" icon={<Search aria-hidden />} />
          </Link>
        </li>
        <li>
          <Link to="/new" search={{ kind: 'group' }} className={look}>
            <Step name="group" icon={<UsersRound aria-hidden />} />
          </Link>
        </li>
        <li>
          <Link to="/rooms" className={look}>
            <Step name="rooms" icon={<Compass aria-hidden />} />
          </Link>
        </li>
      </ul>
      <Checklist />
    </div>
  );
}

function Step({ name, icon }: { name: 'people' | 'group' | 'rooms'; icon: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="flex size-10 shrink-0 items-center justify-center rounded-control bg-accent-soft text-accent [&_svg]:size-5">
        {icon}
      </span>
      <span className="min-w-0 grow">
        <span className="block font-semibold">{t(`firstSteps.${name}.title`)}</span>
        <span className="block text-note text-ink-soft">{t(`firstSteps.${name}.why`)}</span>
      </span>
      <ChevronRight
        aria-hidden
        className="size-5 text-ink-soft transition-transform group-hover:translate-x-0.5 rtl:rotate-180"
      />
    </>
  );
}
