import { useNavigate } from '@tanstack/react-router';
import { Hash, Megaphone, MessageCirclePlus, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FloatingMenu, MenuItem, MenuLine } from '../../menus/floating-menu.tsx';
import { type ButtonMenuProps } from '../../menus/menu-button.tsx';

export function NewMenu(menu: ButtonMenuProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const make = (kind: 'group' | 'room' | 'channel') => void navigate({ to: '/new', search: { kind } });
  return (
    <FloatingMenu label={t('chats.new.button')} align="end" {...menu}>
      <MenuItem icon={<MessageCirclePlus />} onSelect={() => void navigate({ to: '/people' })}>
        {t('chats.new.chat')}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<UsersRound />} onSelect={() => make('group')}>
        {t('chats.new.group')}
      </MenuItem>
      <MenuItem icon={<Hash />} onSelect={() => make('room')}>
        {t('chats.new.room')}
      </MenuItem>
      <MenuItem icon={<Megaphone />} onSelect={() => make('channel')}>
        {t('chats.new.channel')}
      </MenuItem>
    </FloatingMenu>
  );
}
