import { type KnownConversation } from '@parley/client';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Bell, BellOff } from 'lucide-react';
import { chat } from '../../chat/chat.ts';
import { Button, buttonLook } from '../../design/button.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { mutedUntil } from '../chats/mute-times.ts';
import { useRelationChanges } from '../contacts/use-relation-changes.ts';
import { useIsMuted } from '../details/use-is-muted.ts';
import { type Obstacle } from './posting.ts';

interface NoPostingProps {
  known: KnownConversation;
  obstacle: Obstacle;
}

/** In the place of the field: why nothing can be written, and what can be done. */
export function NoPosting({ known, obstacle }: NoPostingProps) {
  const { t } = useTranslation();
  const { peer } = known.summary;
  return (
    <div
      className="flex min-h-16 flex-wrap items-center justify-center gap-x-4 gap-y-1 border-t border-line bg-surface px-4 py-2
        text-center text-ink-soft"
    >
      {obstacle === 'admins-only' && (
        <>
          <p>{t('composer.adminsOnly')}</p>
          <MuteButton known={known} />
        </>
      )}
      {obstacle === 'deleted' && <p>{t('composer.deleted')}</p>}
      {obstacle === 'blocked' && peer && (
        <>
          <p>{t('composer.blocked', { name: peer.displayName })}</p>
          <UnblockButton person={peer} />
        </>
      )}
      {obstacle === 'not-friends' && peer && (
        <>
          <p>{t('composer.notFriends', { name: peer.displayName })}</p>
          <Link to="/people/$userId" params={{ userId: peer.id }} className={buttonLook('quiet')}>
            {t('composer.toCard')}
          </Link>
        </>
      )}
    </div>
  );
}

function MuteButton({ known }: { known: KnownConversation }) {
  const { t } = useTranslation();
  const muted = useIsMuted(known.summary.me.mutedUntil);
  const change = useMutation({
    mutationFn: () =>
      chat.changeMembership(known.summary.id, { mutedUntil: muted ? null : mutedUntil('always') }),
    onError: (error) => toasts.problem(describeProblem(error)),
  });
  return (
    <Button look="quiet" icon={muted ? <Bell /> : <BellOff />} onClick={() => change.mutate()}>
      {t(muted ? 'chats.menu.unmute' : 'chats.menu.mute')}
    </Button>
  );
}

function UnblockButton({ person }: { person: { id: string; displayName: string } }) {
  const { t } = useTranslation();
  const { unblock } = useRelationChanges(person);
  return (
    <Button look="quiet" busy={unblock.isPending} onClick={() => unblock.mutate()}>
      {t('contacts.unblock')}
    </Button>
  );
}
