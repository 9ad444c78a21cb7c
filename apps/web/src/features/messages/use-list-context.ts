import { type ChatSnapshot, type KnownConversation, type MessageList } from '@parley/client';
import { useMemo } from 'react';
import { chat } from '../../chat/chat.ts';
import { useChat } from '../../chat/use-chat.ts';
import { type ListContext } from './list-context.ts';
import { mayPost } from './message-rights.ts';
import { reachedBy } from './ticks.ts';

type Own = Pick<ListContext, 'highlighted' | 'selected' | 'tabbable' | 'failed' | 'load'>;

const usersOf = ({ chat: { users } }: ChatSnapshot) => users;

/** Gathers what rows are drawn from; the same object until something of it changes. */
export function useListContext(
  known: KnownConversation,
  list: MessageList,
  blocked: Readonly<Record<string, true>>,
  { highlighted, selected, tabbable, failed, load }: Own,
): ListContext {
  const { summary } = known;
  const { watermarks, pinnedSeqs, posting, kind } = summary;
  const users = useChat(usersOf);
  const { me } = chat;
  const reached = useMemo(() => reachedBy(watermarks, me), [watermarks, me]);
  const pinned = useMemo(() => new Set(pinnedSeqs), [pinnedSeqs]);
  const mayReact = kind === 'group' || mayPost(summary, blocked);
  return useMemo(
    () => ({
      known,
      summary,
      list,
      users,
      me,
      reached,
      look: posting === 'admins' ? 'post' : 'bubble',
      showsSender: kind === 'group',
      mayReact,
      pinned,
      highlighted,
      selected,
      tabbable,
      failed,
      load,
    }),
    [
      known,
      summary,
      list,
      users,
      me,
      reached,
      posting,
      kind,
      mayReact,
      pinned,
      highlighted,
      selected,
      tabbable,
      failed,
      load,
    ],
  );
}
