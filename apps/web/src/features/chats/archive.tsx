import { type KnownConversation } from '@parley/client';
import { Archive, ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../design/button.tsx';

interface ArchiveRowProps {
  archived: readonly KnownConversation[];
  onOpen: () => void;
}

/** What leads to the archive; says softly that something in it is unread. */
export function ArchiveRow({ archived, onOpen }: ArchiveRowProps) {
  const { t } = useTranslation();
  const unread = archived.filter(({ summary: { me } }) => me.unread > 0 || me.markedUnread).length;
  return (
    <div className="px-2">
      <button
        type="button"
        onClick={onOpen}
        className="flex w-full items-center gap-3 rounded-control px-2.5 py-2 text-start hover:bg-sunken/70
          focus-visible:-outline-offset-2"
      >
        <span className="flex size-11 shrink-0 items-center justify-center text-ink-soft">
          <Archive aria-hidden className="size-5" />
        </span>
        <span className="grow font-semibold">{t('chats.archive.title')}</span>
        <span className="text-note text-ink-soft">
          {unread > 0
            ? t('shell.unread', { count: unread })
            : t('chats.archive.count', { count: archived.length })}
        </span>
      </button>
    </div>
  );
}

export function ArchiveHead({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="flex items-center gap-1 border-b border-line px-2 pb-1">
      <IconButton label={t('chats.archive.back')} onClick={onBack}>
        <ArrowLeft className="rtl:rotate-180" />
      </IconButton>
      <h2 className="font-bold">{t('chats.archive.title')}</h2>
    </div>
  );
}
