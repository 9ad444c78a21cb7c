import { type KnownConversation, membersOf } from '@parley/client';
import { type Member } from '@parley/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { chat } from '../../chat/chat.ts';
import { useChat } from '../../chat/use-chat.ts';

const RANK = { owner: 0, admin: 1, member: 2 } as const;

export interface LoadedMembers {
  /** The owner, the admins, then all others, each by name. As far as they are loaded. */
  members: readonly Member[];
  hasMore: boolean;
  isLoading: boolean;
  error: Error | null;
  loadMore: () => void;
}

/** Who is in a conversation, a page at a time; those who come, go or change meanwhile are shown at once. */
export function useMembers({ summary: { id } }: KnownConversation): LoadedMembers {
  const known = useChat((snapshot) => membersOf(snapshot, id));
  const pages = useInfiniteQuery({
    queryKey: ['members', id],
    queryFn: ({ pageParam }) => chat.loadMembers(id, pageParam ?? undefined),
    initialPageParam: null as string | null,
    getNextPageParam: (nextCursor) => nextCursor,
    // What was loaded is kept in step by the chat; a page that is opened again begins afresh.
    staleTime: Infinity,
    gcTime: 0,
  });
  const { refetch } = pages;
  // After a long absence the chat begins anew with what it knows of a conversation.
  const isForgotten = known.length === 0 && pages.isSuccess && !pages.isFetching;
  useEffect(() => {
    if (isForgotten) void refetch();
  }, [isForgotten, refetch]);
  const members = useMemo(() => known.toSorted((a, b) => RANK[a.role] - RANK[b.role]), [known]);
  return {
    members,
    hasMore: pages.hasNextPage,
    isLoading: pages.isPending || pages.isFetchingNextPage,
    error: pages.error,
    loadMore: () => {
      if (pages.isError) void (pages.data ? pages.fetchNextPage() : pages.refetch());
      else if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
    },
  };
}
