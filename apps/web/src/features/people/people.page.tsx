import { Outlet, getRouteApi, useMatchRoute } from '@tanstack/react-router';
import { Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../design/button.tsx';
import { classes } from '../../design/classes.ts';
import { controlLook } from '../../design/field.tsx';
import { usePageTitle } from '../../design/page.tsx';
import { PeopleFound } from './people-found.tsx';

const route = getRouteApi('/signed-in/shell/people');
const TYPING_PAUSE_MS = 250;

/** The search, and beside it (on a phone: instead of it) the person one has opened. */
export function PeoplePage() {
  const { t } = useTranslation();
  const showsPerson = useMatchRoute()({ to: '/people/$userId' }) !== false;
  usePageTitle(t('shell.people'));
  return (
    <div className="mx-auto grid w-full grid-cols-1 max-w-5xl gap-x-8 px-4 py-6 sm:px-8 sm:py-10 lg:grid-cols-2">
      <div className={classes('min-w-0', showsPerson && 'max-lg:hidden')}>
        <h1 tabIndex={-1} className="text-display font-bold tracking-tight">
          {t('shell.people')}
        </h1>
        <PeopleSearchBox />
      </div>
      <div className={classes('min-w-0 lg:sticky lg:top-10 lg:self-start', !showsPerson && 'max-lg:hidden')}>
        <Outlet />
      </div>
    </div>
  );
}

function PeopleSearchBox() {
  const { t } = useTranslation();
  const { query = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [text, setText] = useState(query);

  useEffect(() => {
    if (text.trim() === query) return;
    const timer = setTimeout(
      () => void navigate({ search: { query: text.trim() }, replace: true }),
      TYPING_PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [text, query, navigate]);

  return (
    <search className="mt-5 block">
      <div className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute start-3.5 top-1/2 size-5 -translate-y-1/2 text-ink-soft"
        />
        <input
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          aria-label={t('people.search')}
          placeholder={t('people.placeholder')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className={classes(controlLook, 'w-full ps-11 pe-12')}
        />
        {text && (
          <IconButton
            label={t('people.clear')}
            onClick={() => setText('')}
            className="absolute inset-y-0.5 end-0.5"
          >
            <X />
          </IconButton>
        )}
      </div>
      <div className="mt-4">
        <PeopleFound query={query} />
      </div>
    </search>
  );
}
