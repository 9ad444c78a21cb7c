import { type Room } from '@parley/contracts';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { useChat, useConversation } from '../../chat/use-chat.ts';
import { Button, buttonLook } from '../../design/button.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { RoomAvatar } from './room-avatar.tsx';
import { RoomKind } from './room-kind.tsx';

/** On a phone below the words, not below the picture. */
const placeLook = 'max-sm:ms-[3.75rem]';

export function RoomRow({ room }: { room: Room }) {
  const { t } = useTranslation();
  const isIn = useIsIn(room);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 px-4 py-4 sm:flex-nowrap sm:px-5">
      <RoomAvatar room={room} visibility="public" />
      <div className="min-w-0 grow basis-40">
        <h2 className="font-semibold wrap-anywhere">
          <bdi>{room.title}</bdi>
        </h2>
        {room.description && (
          <p dir="auto" className="line-clamp-2 text-ink-soft wrap-anywhere">
            {room.description}
          </p>
        )}
        <p className="mt-0.5 flex flex-wrap gap-x-3">
          <RoomKind room={room} visibility="public" />
          {isIn && (
            <span className="inline-flex items-center gap-1 text-note font-semibold text-good">
              <Check aria-hidden className="size-3.5" />
              {t('rooms.joined')}
            </span>
          )}
        </p>
      </div>
      {isIn ? <OpenRoom room={room} /> : <JoinRoom room={room} />}
    </li>
  );
}

/** The chat knows it as it is now; the list only as it was when it was fetched. */
function useIsIn(room: Room): boolean {
  const known = useConversation(room.id);
  const synced = useChat((snapshot) => snapshot.synced);
  return synced ? known !== undefined : room.joined;
}

function OpenRoom({ room }: { room: Room }) {
  const { t } = useTranslation();
  return (
    <Link
      to="/c/$conversationId"
      params={{ conversationId: room.id }}
      aria-label={t('rooms.openNamed', { title: room.title })}
      className={buttonLook('secondary', placeLook)}
    >
      {t('rooms.open')}
    </Link>
  );
}

function JoinRoom({ room }: { room: Room }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const join = useMutation({
    mutationFn: () => parley.conversations.join(room.id),
    onSuccess: async (conversation) => {
      chat.adopt(conversation);
      await navigate({ to: '/c/$conversationId', params: { conversationId: conversation.id } });
    },
    onError: (error) =>
      toasts.problem(
        describeProblem(error, {
          FORBIDDEN: t('rooms.banned'),
          CONFLICT: t('rooms.tooMany'),
          NOT_FOUND: t('rooms.gone'),
        }),
      ),
  });
  return (
    <Button
      className={placeLook}
      busy={join.isPending}
      onClick={() => join.mutate()}
      aria-label={t('rooms.joinNamed', { title: room.title })}
    >
      {t('rooms.joinIt')}
    </Button>
  );
}
