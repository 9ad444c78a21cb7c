import { type KnownConversation, isMuted, type PendingMessage } from '@parley/client';
import { AtSign, BellOff, Check, CheckCheck, CircleAlert, Clock3, Pin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../design/classes.ts';
import { reachedBy, tickOf } from '../messages/ticks.ts';

interface LastTickProps {
  known: KnownConversation;
  /** What waits to be sent, the newest. */
  waiting: PendingMessage | undefined;
  me: string;
}

/** How far one's own last message has come. */
export function LastTick({ known: { summary }, waiting, me }: LastTickProps) {
  const { t } = useTranslation();
  const { lastMessage, watermarks } = summary;
  if (waiting) {
    return waiting.state === 'failed' ? (
      <CircleAlert aria-label={t('messages.tick.failed')} className="size-4 text-danger" />
    ) : (
      <Clock3 aria-label={t('messages.tick.waiting')} className="size-3.5" />
    );
  }
  const written = lastMessage && !lastMessage.note && lastMessage.deletedAt === null;
  if (!written || lastMessage.senderId !== me) return null;
  const tick = tickOf(reachedBy(watermarks, me), lastMessage.seq);
  const Sign = tick === 'sent' ? Check : CheckCheck;
  return (
    <Sign
      aria-label={t(`messages.tick.${tick}`)}
      className={classes('size-4', tick === 'read' && 'text-accent')}
    />
  );
}

/** What asks for attention, and what was set for the conversation. */
export function RowMarks({ known }: { known: KnownConversation }) {
  const { t, i18n } = useTranslation();
  const { unread, unreadMentions, markedUnread, pinned } = known.summary.me;
  const muted = isMuted(known, Date.now());
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-ink-soft">
      {muted && <BellOff aria-label={t('chats.muted')} className="size-4" />}
      {pinned && <Pin aria-label={t('chats.pinned')} className="size-4" />}
      {unreadMentions > 0 && (
        <span className={badge(false)}>
          <AtSign aria-label={t('chats.mentioned')} className="size-3.5" />
        </span>
      )}
      {unread > 0 && (
        <span className={badge(muted)}>
          <span aria-hidden>{shortCount(unread, i18n.language)}</span>
          <span className="sr-only">{t('chats.unread', { count: unread })}</span>
        </span>
      )}
      {unread === 0 && markedUnread && (
        <span className={badge(muted)}>
          <span className="sr-only">{t('chats.markedUnread')}</span>
        </span>
      )}
    </span>
  );
}

const badge = (muted: boolean) =>
  classes(
    'inline-flex h-5.5 min-w-5.5 items-center justify-center rounded-full px-1.5 text-note font-bold tabular-nums',
    muted ? 'bg-sunken text-ink-soft' : 'bg-accent text-on-accent',
  );

const shortCount = (count: number, locale: string) =>
  new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 0 }).format(count);
