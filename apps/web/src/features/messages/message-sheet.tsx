import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../design/classes.ts';
import { QuickEmoji } from '../emoji/quick-emoji.tsx';
import { BottomSheet } from './bottom-sheet.tsx';
import { ACTION_ICONS, type MessageAction } from './menu-items.ts';

const EmojiPicker = lazy(async () => ({ default: (await import('../emoji/emoji-picker.tsx')).EmojiPicker }));

interface MessageSheetProps {
  items: readonly MessageAction[];
  onChoose: (action: MessageAction) => void;
  onReact: (emoji: string) => void;
  onClose: () => void;
}

/** The menu of a message, for fingers. */
export default function MessageSheet({ items, onChoose, onReact, onClose }: MessageSheetProps) {
  const { t } = useTranslation();
  const [wantsAll, setWantsAll] = useState(false);
  return (
    <BottomSheet label={t('messages.action.label')} onClose={onClose}>
      {wantsAll ? (
        <Suspense>
          <EmojiPicker onPick={onReact} />
        </Suspense>
      ) : (
        <>
          {items.includes('react') && (
            <div className="flex justify-center border-b border-line py-1">
              <QuickEmoji onPick={onReact} onMore={() => setWantsAll(true)} />
            </div>
          )}
          <ul className="p-2">
            {items.map((action) => {
              if (action === 'react') return null;
              const Icon = ACTION_ICONS[action];
              return (
                <li key={action}>
                  <button
                    type="button"
                    onClick={() => onChoose(action)}
                    className={classes(
                      'flex min-h-12 w-full items-center gap-4 rounded-control px-4 text-start',
                      action === 'delete' ? 'text-danger' : '',
                    )}
                  >
                    <Icon aria-hidden className="size-5 shrink-0" />
                    {t(`messages.action.${action}`)}
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </BottomSheet>
  );
}
