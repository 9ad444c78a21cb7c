import { type ChatSnapshot } from '@parley/client';
import { type Message, type User } from '@parley/contracts';
import { Link } from '@tanstack/react-router';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { Button } from '../../design/button.tsx';
import { Highlighted } from '../../words/highlighted.tsx';
import { isolated } from '../../words/isolated.ts';
import { titleOf } from '../conversation/conversation-title.ts';
import { ConversationAvatar } from './conversation-avatar.tsx';
import { ListClock } from './list-clock.tsx';
import { ResultGroup, resultLook } from './search-result.tsx';

interface FoundMessagesProps {
  messages: readonly Message[];
  users: Readonly<Record<string, User>>;
  query: string;
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
}

const myId = ({ chat: { me } }: ChatSnapshot) => me;
const allConversations = ({ chat }: ChatSnapshot) => chat.conversations;

/** Messages of all conversations, the newest first; each leads to its place. */
export function FoundMessages({ messages, users, query, hasMore, busy, onMore }: FoundMessagesProps) {
  const { t } = useTranslation();
  return (
    <ResultGroup title={t('search.messages')}>
      {messages.map((message) => (
        <FoundMessage
          key={`${message.conversationId} ${message.seq}`}
          message={message}
          sender={users[message.senderId]}
          query={query}
        />
      ))}
      {hasMore && (
        <li className="flex justify-center pt-2">
          <Button look="quiet" busy={busy} onClick={onMore}>
            {t('search.more')}
          </Button>
        </li>
      )}
    </ResultGroup>
  );
}

interface FoundMessageProps {
  message: Message;
  sender: User | undefined;
  query: string;
}

function FoundMessage({ message, sender, query }: FoundMessageProps) {
  const { t } = useTranslation();
  const { conversationId, seq, text, createdAt } = message;
  const known = useChat(allConversations)[conversationId];
  const mine = useChat(myId) === message.senderId;
  if (!known) return null;
  const title = titleOf(known, t);
  const name = mine ? t('messages.you') : (sender?.displayName ?? t('conversation.nobody'));
  const isNamed = known.summary.kind === 'direct' && known.summary.peer?.id === message.senderId;
  const direction = i18next.dir();
  return (
    <li>
      <Link
        to="/c/$conversationId"
        params={{ conversationId }}
        search={{ at: String(seq) }}
        preload={false}
        data-result
        className={resultLook}
      >
        <ConversationAvatar summary={known.summary} size="small" />
        <span className="min-w-0 grow">
          <span className="flex items-baseline justify-between gap-2">
            <span className="truncate font-semibold">
              {isNamed
                ? title
                : t('search.in', { name: isolated(name, direction), title: isolated(title, direction) })}
            </span>
            <span className="shrink-0 text-note text-ink-soft">
              <ListClock at={createdAt} />
            </span>
          </span>
          <span dir="auto" className="line-clamp-2 text-note break-words text-ink-soft">
            <Highlighted text={text.replace(/\s+/gu, ' ')} query={query} short />
          </span>
        </span>
      </Link>
    </li>
  );
}
