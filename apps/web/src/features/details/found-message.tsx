import { type Message, type User } from '@parley/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../design/classes.ts';
import { RelativeTime } from '../../design/relative-time.tsx';
import { useMe } from '../../session/queries.ts';
import { Highlighted } from '../../words/highlighted.tsx';

interface FoundMessageProps {
  message: Message;
  sender: User | undefined;
  query: string;
  isCurrent: boolean;
  onOpen: () => void;
}

/** A message that a search has found, with the words marked; leads to its place in the history. */
export function FoundMessage({ message, sender, query, isCurrent, onOpen }: FoundMessageProps) {
  const { t } = useTranslation();
  const me = useMe();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li>
      <button
        ref={button}
        type="button"
        aria-current={isCurrent || undefined}
        onClick={onOpen}
        className={classes(
          'block w-full px-4 py-3 text-start focus-visible:-outline-offset-3',
          isCurrent ? 'bg-accent-soft' : 'hover:bg-sunken/60',
        )}
      >
        <span className="flex items-baseline justify-between gap-3">
          <bdi className="truncate font-semibold">
            {message.senderId === me.id
              ? t('details.find.you')
              : (sender?.displayName ?? t('conversation.nobody'))}
          </bdi>
          <span className="shrink-0 text-note text-ink-soft">
            <RelativeTime at={message.createdAt} />
          </span>
        </span>
        <span dir="auto" className="line-clamp-4 wrap-anywhere">
          <Highlighted text={message.text} query={query} short />
        </span>
      </button>
    </li>
  );
}
