import { LIMITS, type UserPage } from '@parley/contracts';
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { classes } from '../../design/classes.ts';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { State } from '../../design/state.tsx';
import { ProblemState } from '../../forms/problem-state.tsx';
import { parley } from '../../session/parley.ts';
import { useWatchPresence } from '../contacts/presence.tsx';
import { useContacts } from '../contacts/use-contacts.ts';
import { FoundPerson } from './found-person.tsx';

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
  useContacts();
  const people = found.data?.pages.flatMap(({ items }) => items) ?? [];
  useWatchPresence(people.map(({ id }) => id));

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
          <ul aria-label={t('people.found')} className="divide-y divide-line">
            {people.map((person) => (
              <FoundPerson key={person.id} person={person} />
            ))}
          </ul>
        </Card>
      )}
      {found.hasNextPage && (
        <Button
          look="secondary"
          className="w-full"
          busy={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('people.more')}
        </Button>
      )}
    </>
  );
}
