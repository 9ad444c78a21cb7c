import { type ChatSnapshot } from '@parley/client';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { chat } from '../../chat/chat.ts';
import { parley } from '../../session/parley.ts';

/** Goes to the conversation with somebody; the first time, makes it. */
export function useOpenDirect() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (userId: string) => {
      const known = directWith(chat.getState(), userId);
      if (known) return known;
      const conversation = await parley.conversations.create({ kind: 'direct', userId });
      chat.adopt(conversation);
      return conversation.id;
    },
    onSuccess: (conversationId) => navigate({ to: '/c/$conversationId', params: { conversationId } }),
  });
}

/** The id of the conversation of two, where there is one. */
export function directWith({ chat: { conversations } }: ChatSnapshot, userId: string): string | undefined {
  return Object.values(conversations).find(({ summary: { peer } }) => peer?.id === userId)?.summary.id;
}
