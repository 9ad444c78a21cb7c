import { type Message, type User } from '@parley/contracts';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../design/classes.ts';
import { RelativeTime } from '../../design/relative-time.tsx';
import { useMe } from '../../session/queries.ts';
import { excerpt, highlighted } from './highlights.ts';

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
  const pieces = useMemo(() => excerpt(highlighted(message.text, query)), [message.text, query]);
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
          {pieces.map(({ text, found }, place) =>
            found ? (
              <mark key={place} className="rounded-[0.2rem] bg-warm px-0.5 text-on-warm">
                {text}
              </mark>
            ) : (
              <span key={place}>{text}</span>
            ),
          )}
        </span>
      </button>
    </li>
  );
}
