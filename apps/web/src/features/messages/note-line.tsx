import { type Message, type User } from '@parley/contracts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useHistoryControls } from './history-controls.ts';
import { noteText } from './note-text.ts';
import { longTime } from './times.ts';

interface NoteLineProps {
  rowKey: string;
  message: Message;
  users: Readonly<Record<string, User>>;
  me: string;
  tabbable: boolean;
}

/** What happened here, in the place of a message. */
export const NoteLine = memo(function NoteLine({ rowKey, message, users, me, tabbable }: NoteLineProps) {
  const { t, i18n } = useTranslation();
  const { jumpTo } = useHistoryControls();
  const { note, seq, createdAt } = message;
  const sentence = noteText(message, users, t, me);
  const time = longTime(createdAt, i18n.language);
  return (
    <article
      aria-label={time}
      data-key={rowKey}
      data-seq={seq}
      tabIndex={tabbable ? 0 : -1}
      className="flex justify-center px-6 py-1.5 text-center text-note text-ink-soft focus-visible:-outline-offset-3"
    >
      <span title={time} className="max-w-full [overflow-wrap:anywhere]">
        {note?.type === 'message-pinned' ? (
          <button type="button" onClick={() => jumpTo(note.seq)} className="hover:text-ink hover:underline">
            {sentence}
          </button>
        ) : (
          sentence
        )}
      </span>
    </article>
  );
});
