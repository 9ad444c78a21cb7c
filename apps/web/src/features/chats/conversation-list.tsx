import {
  archivedConversations,
  type ChatSnapshot,
  conversationList,
  type KnownConversation,
} from '@parley/client';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { lazyMenu } from '../../menus/menu-button.tsx';
import { ArchiveHead, ArchiveRow } from './archive.tsx';
import { ConversationRows } from './conversation-rows.tsx';
import { type RowMenuRequest } from './conversation-row.tsx';
import { FilterChips } from './filter-chips.tsx';
import { type Filter, passesFilter } from './filters.ts';
import { FilteredOut, NoConversations, StillLoading } from './list-states.tsx';
import { ListHead } from './list-head.tsx';

const { Menu } = lazyMenu(() => import('./conversation-menu.tsx').then((module) => module.ConversationMenu));
const LeaveDialog = lazy(() =>
  import('./leave-dialog.tsx').then((module) => ({ default: module.LeaveDialog })),
);
const SearchResults = lazy(() =>
  import('./search-results.tsx').then((module) => ({ default: module.SearchResults })),
);

const isLoaded = ({ ready }: ChatSnapshot) => ready !== 'nothing';
/** With fewer, there is nothing to sort out. */
const WORTH_FILTERING = 6;

/** All conversations of a person, and the search that finds everything else from here. */
export function ConversationList() {
  const { t } = useTranslation();
  const openId = useParams({ strict: false, select: ({ conversationId }) => conversationId });
  const conversations = useChat(conversationList);
  const archived = useChat(archivedConversations);
  const loaded = useChat(isLoaded);
  const [query, setQuery] = useState('');
  const [inArchive, setInArchive] = useState(false);
  const [filter, setFilter] = useState<Filter>('all');
  const [menu, setMenu] = useState<RowMenuRequest | null>(null);
  const [leaving, setLeaving] = useState<KnownConversation | null>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);

  const all = inArchive ? archived : conversations;
  const shown = inArchive ? all : all.filter((known) => passesFilter(known, filter, openId));
  const filterable = !inArchive && (conversations.length >= WORTH_FILTERING || filter !== 'all');
  const searching = query.trim() !== '';

  return (
    <section aria-label={t('chats.conversations')} className="flex h-full min-h-0 flex-col bg-surface">
      <ListHead query={query} onQuery={setQuery} />
      {searching ? (
        <Suspense fallback={<SkeletonRows rows={4} />}>
          <SearchResults query={query.trim()} onLeave={() => setQuery('')} />
        </Suspense>
      ) : (
        <>
          {filterable && <FilterChips filter={filter} onChange={setFilter} />}
          {inArchive && <ArchiveHead onBack={() => setInArchive(false)} />}
          <div
            ref={setScroller}
            data-scroll-restoration-id="conversations"
            className="min-h-0 grow overflow-y-auto"
          >
            {!inArchive && archived.length > 0 && filter === 'all' && (
              <ArchiveRow archived={archived} onOpen={() => setInArchive(true)} />
            )}
            {shown.length > 0 && (
              <ConversationRows
                label={inArchive ? t('chats.archive.title') : t('chats.conversations')}
                conversations={shown}
                openId={openId}
                scroller={scroller}
                onMenu={setMenu}
              />
            )}
            {shown.length === 0 && state()}
          </div>
        </>
      )}
      {menu && (
        <Suspense>
          <Menu {...menu} onLeave={setLeaving} onClose={() => setMenu(null)} />
        </Suspense>
      )}
      {leaving && (
        <Suspense>
          <LeaveDialog known={leaving} onClose={() => setLeaving(null)} />
        </Suspense>
      )}
    </section>
  );

  function state() {
    if (inArchive) return <p className="px-5 py-8 text-center text-ink-soft">{t('chats.archive.none')}</p>;
    if (conversations.length > 0) return <FilteredOut filter={filter} onShowAll={() => setFilter('all')} />;
    return loaded ? <NoConversations /> : <StillLoading />;
  }
}
