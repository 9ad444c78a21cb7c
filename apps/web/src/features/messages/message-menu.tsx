import { useTranslation } from 'react-i18next';
import { FloatingMenu, MenuItem } from '../../menus/floating-menu.tsx';
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
    <FloatingMenu
      label={t('messages.action.label')}
      place={{ left, top, width, height }}
      from={null}
      onClose={onClose}
    >
      {items.map((action) => {
        const Icon = ACTION_ICONS[action];
        return (
          <MenuItem
            key={action}
            icon={<Icon aria-hidden />}
            look={action === 'delete' ? 'danger' : 'plain'}
            onSelect={() => onChoose(action)}
          >
            {t(`messages.action.${action}`)}
          </MenuItem>
        );
      })}
    </FloatingMenu>
  );
}
