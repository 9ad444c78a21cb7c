import { type ChatSnapshot } from '@parley/client';
import { useQuery } from '@tanstack/react-query';
import { chat } from '../../chat/chat.ts';
import { useChat } from '../../chat/use-chat.ts';

const myId = ({ chat: { me } }: ChatSnapshot) => me;
const areLoaded = ({ chat: { contacts } }: ChatSnapshot) => contacts !== null;

interface LoadedContacts {
  ready: boolean;
  error: Error | null;
  retry: () => void;
}

/** Sees to it that friends, requests and blocks are there; the chat keeps them in step from then on. */
export function useContacts(): LoadedContacts {
  const me = useChat(myId);
  const ready = useChat(areLoaded);
  const { error, refetch } = useQuery({
    queryKey: ['contacts', me],
    queryFn: async () => {
      await chat.loadContacts();
      return me;
    },
    enabled: me !== '' && !ready,
    staleTime: 0,
  });
  return { ready, error: ready ? null : error, retry: () => void refetch() };
}

/** After a change that went through: the socket tells of it, unless there is none at the moment. */
export async function contactsChanged(): Promise<void> {
  if (chat.getState().connection.state !== 'online') await chat.loadContacts();
}
