import { type ChatSnapshot, relationTo } from '@parley/client';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat, useConversation } from '../../chat/use-chat.ts';
import { serverQuery } from '../../session/queries.ts';
import { useContacts } from '../contacts/use-contacts.ts';
import { titleOf } from '../conversation/conversation-title.ts';
import { MessageForm } from './message-form.tsx';
import { NoPosting } from './no-posting.tsx';
import { obstacleIn } from './posting.ts';

/** Where one writes; or why one cannot. */
export function Composer({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const known = useConversation(conversationId);
  const peerId = known?.summary.peer?.id ?? '';
  const relation = useChat(useCallback((snapshot: ChatSnapshot) => relationTo(snapshot, peerId), [peerId]));
  const { data: server } = useQuery(serverQuery);
  useContacts();
  if (!known) return null;
  const obstacle = obstacleIn(known.summary, relation, server?.directMessages);
  if (obstacle) return <NoPosting known={known} obstacle={obstacle} />;
  return (
    <MessageForm
      key={conversationId}
      known={known}
      placeholder={t(known.summary.posting === 'admins' ? 'composer.postTo' : 'composer.messageTo', {
        name: titleOf(known, t),
      })}
    />
  );
}
