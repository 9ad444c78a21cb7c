import { type ChatSnapshot } from '@parley/client';
import { type Message } from '@parley/contracts';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { Avatar } from '../../design/avatar.tsx';
import { Dialog } from '../../design/dialog.tsx';

const usersOf = ({ chat: { users } }: ChatSnapshot) => users;

/** Everybody who reacted to a message, by emoji. */
export default function WhoReactedDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation();
  const users = useChat(usersOf);
  return (
    <Dialog title={t('messages.reactions.who')} onClose={onClose}>
      {message.reactions.map(({ emoji, count, userIds }) => {
        const people = userIds.flatMap((id) => users[id] ?? []);
        const rest = count - people.length;
        return (
          <section key={emoji}>
            <h3 className="flex items-center gap-2 pb-1 font-semibold">
              <span className="font-emoji text-lead">{emoji}</span>
              <span className="text-note text-ink-soft tabular-nums">{count}</span>
            </h3>
            <ul>
              {people.map((person) => (
                <li key={person.id} className="flex items-center gap-3 py-1.5">
                  <Avatar person={person} size="small" />
                  <bdi className="min-w-0 truncate font-semibold">{person.displayName}</bdi>
                </li>
              ))}
              {rest > 0 && (
                <li className="py-1.5 text-ink-soft">{t('messages.reactions.andMore', { count: rest })}</li>
              )}
            </ul>
          </section>
        );
      })}
    </Dialog>
  );
}
