import {
  archivedConversations,
  type ChatSnapshot,
  conversationList,
  type KnownConversation,
} from '@parley/client';
import { type Room, type User } from '@parley/contracts';
import { useNavigate } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { State } from '../../design/state.tsx';
import { hasWords } from '../../words/has-words.ts';
import { titleOf } from '../conversation/conversation-title.ts';
import { ConversationResult, PersonResult, ResultGroup, RoomResult } from './search-result.tsx';
import { FoundMessages } from './found-messages.tsx';
import { useSearch } from './use-search.ts';
import { walkFocus } from './walk-focus.ts';

interface SearchResultsProps {
  query: string;
  /** Somebody has found what they looked for, or gives up. */
  onLeave: () => void;
}

const MOST = 8;
const everybody = ({ chat }: ChatSnapshot) => chat.users;

/** What one knows at once, and below it what the server finds. */
export function SearchResults({ query, onLeave }: SearchResultsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const listed = useChat(conversationList);
  const archived = useChat(archivedConversations);
  const users = useChat(everybody);
  const { asked, people, rooms, messages, isWaiting } = useSearch(query);

  const known = [...listed, ...archived];
  const titled = known
    .filter((one) => hasWords([titleOf(one, t), one.summary.peer?.username ?? ''], query))
    .slice(0, MOST);
  const strangers = (people.data?.items ?? []).filter((user) => !isShown(user, titled));
  const others = (rooms.data?.items ?? []).filter((room) => !room.joined);
  const found = (messages.data?.pages ?? []).flatMap(({ items }) => items);
  const failed = [people, rooms, messages].filter(({ isError }) => isError);
  const total = titled.length + strangers.length + others.length + found.length;

  return (
    <div
      role="region"
      aria-label={t('search.results')}
      className="flex min-h-0 grow flex-col gap-3 overflow-y-auto pb-4"
      onKeyDown={(event) => {
        const back = event.key === 'Escape' || (event.key === 'ArrowUp' && isFirst(event.currentTarget));
        if (walkFocus(event, '[data-result]')) return;
        if (!back) return;
        event.preventDefault();
        if (event.key === 'Escape') onLeave();
        document.querySelector<HTMLElement>('search input')?.focus();
      }}
    >
      <p role="status" className="sr-only">
        {isWaiting ? t('common.loading') : t('search.count', { count: total })}
      </p>
      {titled.length > 0 && (
        <ResultGroup title={t('search.conversations')}>
          {titled.map((one) => (
            <ConversationResult key={one.summary.id} known={one} query={query} onLeave={onLeave} />
          ))}
        </ResultGroup>
      )}
      {strangers.length > 0 && (
        <ResultGroup title={t('search.people')}>
          {strangers.map((user) => (
            <PersonResult key={user.id} user={user} query={asked} />
          ))}
        </ResultGroup>
      )}
      {others.length > 0 && (
        <ResultGroup title={t('search.rooms')}>
          {others.map((room: Room) => (
            <RoomResult key={room.id} room={room} query={asked} />
          ))}
        </ResultGroup>
      )}
      {found.length > 0 && (
        <FoundMessages
          messages={found}
          users={{ ...users, ...byId((messages.data?.pages ?? []).flatMap((page) => page.users)) }}
          query={asked}
          hasMore={messages.hasNextPage}
          busy={messages.isFetchingNextPage}
          onMore={() => void messages.fetchNextPage()}
        />
      )}
      {isWaiting && <SkeletonRows rows={total > 0 ? 1 : 4} />}
      {!isWaiting && failed.length > 0 && (
        <div className="flex flex-col items-start gap-2 px-4">
          <Notice look="danger">{t('search.failed')}</Notice>
          <Button look="secondary" onClick={() => failed.forEach(({ refetch }) => void refetch())}>
            {t('common.tryAgain')}
          </Button>
        </div>
      )}
      {!isWaiting && failed.length === 0 && total === 0 && (
        <State
          icon={<SearchX aria-hidden />}
          title={t('search.noneTitle', { query })}
          action={
            <Button look="secondary" onClick={() => void navigate({ to: '/people', search: { query } })}>
              {t('firstSteps.people.title')}
            </Button>
          }
        >
          {t('search.none')}
        </State>
      )}
    </div>
  );
}

/** Whoever one talks to already is found by that conversation. */
const isShown = (user: User, titled: readonly KnownConversation[]) =>
  titled.some(({ summary }) => summary.peer?.id === user.id);

const byId = (users: readonly User[]) => Object.fromEntries(users.map((user) => [user.id, user]));

const isFirst = (results: HTMLElement) => results.querySelector('[data-result]') === document.activeElement;
