import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { classes } from '../../design/classes.ts';
import { type Anchor } from './history-controls.ts';
import { ACTION_ICONS, type MessageAction } from './menu-items.ts';

interface MessageMenuProps {
  items: readonly MessageAction[];
  anchor: Anchor;
  onChoose: (action: MessageAction) => void;
  /** The focus goes back to the message, unless what was chosen takes it. */
  onClose: () => void;
}

/** The menu of a message, for the pointer and the keyboard. */
export default function MessageMenu({ items, anchor, onChoose, onClose }: MessageMenuProps) {
  const { t } = useTranslation();
  const { left, top, width, height } = anchor.getBoundingClientRect();
  return (
    <DropdownMenu.Root
      open
      modal={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <DropdownMenu.Trigger asChild>
        <span aria-hidden style={{ left, top, width, height }} className="pointer-events-none fixed" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={t('messages.action.label')}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="enter z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 overflow-y-auto rounded-control
            border border-line bg-raised p-1 text-ink shadow-float"
        >
          {items.map((action) => {
            const Icon = ACTION_ICONS[action];
            return (
              <DropdownMenu.Item
                key={action}
                onSelect={() => onChoose(action)}
                className={classes(
                  'flex min-h-9 cursor-pointer items-center gap-3 rounded-small px-2.5 py-1.5 outline-none',
                  action === 'delete'
                    ? 'text-danger data-highlighted:bg-danger-soft'
                    : 'data-highlighted:bg-accent-soft',
                )}
              >
                <Icon aria-hidden className="size-4.5 shrink-0" />
                {t(`messages.action.${action}`)}
              </DropdownMenu.Item>
            );
          })}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
