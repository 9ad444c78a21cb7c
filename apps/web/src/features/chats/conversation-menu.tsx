import { isMuted, type KnownConversation } from '@parley/client';
import { type MembershipChange } from '@parley/contracts';
import { Archive, ArchiveRestore, Bell, BellOff, LogOut, Mail, MailOpen, Pin, PinOff } from 'lucide-react';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { useConversation } from '../../chat/use-chat.ts';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { FloatingMenu, MenuBranch, MenuItem, MenuLine } from '../../menus/floating-menu.tsx';
import { titleOf } from '../conversation/conversation-title.ts';
import { type RowMenuRequest } from './conversation-row.tsx';
import { mutedUntil } from './mute-times.ts';

interface ConversationMenuProps extends RowMenuRequest {
  onLeave: (known: KnownConversation) => void;
  onClose: () => void;
  /** What else can be done from where the menu is. */
  children?: ReactNode;
}

/** What can be done with a conversation from outside. */
export function ConversationMenu({ conversationId, onLeave, children, ...menu }: ConversationMenuProps) {
  const { t } = useTranslation();
  const known = useConversation(conversationId);
  if (!known) return null;
  const title = titleOf(known, t);
  const { kind, me } = known.summary;
  const isUnread = me.unread > 0 || me.markedUnread;

  const change = (next: MembershipChange, done?: string) =>
    void chat.changeMembership(conversationId, next).then(
      () => {
        if (done !== undefined) toasts.good(done, { durationMs: 3000 });
      },
      (error: unknown) => toasts.problem(describeProblem(error)),
    );
  const markRead = () => {
    if (known.summary.lastSeq > 0) chat.markRead(conversationId);
    else change({ markedUnread: false });
  };

  return (
    <FloatingMenu label={title} {...menu}>
      {children}
      {me.pinned ? (
        <MenuItem icon={<PinOff />} onSelect={() => change({ pinned: false })}>
          {t('chats.menu.unpin')}
        </MenuItem>
      ) : (
        <MenuItem icon={<Pin />} onSelect={() => change({ pinned: true })}>
          {t('chats.menu.pin')}
        </MenuItem>
      )}
      {isUnread ? (
        <MenuItem icon={<MailOpen />} onSelect={markRead}>
          {t('chats.menu.markRead')}
        </MenuItem>
      ) : (
        <MenuItem icon={<Mail />} onSelect={() => change({ markedUnread: true })}>
          {t('chats.menu.markUnread')}
        </MenuItem>
      )}
      {isMuted(known, Date.now()) ? (
        <MenuItem icon={<Bell />} onSelect={() => change({ mutedUntil: null })}>
          {t('chats.menu.unmute')}
        </MenuItem>
      ) : (
        <MenuBranch icon={<BellOff />} label={t('chats.menu.mute')}>
          <MenuItem icon={null} onSelect={() => change({ mutedUntil: mutedUntil('hour') })}>
            {t('chats.menu.muteHour')}
          </MenuItem>
          <MenuItem icon={null} onSelect={() => change({ mutedUntil: mutedUntil('workday') })}>
            {t('chats.menu.muteWorkday')}
          </MenuItem>
          <MenuItem icon={null} onSelect={() => change({ mutedUntil: mutedUntil('week') })}>
            {t('chats.menu.muteWeek')}
          </MenuItem>
          <MenuItem icon={null} onSelect={() => change({ mutedUntil: mutedUntil('always') })}>
            {t('chats.menu.muteAlways')}
          </MenuItem>
        </MenuBranch>
      )}
      {me.archived ? (
        <MenuItem
          icon={<ArchiveRestore />}
          onSelect={() => change({ archived: false }, t('chats.done.unarchived', { title }))}
        >
          {t('chats.menu.unarchive')}
        </MenuItem>
      ) : (
        <MenuItem
          icon={<Archive />}
          onSelect={() => change({ archived: true }, t('chats.done.archived', { title }))}
        >
          {t('chats.menu.archive')}
        </MenuItem>
      )}
      {kind === 'group' && (
        <>
          <MenuLine />
          <MenuItem
            icon={<LogOut className="rtl:rotate-180" />}
            look="danger"
            onSelect={() => onLeave(known)}
          >
            {t('chats.menu.leave')}
          </MenuItem>
        </>
      )}
    </FloatingMenu>
  );
}
