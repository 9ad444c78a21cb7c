import { type KnownConversation } from '@parley/client';
import { Ban, Info, Settings, UserPlus, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MenuItem, MenuLine } from '../../menus/floating-menu.tsx';
import { type ButtonMenuProps } from '../../menus/menu-button.tsx';
import { ConversationMenu } from '../chats/conversation-menu.tsx';
import { permissionsOf } from './permissions.ts';
import { useSide } from './use-side.ts';

export interface HeaderMenuProps extends ButtonMenuProps {
  known: KnownConversation;
  isBlocked: boolean;
  onLeave: () => void;
  onBlock: () => void;
}

/** Everything that can be done with the open conversation, and the ways to its parts. */
export function HeaderMenu({ known, isBlocked, onLeave, onBlock, ...menu }: HeaderMenuProps) {
  const { t } = useTranslation();
  const { show } = useSide();
  const { id, kind, peer } = known.summary;
  const may = permissionsOf(known);
  return (
    <ConversationMenu conversationId={id} onLeave={onLeave} {...menu}>
      <MenuItem icon={<Info />} onSelect={() => show('details')}>
        {t('details.open')}
      </MenuItem>
      {kind === 'group' && (
        <MenuItem icon={<UsersRound />} onSelect={() => show('members')}>
          {t('details.menu.members')}
        </MenuItem>
      )}
      {may.invite && (
        <MenuItem icon={<UserPlus />} onSelect={() => show('invite')}>
          {t('details.menu.invite')}
        </MenuItem>
      )}
      {may.change && (
        <MenuItem icon={<Settings />} onSelect={() => show('settings')}>
          {t('details.menu.settings')}
        </MenuItem>
      )}
      {peer && !isBlocked && (
        <MenuItem icon={<Ban />} look="danger" onSelect={onBlock}>
          {t('details.menu.block')}
        </MenuItem>
      )}
      <MenuLine />
    </ConversationMenu>
  );
}
