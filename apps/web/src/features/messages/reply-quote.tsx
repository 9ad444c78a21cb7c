import { type Message, type User } from '@parley/contracts';
import { ParleyError } from '@parley/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { classes } from '../../design/classes.ts';
import { parley } from '../../session/parley.ts';
import { plainText } from '../../words/plain-text.ts';
import { useHistoryControls } from './history-controls.ts';
import { noteText } from './note-text.ts';

interface ReplyQuoteProps {
  seq: number;
  /** The message that is answered, where it is at hand. */
  message: Message | undefined;
  users: Readonly<Record<string, User>>;
  me: string;
}

/** The beginning of the message that another one answers; leads to it. */
export function ReplyQuote({ seq, message, users, me }: ReplyQuoteProps) {
  return message ? (
    <Quote message={message} users={users} me={me} />
  ) : (
    <FetchedQuote seq={seq} users={users} me={me} />
  );
}

function FetchedQuote({ seq, users, me }: Omit<ReplyQuoteProps, 'message'>) {
  const { t } = useTranslation();
  const { conversationId } = useHistoryControls();
  const { data, error } = useQuery({
    queryKey: ['message', conversationId, seq],
    queryFn: ({ signal }) => parley.messages.get(conversationId, seq, { signal }),
  });
  if (data) return <Quote message={data} users={users} me={me} />;
  const gone = error instanceof ParleyError && error.code === 'NOT_FOUND';
  return <div className={classes(look, 'text-ink-soft')}>{gone ? t('messages.repliedGone') : '…'}</div>;
}

const look =
  'mb-1 block w-full min-w-0 rounded-small border-s-3 border-accent bg-accent/8 px-2 py-1 text-start text-note';

function Quote({ message, users, me }: { message: Message; users: ReplyQuoteProps['users']; me: string }) {
  const { t } = useTranslation();
  const { jumpTo } = useHistoryControls();
  const { senderId, text, deletedAt, note } = message;
  const name =
    senderId === me ? t('messages.you') : (users[senderId]?.displayName ?? t('messages.deletedAccount'));
  if (deletedAt !== null) {
    return <div className={classes(look, 'text-ink-soft italic')}>{t('messages.deleted')}</div>;
  }
  return (
    <button
      type="button"
      aria-label={t('messages.jumpToReplied', { name })}
      onClick={() => jumpTo(message.seq)}
      className={classes(look, 'hover:bg-accent/14')}
    >
      <bdi className="block truncate font-semibold text-accent">{name}</bdi>
      <span dir="auto" className="block truncate text-along">
        {note ? noteText(message, users, t, me) : plainText(text)}
      </span>
    </button>
  );
}
