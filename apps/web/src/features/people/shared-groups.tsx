import { groupsWith } from '@parley/client';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { ConversationAvatar } from '../chats/conversation-avatar.tsx';

export function SharedGroups({ userId }: { userId: string }) {
  const { t } = useTranslation();
  const groups = useChat((snapshot) => groupsWith(snapshot, userId));
  if (groups.length === 0) return null;
  return (
    <section aria-label={t('people.sharedGroups')} className="border-t border-line px-2 py-4">
      <h3 className="px-4 text-note font-bold text-ink-soft">{t('people.sharedGroups')}</h3>
      <ul className="mt-1">
        {groups.map(({ summary }) => (
          <li key={summary.id}>
            <Link
              to="/c/$conversationId"
              params={{ conversationId: summary.id }}
              className="flex items-center gap-3.5 rounded-control px-4 py-2 hover:bg-sunken/50 focus-visible:-outline-offset-3"
            >
              <ConversationAvatar summary={summary} size="small" />
              <span className="min-w-0">
                <span className="block truncate font-semibold">
                  <bdi>{summary.title}</bdi>
                </span>
                <span className="block text-note text-ink-soft">
                  {t('rooms.members', { count: summary.memberCount })}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
