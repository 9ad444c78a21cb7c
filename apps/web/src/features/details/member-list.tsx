import { type KnownConversation } from '@parley/client';
import { type Member } from '@parley/contracts';
import { type ComponentProps, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListRange, Virtuoso } from 'react-virtuoso';
import { SearchBox } from '../../design/search-box.tsx';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { ProblemState } from '../../forms/problem-state.tsx';
import { useVisiblePresence } from '../chats/use-visible-presence.ts';
import { MemberRow } from './member-row.tsx';
import { useMembers } from './use-members.ts';

const ROWS_AHEAD_PX = 400;

/** Ten thousand members are drawn as few rows, and fetched as somebody scrolls. A search goes through all of them. */
export function MemberList({ known }: { known: KnownConversation }) {
  const { t, i18n } = useTranslation();
  const [query, setQuery] = useState('');
  const { members, hasMore, isLoading, error, loadMore } = useMembers(known);
  const found = query === '' ? members : members.filter((member) => matches(member, query, i18n.language));
  const [range, setRange] = useState<ListRange>({ startIndex: 0, endIndex: 20 });
  useVisiblePresence(found.slice(range.startIndex, range.endIndex + 1).map(({ user }) => user.id));

  const searches = query !== '' && hasMore && !error;
  useEffect(() => {
    if (searches && !isLoading) loadMore();
  });

  return (
    <>
      <div className="p-4 pb-2">
        <SearchBox
          label={t('details.members.filter')}
          clearLabel={t('details.members.clear')}
          placeholder={t('details.members.filter')}
          query={query}
          onSearch={setQuery}
        />
      </div>
      <p role="status" className="px-4 text-center text-ink-soft not-empty:py-6">
        {found.length === 0 && searches && t('details.members.looking')}
        {found.length === 0 && query !== '' && !hasMore && t('details.members.none')}
      </p>
      {error && <ProblemState error={error} onRetry={loadMore} />}
      {found.length === 0 && query === '' && isLoading && <SkeletonRows rows={6} />}
      {found.length > 0 && (
        <Virtuoso
          className="min-h-0 grow"
          data={found}
          computeItemKey={(_, { user }) => user.id}
          itemContent={(_, member) => <MemberRow known={known} member={member} />}
          increaseViewportBy={ROWS_AHEAD_PX}
          initialItemCount={Math.min(found.length, 12)}
          rangeChanged={setRange}
          endReached={loadMore}
          components={PARTS}
        />
      )}
    </>
  );
}

const PARTS = {
  List: (props: ComponentProps<'div'>) => <div {...props} role="list" />,
};

function matches({ user }: Member, query: string, locale: string): boolean {
  const wanted = query.replace(/^@/, '').toLocaleLowerCase(locale);
  return `${user.displayName} ${user.username}`.toLocaleLowerCase(locale).includes(wanted);
}
