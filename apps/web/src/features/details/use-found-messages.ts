import { type Message, type User } from '@parley/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { parley } from '../../session/parley.ts';

export interface FoundMessages {
  /** The newest first. */
  messages: readonly Message[];
  users: ReadonlyMap<string, User>;
  isPending: boolean;
  isReady: boolean;
  /** What is shown is of the search before. */
  isOld: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  error: Error | null;
  loadMore: () => void;
  retry: () => void;
}

export function useFoundMessages(conversationId: string, query: string): FoundMessages {
  const found = useInfiniteQuery({
    queryKey: ['messages-found', conversationId, query],
    queryFn: ({ pageParam, signal }) =>
      parley.messages.search(
        { query, conversationId, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: query !== '',
    placeholderData: keepPreviousData,
    // New messages come all the time.
    staleTime: 0,
  });
  const pages = query === '' ? undefined : found.data?.pages;
  const messages = useMemo(() => pages?.flatMap(({ items }) => items) ?? [], [pages]);
  const users = useMemo(
    () => new Map(pages?.flatMap((page) => page.users.map((user) => [user.id, user] as const))),
    [pages],
  );
  return {
    messages,
    users,
    isPending: found.isPending,
    isReady: found.isSuccess && !found.isPlaceholderData,
    isOld: found.isPlaceholderData,
    hasMore: query !== '' && found.hasNextPage,
    isLoadingMore: found.isFetchingNextPage,
    error: found.error,
    loadMore: () => {
      if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage();
    },
    retry: () => void found.refetch(),
  };
}
