import { Popover } from 'radix-ui';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QuickEmoji } from '../emoji/quick-emoji.tsx';
import { type Anchor } from './history-controls.ts';

const EmojiPicker = lazy(async () => ({ default: (await import('../emoji/emoji-picker.tsx')).EmojiPicker }));

interface ReactionPopoverProps {
  anchor: Anchor;
  onPick: (emoji: string) => void;
  onClose: () => void;
}

/** The usual reactions, and all the others. */
export default function ReactionPopover({ anchor, onPick, onClose }: ReactionPopoverProps) {
  const { t } = useTranslation();
  const at = useRef(anchor);
  const [wantsAll, setWantsAll] = useState(false);
  return (
    <Popover.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Popover.Anchor virtualRef={at} />
      <Popover.Portal>
        <Popover.Content
          aria-label={t('messages.reactions.add')}
          side="top"
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="enter z-40 max-w-[calc(100vw-1rem)] overflow-hidden rounded-card border border-line bg-raised shadow-float"
        >
          {wantsAll ? (
            <Suspense>
              <EmojiPicker onPick={onPick} />
            </Suspense>
          ) : (
            <QuickEmoji onPick={onPick} onMore={() => setWantsAll(true)} />
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
