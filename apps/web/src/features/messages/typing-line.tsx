import { type ChatSnapshot, typingIn } from '@parley/client';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';

const NAMES_SHOWN = 3;
const usersOf = ({ chat: { users } }: ChatSnapshot) => users;

/** Who is typing. Its place is kept, so that nothing moves; and it is not read aloud, which would never end. */
export function TypingLine({ conversationId }: { conversationId: string }) {
  const { t, i18n } = useTranslation();
  const ids = useChat(useCallback((snapshot) => typingIn(snapshot, conversationId), [conversationId]));
  const users = useChat(usersOf);
  const names = ids.map((id) => users[id]?.displayName ?? t('messages.deletedAccount'));
  const sentence =
    names.length > NAMES_SHOWN
      ? t('messages.typing.several')
      : t('messages.typing.some', {
          count: names.length,
          names: new Intl.ListFormat(i18n.language).format(names),
        });
  return (
    <div aria-live="off" className="flex h-6 items-center gap-2 px-5 text-note text-ink-soft">
      {names.length > 0 && (
        <>
          <span aria-hidden className="flex gap-0.5">
            {[0, 1, 2].map((dot) => (
              <span
                key={dot}
                style={{ animationDelay: `${dot * 160}ms` }}
                className="size-1.5 animate-pulse rounded-full bg-accent"
              />
            ))}
          </span>
          <bdi className="truncate">{sentence}</bdi>
        </>
      )}
    </div>
  );
}
