import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useConversation } from '../../chat/use-chat.ts';
import { classes } from '../../design/classes.ts';
import { usePageTitle } from '../../design/page.tsx';
import { ProblemState } from '../../forms/problem-state.tsx';
import { Composer } from '../composer/composer.tsx';
import { ConversationHeader } from '../details/conversation-header.tsx';
import { SidePanel } from '../details/side-panel.tsx';
import { History } from '../messages/history.tsx';
import { ConversationGone } from './conversation-gone.tsx';
import { ConversationSkeleton } from './conversation-skeleton.tsx';
import { titleOf } from './conversation-title.ts';
import { useOpening } from './use-opening.ts';

const route = getRouteApi('/signed-in/shell/chats/c/$conversationId');

export function ConversationPage() {
  const { conversationId } = route.useParams();
  // Everything below begins anew with another conversation.
  return <OpenConversation key={conversationId} conversationId={conversationId} />;
}

function OpenConversation({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const { side, at } = route.useSearch();
  const navigate = useNavigate();
  const known = useConversation(conversationId);
  const { gone, problem, retry } = useOpening(conversationId);
  usePageTitle(known ? titleOf(known, t) : t('shell.chats'));

  const forgetPlace = useCallback(() => {
    void navigate({
      to: '/c/$conversationId',
      params: { conversationId },
      // Somebody may have asked for another one in the meantime.
      search: (search) => (search.at === at ? { ...search, at: undefined } : search),
      replace: true,
    });
  }, [navigate, conversationId, at]);

  if (!known) {
    if (gone) return <ConversationGone conversationId={conversationId} gone={gone} onJoined={retry} />;
    return problem ? <ProblemState error={problem} onRetry={retry} /> : <ConversationSkeleton />;
  }
  return (
    <div className="flex h-full min-h-0">
      <section className={classes('flex min-h-0 min-w-0 grow flex-col', side && 'max-lg:hidden')}>
        <ConversationHeader conversationId={conversationId} />
        <History
          known={known}
          opening={{ problem, retry }}
          at={at === undefined ? undefined : Number(at)}
          onArrived={forgetPlace}
          onForwarded={(id) => void navigate({ to: '/c/$conversationId', params: { conversationId: id } })}
        />
        <Composer conversationId={conversationId} />
      </section>
      {side && <SidePanel conversationId={conversationId} side={side} />}
    </div>
  );
}
