import { Popover } from 'radix-ui';
import { type ComponentProps, type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';

const EmojiPicker = lazy(async () => ({ default: (await import('./emoji-picker.tsx')).EmojiPicker }));

interface EmojiPopoverProps {
  /** The button that opens it. */
  children: ReactElement;
  onPick: (emoji: string) => void;
  /** To put the focus elsewhere than back on the button. */
  onCloseAutoFocus?: NonNullable<ComponentProps<typeof Popover.Content>['onCloseAutoFocus']>;
}

/** A button that lets one choose among all emoji; with Shift, several. */
export function EmojiPopover({ children, onPick, onCloseAutoFocus }: EmojiPopoverProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{children}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-label={t('emoji.picker')}
          // What is pressed in here is no affair of the place that the button stands in.
          onKeyDown={(event) => event.stopPropagation()}
          {...(onCloseAutoFocus && { onCloseAutoFocus })}
          className="enter z-40 overflow-hidden rounded-card border border-line bg-raised text-ink shadow-float"
        >
          <Suspense>
            <EmojiPicker
              onPick={(emoji, more) => {
                onPick(emoji);
                if (!more) setOpen(false);
              }}
            />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
