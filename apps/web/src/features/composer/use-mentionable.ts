import { type ChatSnapshot, type KnownConversation, membersOf, messagesOf } from '@parley/client';
import { type User } from '@parley/contracts';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { chat } from '../../chat/chat.ts';
import { useChat } from '../../chat/use-chat.ts';
import { type Mentioned, mentionCandidates } from './mention-candidates.ts';

/** Of a larger room, those who wrote lately and these are offered; everybody else is named by typing the username. */
const PAGES = 10;
const NOBODY: readonly Mentioned[] = [];

const friendsIn = ({ chat: { contacts } }: ChatSnapshot) => contacts?.friends;
const usersIn = ({ chat: { users } }: ChatSnapshot) => users;

/** Whom a begun name may mean; null for none. Members are loaded when the first name is begun. */
export function useMentionable({ summary }: KnownConversation, query: string | null): readonly Mentioned[] {
  const { id, kind, me } = summary;
  const isAsked = query !== null && kind === 'group';
  useQuery({
    queryKey: ['mentionable', id],
    queryFn: () => loadMembers(id),
    enabled: isAsked,
    staleTime: 'static',
  });
  const members = useChat(useCallback((snapshot: ChatSnapshot) => membersOf(snapshot, id), [id]));
  const { messages } = useChat(useCallback((snapshot: ChatSnapshot) => messagesOf(snapshot, id), [id]));
  const friends = useChat(friendsIn);
  const users = useChat(usersIn);
  return useMemo(() => {
    if (!isAsked) return NOBODY;
    const writers = [...new Set(messages.toReversed().map(({ senderId }) => senderId))];
    const people = new Map<string, User>(members.map(({ user }) => [user.id, user]));
    for (const writer of writers) {
      const user = users[writer];
      if (user && people.size < summary.memberCount) people.set(writer, user);
    }
    return mentionCandidates(
      {
        members: [...people.values()],
        writers,
        friends: new Set(Object.keys(friends ?? {})),
        me: chat.me,
        everyone: me.role !== 'member',
      },
      query,
    );
  }, [isAsked, query, messages, members, friends, users, summary.memberCount, me.role]);
}

async function loadMembers(conversationId: string): Promise<true> {
  let cursor = await chat.loadMembers(conversationId);
  for (let page = 1; page < PAGES && cursor !== null; page += 1) {
    cursor = await chat.loadMembers(conversationId, cursor);
  }
  return true;
}
