import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../design/button.tsx';
import { useEmojiHabits } from './emoji-habits.ts';
import { withTone } from './skin-tones.ts';

const QUICK = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

interface QuickEmojiProps {
  onPick: (emoji: string) => void;
  onMore: () => void;
}

/** The six that answer most messages. */
export function QuickEmoji({ onPick, onMore }: QuickEmojiProps) {
  const { t } = useTranslation();
  const { tone } = useEmojiHabits();
  return (
    <div role="group" aria-label={t('emoji.quick')} className="flex gap-0.5 p-1">
      {QUICK.map((one) => {
        const emoji = withTone(one, tone);
        return (
          <button
            key={one}
            type="button"
            onClick={() => onPick(emoji)}
            className="inline-flex size-11 items-center justify-center rounded-control font-emoji text-[1.5rem] leading-none
              transition-transform hover:bg-sunken motion-safe:hover:scale-115"
          >
            {emoji}
          </button>
        );
      })}
      <IconButton label={t('emoji.all')} onClick={onMore}>
        <Plus />
      </IconButton>
    </div>
  );
}
