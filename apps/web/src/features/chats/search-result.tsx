import { type KnownConversation } from '@parley/client';
import { type Room, type User } from '@parley/contracts';
import { Link } from '@tanstack/react-router';
import { Hash, Megaphone } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar, tintOf } from '../../design/avatar.tsx';
import { Highlighted } from '../../words/highlighted.tsx';
import { titleOf } from '../conversation/conversation-title.ts';
import { ConversationAvatar } from './conversation-avatar.tsx';

export function ResultGroup({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="px-5 py-1 text-note font-bold text-ink-soft">
        {title}
      </h2>
      <ul className="px-2">{children}</ul>
    </section>
  );
}

export const resultLook =
  'flex items-center gap-3 rounded-control px-2.5 py-2 hover:bg-sunken/70 focus-visible:-outline-offset-2';

interface ConversationResultProps {
  known: KnownConversation;
  query: string;
  onLeave: () => void;
}

export function ConversationResult({ known, query, onLeave }: ConversationResultProps) {
  const { t } = useTranslation();
  const { id, peer } = known.summary;
  return (
    <li>
      <Link
        to="/c/$conversationId"
        params={{ conversationId: id }}
        preload={false}
        data-result
        onClick={onLeave}
        className={resultLook}
      >
        <ConversationAvatar summary={known.summary} size="small" />
        <span className="min-w-0 grow">
          <bdi className="block truncate font-semibold">
            <Highlighted text={titleOf(known, t)} query={query} />
          </bdi>
          {peer && (
            <span dir="ltr" className="block truncate text-start text-note text-ink-soft">
              @<Highlighted text={peer.username} query={query} />
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}

export function PersonResult({ user, query }: { user: User; query: string }) {
  return (
    <li>
      <Link to="/people/$userId" params={{ userId: user.id }} data-result className={resultLook}>
        <Avatar person={user} size="small" />
        <span className="min-w-0 grow">
          <bdi className="block truncate font-semibold">
            <Highlighted text={user.displayName} query={query} />
          </bdi>
          <span dir="ltr" className="block truncate text-start text-note text-ink-soft">
            @<Highlighted text={user.username} query={query} />
          </span>
        </span>
      </Link>
    </li>
  );
}

/** Leads to the rooms, where it can be looked at and joined. */
export function RoomResult({ room, query }: { room: Room; query: string }) {
  const { t } = useTranslation();
  const { id, title, posting, memberCount } = room;
  const isChannel = posting === 'admins';
  return (
    <li>
      <Link to="/rooms" search={{ query: title }} data-result className={resultLook}>
        <span
          aria-hidden
          style={tintOf(id)}
          className="inline-flex size-9 shrink-0 items-center justify-center rounded-control"
        >
          {isChannel ? <Megaphone className="size-4" /> : <Hash className="size-4" />}
        </span>
        <span className="min-w-0 grow">
          <bdi className="block truncate font-semibold">
            <Highlighted text={title} query={query} />
          </bdi>
          <span className="block text-note text-ink-soft">
            {isChannel
              ? t('search.channelMembers', { count: memberCount })
              : t('search.members', { count: memberCount })}
          </span>
        </span>
      </Link>
    </li>
  );
}
