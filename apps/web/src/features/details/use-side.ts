import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Side } from '../../routes/search.ts';

const route = getRouteApi('/signed-in/shell/chats/c/$conversationId');
/** Where there is no room for both, the panel stands in the place of the messages. */
const ROOM_FOR_ONE = '(max-width: 1023px)';

/** What stands beside the conversation, as the address says it. */
export function useSide() {
  const { side, find = '' } = route.useSearch();
  const navigate = route.useNavigate();

  const show = useCallback(
    (next: Side) => void navigate({ search: (search) => ({ ...search, side: next }) }),
    [navigate],
  );
  const close = useCallback(
    () =>
      void navigate({ search: (search) => ({ ...search, side: undefined, find: undefined }), replace: true }),
    [navigate],
  );
  const search = useCallback(
    (words: string) =>
      void navigate({ search: (before) => ({ ...before, find: words || undefined }), replace: true }),
    [navigate],
  );
  /** To a message of the history. */
  const jump = useCallback(
    (seq: number) =>
      void navigate({
        search: (before) => ({
          ...before,
          at: String(seq),
          side: matchMedia(ROOM_FOR_ONE).matches ? undefined : before.side,
        }),
      }),
    [navigate],
  );
  return { side, find, show, close, search, jump };
}
