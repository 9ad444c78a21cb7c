import { type RoomPage } from '@parley/contracts';
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Compass, Plus, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, buttonLook } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { classes } from '../../design/classes.ts';
import { Page } from '../../design/page.tsx';
import { SearchBox } from '../../design/search-box.tsx';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { State } from '../../design/state.tsx';
import { ProblemState } from '../../forms/problem-state.tsx';
import { parley } from '../../session/parley.ts';
import { RoomRow } from './room-row.tsx';

const route = getRouteApi('/signed-in/shell/rooms');

const roomsQuery = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['rooms', query],
    queryFn: ({ pageParam, signal }): Promise<RoomPage> =>
      parley.conversations.rooms(
        { ...(query === '' ? {} : { query }), ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

/** Public rooms and channels: to be found, looked at and joined by anybody. */
export function RoomsPage() {
  const { t } = useTranslation();
  const { query = '' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={t('shell.rooms')} lead={t('rooms.lead')} aside={<CreateRoom />}>
      <SearchBox
        label={t('rooms.search')}
        clearLabel={t('rooms.clear')}
        placeholder={t('rooms.placeholder')}
        query={query}
        onSearch={(next) => void navigate({ search: { query: next || undefined }, replace: true })}
      />
      <RoomsFound query={query} />
    </Page>
  );
}

function CreateRoom() {
  const { t } = useTranslation();
  return (
    <Link to="/new" search={{ kind: 'room' }} className={buttonLook('secondary')}>
      <Plus aria-hidden />
      {t('rooms.create')}
    </Link>
  );
}

function RoomsFound({ query }: { query: string }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(roomsQuery(query));
  if (found.isPending) {
    return (
      <Card>
        <SkeletonRows rows={4} />
      </Card>
    );
  }
  if (found.isError) return <ProblemState error={found.error} onRetry={() => void found.refetch()} />;

  const rooms = found.data.pages.flatMap(({ items }) => items);
  if (rooms.length === 0) {
    return query === '' ? (
      <State icon={<Compass aria-hidden />} title={t('rooms.emptyTitle')} action={<CreateRoom />}>
        {t('rooms.empty')}
      </State>
    ) : (
      <State icon={<SearchX aria-hidden />} title={t('rooms.noneTitle', { query })} action={<CreateRoom />}>
        {t('rooms.none')}
      </State>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="sr-only">
        {!found.isPlaceholderData && t('rooms.count', { count: rooms.length })}
      </p>
      <Card
        className={classes('overflow-hidden transition-opacity', found.isPlaceholderData && 'opacity-60')}
      >
        <ul aria-label={t('shell.rooms')} className="divide-y divide-line">
          {rooms.map((room) => (
            <RoomRow key={room.id} room={room} />
          ))}
        </ul>
      </Card>
      {found.hasNextPage && (
        <Button look="secondary" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('rooms.more')}
        </Button>
      )}
    </div>
  );
}
