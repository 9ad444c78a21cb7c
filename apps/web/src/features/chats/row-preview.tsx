import { type ChatSnapshot, type KnownConversation, type PendingMessage, typingIn } from '@parley/client';
import i18next from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { isolated } from '../../words/isolated.ts';
import { plainText } from '../../words/plain-text.ts';
import { messagePreview } from './message-preview.ts';

interface RowPreviewProps {
  known: KnownConversation;
  waiting: PendingMessage | undefined;
  /** What was begun to be written here, where that is worth a word. */
  draft: string;
  me: string;
}

const allUsers = ({ chat }: ChatSnapshot) => chat.users;

/** The second line of a row: who is typing, else a draft, else what was said last. */
export function RowPreview({ known, waiting, draft, me }: RowPreviewProps) {
  const { t } = useTranslation();
  const { id, kind, lastMessage } = known.summary;
  const users = useChat(allUsers);
  const typing = useChat(useCallback((snapshot: ChatSnapshot) => typingIn(snapshot, id), [id]));
  const others = typing.filter((userId) => userId !== me);

  if (others.length > 0) {
    const names = others.flatMap((userId) => users[userId]?.displayName ?? []);
    return <span className="text-accent">{typingText(names, others.length)}</span>;
  }
  if (draft !== '') {
    return (
      <>
        <span className="font-medium text-warm-ink">{t('chats.draft')}</span> {plainText(draft)}
      </>
    );
  }
  if (waiting) return t('chats.you', { text: plainText(waiting.draft.text ?? '') });
  if (!lastMessage) return t('chats.notPosted');
  return messagePreview(lastMessage, { me, users, namesSender: kind === 'group', t });

  function typingText(names: string[], count: number): string {
    if (names.length !== count || count > 2) return t('messages.typing.several');
    const list = new Intl.ListFormat(i18next.language).format(
      names.map((name) => isolated(name, i18next.dir())),
    );
    return t('messages.typing.some', { count, names: list });
  }
}
