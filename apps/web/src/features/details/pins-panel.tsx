import { type ChatSnapshot, type KnownConversation } from '@parley/client';
import { useMutation } from '@tanstack/react-query';
import { Pin, PinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { IconButton } from '../../design/button.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { Spinner } from '../../design/spinner.tsx';
import { State } from '../../design/state.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { plainText } from '../../words/plain-text.ts';
import { permissionsOf } from './permissions.ts';
import { useMessage } from './use-message.ts';
import { useSide } from './use-side.ts';

/** What is kept in sight, the latest pin first. */
export function PinsPanel({ known }: { known: KnownConversation }) {
  const { t } = useTranslation();
  const { id, pinnedSeqs } = known.summary;
  const may = permissionsOf(known);
  if (pinnedSeqs.length === 0) {
    return (
      <State icon={<Pin aria-hidden />} title={t('details.pinned.none')}>
        {may.pin ? t('details.pinned.noneHint') : t('details.pinned.noneHintMember')}
      </State>
    );
  }
  return (
    <ul className="divide-y divide-line border-b border-line">
      {pinnedSeqs.map((seq) => (
        <PinnedRow key={seq} conversationId={id} seq={seq} mayUnpin={may.pin} />
      ))}
    </ul>
  );
}

const allUsers = ({ chat: { users } }: ChatSnapshot) => users;

interface PinnedRowProps {
  conversationId: string;
  seq: number;
  mayUnpin: boolean;
}

function PinnedRow({ conversationId, seq, mayUnpin }: PinnedRowProps) {
  const { t } = useTranslation();
  const users = useChat(allUsers);
  const { jump } = useSide();
  const { message, error } = useMessage(conversationId, seq);
  const unpin = useMutation({
    mutationFn: () => parley.messages.unpin(conversationId, seq),
    onError: (failure) => toasts.problem(describeProblem(failure)),
  });
  const sender = message && users[message.senderId];
  return (
    <li className="flex items-start gap-1 py-1 pe-2">
      <button
        type="button"
        disabled={!message}
        onClick={() => jump(seq)}
        className="min-w-0 grow px-4 py-2.5 text-start hover:bg-sunken/60 focus-visible:-outline-offset-3 disabled:opacity-100"
      >
        {message ? (
          <>
            <span className="flex items-baseline justify-between gap-3">
              <bdi className="truncate font-semibold">{sender?.displayName ?? t('conversation.nobody')}</bdi>
              <span className="shrink-0 text-note text-ink-soft">
                <RelativeTime at={message.createdAt} />
              </span>
            </span>
            <span dir="auto" className="line-clamp-3 wrap-anywhere">
              {plainText(message.text) || t('details.pinned.noText')}
            </span>
          </>
        ) : error ? (
          <span className="text-ink-soft">{t('details.pinned.gone')}</span>
        ) : (
          <>
            <Skeleton className="my-1 h-3.5 w-28" />
            <Skeleton className="my-2 h-3 w-full" />
          </>
        )}
      </button>
      {mayUnpin && (
        <IconButton
          label={t('details.pinned.unpin')}
          onClick={unpin.isPending ? undefined : () => unpin.mutate()}
          className="mt-1"
        >
          {unpin.isPending ? <Spinner /> : <PinOff />}
        </IconButton>
      )}
    </li>
  );
}
