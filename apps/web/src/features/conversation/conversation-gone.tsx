import { ParleyError } from '@parley/client';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type TFunction } from 'i18next';
import { DoorOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { Button, buttonLook } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { State } from '../../design/state.tsx';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { type Gone } from './use-opening.ts';

interface ConversationGoneProps {
  conversationId: string;
  gone: Gone;
  onJoined: () => void;
}

/** Instead of a conversation that this person is not in: why, and where to go. */
export function ConversationGone({ conversationId, gone, onJoined }: ConversationGoneProps) {
  const { t } = useTranslation();
  const joining = useMutation({
    mutationFn: () => parley.conversations.join(conversationId),
    onSuccess: (conversation) => {
      chat.adopt(conversation);
      onJoined();
    },
  });
  const mayJoin =
    gone === 'unknown' || (gone.conversation.visibility === 'public' && gone.reason !== 'banned');
  return (
    <div className="flex h-full items-center justify-center overflow-y-auto">
      <State
        icon={<DoorOpen aria-hidden />}
        title={gone === 'unknown' ? t('conversation.unknownTitle') : t('conversation.goneTitle')}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            {mayJoin && (
              <Button busy={joining.isPending} onClick={() => joining.mutate()}>
                {t('conversation.join')}
              </Button>
            )}
            <Link to="/" className={buttonLook(mayJoin ? 'secondary' : 'primary')}>
              {t('conversation.toChats')}
            </Link>
            <Link to="/rooms" className={buttonLook('quiet')}>
              {t('conversation.toRooms')}
            </Link>
          </div>
        }
      >
        <p>{reasonOf(gone, t)}</p>
        {joining.error && (
          <div className="pt-3 text-start">
            <Notice look="danger">{whyNot(joining.error, t)}</Notice>
          </div>
        )}
      </State>
    </div>
  );
}

function reasonOf(gone: Gone, t: TFunction): string {
  if (gone === 'unknown') return t('conversation.unknown');
  const { title } = gone.conversation;
  return gone.reason === null
    ? t('conversation.gone', { title })
    : t(`conversation.${gone.reason}`, { title });
}

function whyNot(error: Error, t: TFunction): string {
  const isNone = error instanceof ParleyError && error.code === 'NOT_FOUND';
  return isNone ? t('conversation.joinRefused') : describeProblem(error);
}
