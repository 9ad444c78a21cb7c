import { type ChatSnapshot, messagesOf } from '@parley/client';
import { Pencil, Reply, X } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { type Draft } from '../../chat/drafts.ts';
import { useChat } from '../../chat/use-chat.ts';
import { IconButton } from '../../design/button.tsx';
import { plainText } from '../../words/plain-text.ts';

interface ContextBarProps {
  conversationId: string;
  draft: Draft;
  onCancel: () => void;
}

/** Above the field: which message is answered or changed. */
export function ContextBar({ conversationId, draft: { editing, replyTo }, onCancel }: ContextBarProps) {
  const { t } = useTranslation();
  const seq = editing ?? replyTo;
  const message = useChat(
    useCallback(
      (snapshot: ChatSnapshot) =>
        messagesOf(snapshot, conversationId, seq).messages.find((one) => one.seq === seq),
      [conversationId, seq],
    ),
  );
  const senderId = message?.senderId ?? '';
  const sender = useChat(useCallback((snapshot: ChatSnapshot) => snapshot.chat.users[senderId], [senderId]));
  if (seq === undefined) return null;
  const title =
    editing !== undefined
      ? t('composer.editing')
      : senderId === chat.me || !sender
        ? t('composer.replying')
        : t('composer.replyingTo', { name: sender.displayName });
  return (
    <div className="flex items-center gap-2 ps-3 md:ps-4">
      <span aria-hidden className="shrink-0 text-accent [&_svg]:size-5">
        {editing !== undefined ? <Pencil /> : <Reply className="rtl:-scale-x-100" />}
      </span>
      <div role="status" className="min-w-0 grow border-s-3 border-accent ps-2.5 text-note">
        <p className="truncate font-semibold text-accent">{title}</p>
        {message && (
          <p dir="auto" className="truncate text-along text-ink-soft">
            {plainText(message.text)}
          </p>
        )}
      </div>
      <IconButton
        label={t(editing !== undefined ? 'composer.cancelEdit' : 'composer.cancelReply')}
        onClick={onCancel}
      >
        <X />
      </IconButton>
    </div>
  );
}
