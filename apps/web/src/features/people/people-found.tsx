import { type UserPage } from '@parley/contracts';
import { LIMITS } from '@parley/contracts';
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { SearchX, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { classes } from '../../design/classes.ts';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { State } from '../../design/state.tsx';
import { ProblemState } from '../../forms/problem-state.tsx';
import { parley } from '../../session/parley.ts';

const peopleQuery = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['people', query],
    queryFn: ({ pageParam, signal }): Promise<UserPage> =>
      parley.users.search(pageParam === null ? { query } : { query, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: query.length >= LIMITS.searchQuery.min,
    placeholderData: keepPreviousData,
  });

export function PeopleFound({ query }: { query: string }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(peopleQuery(query));

  if (query.length < LIMITS.searchQuery.min) {
    return (
      <State icon={<Users aria-hidden />} title={t('people.startTitle')}>
        {t('people.start')}
      </State>
    );
  }
  if (found.isPending) {
    return (
      <Card>
        <SkeletonRows rows={4} />
      </Card>
    );
  }
  if (found.isError) return <ProblemState error={found.error} onRetry={() => void found.refetch()} />;

  const people = found.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <p role="status" className="sr-only">
        {!found.isPlaceholderData && t('people.count', { count: people.length })}
      </p>
      {people.length === 0 ? (
        <State icon={<SearchX aria-hidden />} title={t('people.noneTitle', { query })}>
          {t('people.none')}
        </State>
      ) : (
        <Card
          className={classes('overflow-hidden transition-opacity', found.isPlaceholderData && 'opacity-60')}
        >
          <ul className="divide-y divide-line">
            {people.map((person) => (
              <li key={person.id}>
                <Link
                  to="/people/$userId"
                  params={{ userId: person.id }}
                  search={(search) => search}
                  className="flex items-center gap-3.5 px-4 py-3 hover:bg-sunken/50 focus-visible:-outline-offset-3 data-[status=active]:bg-accent-soft"
                >
                  <Avatar person={person} />
                  <span className="min-w-0">
                    <span className="block truncate font-semibold">
                      <bdi>{person.displayName}</bdi>
                    </span>
                    <span className="block truncate text-note text-ink-soft">
                      <bdi dir="ltr">@{person.username}</bdi>
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {found.hasNextPage && (
        <Button
          look="secondary"
          className="mt-4 w-full"
          busy={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('people.more')}
        </Button>
      )}
    </>
  );
}
