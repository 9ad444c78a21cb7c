import { type ChatSnapshot } from '@parley/client';
import { ListTree } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { IconButton } from '../../design/button.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { messagePreview } from '../chats/message-preview.ts';
import { useMessage } from './use-message.ts';
import { useSide } from './use-side.ts';

interface PinnedStripProps {
  conversationId: string;
  /** The latest pin first. */
  seqs: readonly number[];
}

/** The pinned message, under the head. A tap jumps to it; where there are several, the next tap to the next older one. */
export function PinnedStrip({ conversationId, seqs }: PinnedStripProps) {
  const { t } = useTranslation();
  const { side, show, close, jump } = useSide();
  const [shown, setShown] = useState<number>();
  const index = Math.max(0, shown === undefined ? 0 : seqs.indexOf(shown));
  const seq = seqs[index];
  if (seq === undefined) return null;

  const count = seqs.length;
  const label =
    count === 1 ? t('details.pinned.stripOne') : t('details.pinned.strip', { number: index + 1, count });
  return (
    <div className="flex items-center gap-1 border-t border-line pe-2">
      <button
        type="button"
        onClick={() => {
          jump(seq);
          setShown(seqs[(index + 1) % count]);
        }}
        className="flex min-h-12 min-w-0 grow items-center gap-3 px-4 py-1.5 text-start hover:bg-sunken/60
          focus-visible:-outline-offset-3"
      >
        <span aria-hidden className="h-8 w-1 shrink-0 rounded-full bg-warm" />
        <span className="min-w-0">
          <span className="block truncate text-note leading-tight font-semibold text-warm-ink">{label}</span>
          <span className="block truncate leading-tight">
            <PinnedText conversationId={conversationId} seq={seq} />
          </span>
        </span>
      </button>
      <IconButton
        label={t('details.pinned.all')}
        aria-expanded={side === 'pins'}
        onClick={() => (side === 'pins' ? close() : show('pins'))}
      >
        <ListTree className="rtl:-scale-x-100" />
      </IconButton>
    </div>
  );
}

const allUsers = ({ chat: { users } }: ChatSnapshot) => users;
const myId = ({ chat: { me } }: ChatSnapshot) => me;

function PinnedText({ conversationId, seq }: { conversationId: string; seq: number }) {
  const { t } = useTranslation();
  const users = useChat(allUsers);
  const me = useChat(myId);
  const { message, error } = useMessage(conversationId, seq);
  if (error) return <span className="text-ink-soft">{t('details.pinned.gone')}</span>;
  if (!message) return <Skeleton className="my-1 h-3 w-40" />;
  return (
    <bdi>{messagePreview(message, { me, users, namesSender: true, t }) || t('details.pinned.noText')}</bdi>
  );
}
