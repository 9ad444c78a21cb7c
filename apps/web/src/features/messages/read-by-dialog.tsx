import { type Message, type MessageReceipts } from '@parley/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { ProblemState } from '../../forms/problem-state.tsx';
import { parley } from '../../session/parley.ts';
import { longTime } from './times.ts';

type Receipt = MessageReceipts['items'][number];

/** Who has got and read a message, and when. */
export default function ReadByDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation();
  const { conversationId, seq } = message;
  const receipts = useQuery({
    queryKey: ['receipts', conversationId, seq],
    queryFn: ({ signal }) => parley.messages.receipts(conversationId, seq, { signal }),
    staleTime: 0,
  });
  return (
    <Dialog title={t('messages.readBy.title')} onClose={onClose}>
      {receipts.isPending && <SkeletonRows />}
      {receipts.isError && <ProblemState error={receipts.error} onRetry={() => void receipts.refetch()} />}
      {receipts.data && <Readers items={receipts.data.items} />}
    </Dialog>
  );
}

function Readers({ items }: { items: readonly Receipt[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return <p className="text-ink-soft">{t('messages.readBy.nobody')}</p>;
  const read = items.filter(({ readAt }) => readAt !== null);
  const delivered = items.filter(({ readAt, deliveredAt }) => readAt === null && deliveredAt !== null);
  const waiting = items.filter(({ readAt, deliveredAt }) => readAt === null && deliveredAt === null);
  return (
    <>
      <Part title={t('messages.readBy.read')} items={read} at={({ readAt }) => readAt} />
      <Part title={t('messages.readBy.delivered')} items={delivered} at={({ deliveredAt }) => deliveredAt} />
      <Part title={t('messages.readBy.waiting')} items={waiting} at={() => null} />
      <p className="text-note text-ink-soft">{t('messages.readBy.discreet')}</p>
    </>
  );
}

interface PartProps {
  title: string;
  items: readonly Receipt[];
  at: (item: Receipt) => string | null;
}

function Part({ title, items, at }: PartProps) {
  const { i18n } = useTranslation();
  if (items.length === 0) return null;
  return (
    <section>
      <h3 className="pb-1 text-note font-semibold text-ink-soft">{title}</h3>
      <ul>
        {items.map((item) => {
          const moment = at(item);
          return (
            <li key={item.user.id} className="flex items-center gap-3 py-1.5">
              <Avatar person={item.user} size="small" />
              <bdi className="min-w-0 grow truncate font-semibold">{item.user.displayName}</bdi>
              {moment && (
                <time dateTime={moment} className="shrink-0 text-note text-ink-soft">
                  {longTime(moment, i18n.language)}
                </time>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
