import { Outlet, getRouteApi, useMatchRoute, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { classes } from '../../design/classes.ts';
import { usePageTitle } from '../../design/page.tsx';
import { SearchBox } from '../../design/search-box.tsx';
import { ContactTabs } from '../contacts/contact-tabs.tsx';
import { PeopleFound } from './people-found.tsx';

const route = getRouteApi('/signed-in/shell/people');

/** Those one knows and the search for others, and beside it (on a phone: instead of it) the person one has opened. */
export function PeoplePage() {
  const { t } = useTranslation();
  const { query = '', show = 'friends' } = route.useSearch();
  const navigate = useNavigate();
  const showsPerson = useMatchRoute()({ to: '/people/$userId' }) !== false;
  usePageTitle(t('shell.people'));
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-1 gap-x-8 px-4 py-6 sm:px-8 sm:py-10 lg:grid-cols-2">
      <div className={classes('flex min-w-0 flex-col gap-4', showsPerson && 'max-lg:hidden')}>
        <h1 tabIndex={-1} className="text-display font-bold tracking-tight">
          {t('shell.people')}
        </h1>
        <SearchBox
          label={t('people.search')}
          clearLabel={t('people.clear')}
          placeholder={t('people.placeholder')}
          query={query}
          onSearch={(next) =>
            void navigate({
              to: '.',
              search: (search) => ({ ...search, query: next || undefined }),
              replace: true,
            })
          }
        />
        {query ? (
          <PeopleFound query={query} />
        ) : (
          <ContactTabs
            shown={show}
            onShow={(tab) =>
              void navigate({
                to: '.',
                search: { show: tab === 'friends' ? undefined : tab },
                replace: true,
              })
            }
          />
        )}
      </div>
      <div className={classes('min-w-0 lg:sticky lg:top-10 lg:self-start', !showsPerson && 'max-lg:hidden')}>
        <Outlet />
      </div>
    </div>
  );
}
