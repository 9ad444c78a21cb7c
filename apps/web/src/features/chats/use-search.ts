import { LIMITS } from '@parley/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { parley } from '../../session/parley.ts';

const TYPING_PAUSE_MS = 250;
const SHOWN = 5;

/** What the server finds: people, public rooms and messages, each by itself. Nothing is asked while somebody types on. */
export function useSearch(query: string) {
  const asked = usePaused(query);
  const enabled = asked.length >= LIMITS.searchQuery.min;
  const people = useQuery({
    queryKey: ['search', 'people', asked],
    queryFn: ({ signal }) => parley.users.search({ query: asked, limit: SHOWN }, { signal }),
    enabled,
  });
  const rooms = useQuery({
    queryKey: ['search', 'rooms', asked],
    queryFn: ({ signal }) => parley.conversations.rooms({ query: asked, limit: SHOWN }, { signal }),
    enabled: asked !== '',
  });
  const messages = useInfiniteQuery({
    queryKey: ['search', 'messages', asked],
    queryFn: ({ signal, pageParam }) =>
      parley.messages.search({ query: asked, ...(pageParam !== null && { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: asked !== '',
  });
  const isWaiting = asked !== query || people.isLoading || rooms.isLoading || messages.isLoading;
  return { asked, people, rooms, messages, isWaiting };
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
