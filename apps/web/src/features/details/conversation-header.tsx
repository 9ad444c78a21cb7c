import { Link } from '@tanstack/react-router';
import { ArrowLeft, BellOff, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useConversation } from '../../chat/use-chat.ts';
import { IconButton } from '../../design/button.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { ConversationAvatar } from '../chats/conversation-avatar.tsx';
import { titleOf } from '../conversation/conversation-title.ts';
import { SHORTCUTS } from '../shell/shortcuts.ts';
import { useShortcut } from '../shell/use-shortcut.ts';
import { HeaderMenuButton } from './header-menu-button.tsx';
import { PinnedStrip } from './pinned-strip.tsx';
import { Standing } from './standing.tsx';
import { useIsMuted } from './use-is-muted.ts';
import { useSide } from './use-side.ts';

/** The head of an open conversation: who or what it is, and the ways to everything about it. */
export function ConversationHeader({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const known = useConversation(conversationId);
  const { side, show, close } = useSide();
  const muted = useIsMuted(known?.summary.me.mutedUntil ?? null);
  useShortcut(SHORTCUTS.inConversation.find[0], () => show('search'));

  const toggle = (wanted: 'details' | 'search') => (side === wanted ? close() : show(wanted));
  return (
    <header className="z-10 shrink-0 border-b border-line bg-surface">
      <div className="flex min-h-16 items-center gap-1 px-2 md:ps-4">
        <Link
          to="/"
          aria-label={t('details.toList')}
          className="inline-flex size-11 shrink-0 items-center justify-center rounded-control text-ink-soft hover:bg-sunken
            hover:text-ink md:hidden"
        >
          <ArrowLeft aria-hidden className="size-5 rtl:rotate-180" />
        </Link>
        {known ? (
          <h1 tabIndex={-1} className="min-w-0 grow">
            <button
              type="button"
              aria-expanded={side === 'details'}
              onClick={() => toggle('details')}
              className="flex max-w-full items-center gap-3 rounded-control py-1.5 ps-1 pe-3 text-start hover:bg-sunken/60"
            >
              <ConversationAvatar summary={known.summary} />
              <span className="min-w-0">
                <span className="flex items-center gap-1.5 text-lead leading-tight font-bold">
                  <bdi className="truncate">{titleOf(known, t)}</bdi>
                  {muted && (
                    <BellOff
                      role="img"
                      aria-label={t('details.standing.muted')}
                      className="size-4 shrink-0 text-ink-soft"
                    />
                  )}
                </span>
                <span className="block truncate text-note leading-tight font-normal text-ink-soft">
                  <Standing summary={known.summary} />
                </span>
              </span>
            </button>
          </h1>
        ) : (
          <HeaderSkeleton />
        )}
        {known && (
          <>
            <IconButton
              label={t('details.search')}
              aria-expanded={side === 'search'}
              onClick={() => toggle('search')}
            >
              <Search />
            </IconButton>
            <HeaderMenuButton known={known} />
          </>
        )}
      </div>
      {known && <PinnedStrip conversationId={conversationId} seqs={known.summary.pinnedSeqs} />}
    </header>
  );
}

const HeaderSkeleton = () => (
  <div className="flex grow items-center gap-3 ps-1">
    <Skeleton className="petal size-11 shrink-0" />
    <div className="flex grow flex-col gap-2">
      <Skeleton className="h-4 w-36" />
      <Skeleton className="h-3 w-24" />
    </div>
  </div>
);
