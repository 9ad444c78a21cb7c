import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Spinner } from '../../design/spinner.tsx';
import { EmojiBrowser } from './emoji-browser.tsx';
import { useEmojiSet } from './use-emoji-set.ts';

interface EmojiPickerProps {
  onPick: (emoji: string, more: boolean) => void;
}

/** All emoji, to be searched or leafed through. `onPick` is also told whether more are to follow: Shift was held. */
export function EmojiPicker({ onPick }: EmojiPickerProps) {
  const { t } = useTranslation();
  const { data, isError, refetch } = useEmojiSet();
  return (
    <div
      className="flex h-[min(26rem,var(--radix-popover-content-available-height,26rem))] w-[min(22rem,calc(100vw-1rem))]
        flex-col"
    >
      {data ? (
        <EmojiBrowser set={data} onPick={onPick} />
      ) : (
        <div className="flex grow flex-col items-center justify-center gap-3 p-4 text-ink-soft">
          {isError ? (
            <>
              <p role="alert">{t('emoji.notLoaded')}</p>
              <Button look="secondary" onClick={() => void refetch()}>
                {t('common.tryAgain')}
              </Button>
            </>
          ) : (
            <Spinner />
          )}
        </div>
      )}
    </div>
  );
}
