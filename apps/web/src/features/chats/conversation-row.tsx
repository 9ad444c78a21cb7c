import { type ChatSnapshot, type KnownConversation, pendingOf } from '@parley/client';
import { Link } from '@tanstack/react-router';
import { EllipsisVertical, Hash, Megaphone, UsersRound } from 'lucide-react';
import { memo, type MouseEvent, useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { useDraft } from '../../chat/use-draft.ts';
import { classes } from '../../design/classes.ts';
import { type MenuPlace } from '../../menus/floating-menu.tsx';
import { useLongPress } from '../../design/use-long-press.ts';
import { titleOf } from '../conversation/conversation-title.ts';
import { ConversationAvatar } from './conversation-avatar.tsx';
import { ListClock } from './list-clock.tsx';
import { LastTick, RowMarks } from './row-marks.tsx';
import { RowPreview } from './row-preview.tsx';

export interface RowMenuRequest {
  conversationId: string;
  place: MenuPlace;
  from: HTMLElement | null;
}

interface ConversationRowProps {
  known: KnownConversation;
  me: string;
  isOpen: boolean;
  /** Whether Tab leads to this row; the arrow keys lead to the others. */
  isTabStop: boolean;
  onFocus: (conversationId: string) => void;
  onMenu: (request: RowMenuRequest) => void;
}

/** A conversation in the list: who, what was said last, and what asks for attention. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { known, me, isOpen, isTabStop, onFocus, onMenu } = props;
  const { t } = useTranslation();
  const { id, lastMessage, createdAt } = known.summary;
  const isUnread = known.summary.me.unread > 0 || known.summary.me.markedUnread;
  const title = titleOf(known, t);
  const waiting = useChat(useCallback((snapshot: ChatSnapshot) => pendingOf(snapshot, id), [id])).at(-1);
  const [{ text, editing }] = useDraft(id);
  const draft = isOpen || editing !== undefined ? '' : text.trim();
  const link = useRef<HTMLAnchorElement>(null);

  const openMenu = (place: MenuPlace) => onMenu({ conversationId: id, place, from: link.current });
  const longPress = useLongPress(({ x, y }) => openMenu({ left: x, top: y, width: 0, height: 0 }));
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault();
    openMenu({ left: event.clientX, top: event.clientY, width: 0, height: 0 });
  };

  return (
    <div className="group relative" onContextMenu={onContextMenu} {...longPress}>
      <Link
        ref={link}
        to="/c/$conversationId"
        params={{ conversationId: id }}
        preload={false}
        data-row={id}
        tabIndex={isTabStop ? 0 : -1}
        onFocus={() => onFocus(id)}
        aria-current={isOpen ? 'page' : undefined}
        className="flex items-center gap-3 rounded-control px-2.5 py-2.5 select-none hover:bg-sunken/70
          focus-visible:-outline-offset-2 aria-[current=page]:bg-accent-soft [-webkit-touch-callout:none]"
      >
        <ConversationAvatar summary={known.summary} />
        <span className="min-w-0 grow">
          <span className="flex items-baseline gap-2">
            <span className="flex min-w-0 grow items-center gap-1.5">
              <KindSign known={known} />
              <bdi className="truncate font-semibold">{title}</bdi>
            </span>
            <span
              className="flex shrink-0 items-center gap-1 self-center text-note text-ink-soft group-focus-within:pe-8
                [@media(hover:hover)]:group-hover:pe-8"
            >
              <LastTick known={known} waiting={waiting} me={me} />
              <ListClock at={lastMessage?.createdAt ?? createdAt} />
            </span>
          </span>
          <span className="mt-0.5 flex min-h-5.5 items-center gap-2">
            <span
              dir="auto"
              className={classes('min-w-0 grow truncate text-along', isUnread ? 'text-ink' : 'text-ink-soft')}
            >
              <RowPreview known={known} waiting={waiting} draft={draft} me={me} />
            </span>
            <RowMarks known={known} />
          </span>
        </span>
      </Link>
      <button
        type="button"
        aria-label={t('chats.more', { title })}
        aria-haspopup="menu"
        tabIndex={isTabStop ? 0 : -1}
        onClick={(event) => {
          const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
          openMenu({ left, top, width, height });
        }}
        className="absolute end-2 top-1.5 flex size-8 items-center justify-center rounded-small text-ink-soft opacity-0
          group-focus-within:opacity-100 hover:bg-sunken hover:text-ink [@media(hover:hover)]:group-hover:opacity-100
          [@media(hover:none)]:hidden"
      >
        <EllipsisVertical aria-hidden className="size-4.5" />
      </button>
    </div>
  );
});

/** Says with a sign, and in words to those who cannot see it, what kind of conversation it is. */
function KindSign({ known: { summary } }: { known: KnownConversation }) {
  const { t } = useTranslation();
  const { kind, posting, visibility } = summary;
  if (kind === 'direct') return null;
  const look = 'size-4 shrink-0 text-ink-soft';
  if (posting === 'admins') return <Megaphone aria-label={t('chats.channel')} className={look} />;
  if (visibility === 'public') return <Hash aria-label={t('chats.room')} className={look} />;
  return <UsersRound aria-label={t('chats.group')} className={look} />;
}
