import { type ChatSnapshot, type KnownConversation, isBlocked } from '@parley/client';
import { EllipsisVertical } from 'lucide-react';
import { Suspense, lazy, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { IconButton } from '../../design/button.tsx';
import { lazyMenu } from '../../menus/menu-button.tsx';
import { useButtonMenu } from '../../menus/use-button-menu.ts';
import { type HeaderMenuProps } from './header-menu.tsx';

const { Menu, fetchAhead } = lazyMenu<HeaderMenuProps>(() =>
  import('./header-menu.tsx').then(({ HeaderMenu }) => HeaderMenu),
);
const LeaveDialog = lazy(() =>
  import('../chats/leave-dialog.tsx').then((file) => ({ default: file.LeaveDialog })),
);
const BlockDialog = lazy(() => import('./block-dialog.tsx').then((file) => ({ default: file.BlockDialog })));

export function HeaderMenuButton({ known }: { known: KnownConversation }) {
  const { t } = useTranslation();
  const { peer } = known.summary;
  const { place, button, opener, close } = useButtonMenu(fetchAhead);
  const [asking, setAsking] = useState<'leave' | 'block' | null>(null);
  const blocked = useChat(
    useCallback((snapshot: ChatSnapshot) => peer !== null && isBlocked(snapshot, peer.id), [peer]),
  );
  return (
    <>
      <IconButton {...opener} label={t('details.more')}>
        <EllipsisVertical />
      </IconButton>
      <Suspense>
        {place && (
          <Menu
            place={place}
            from={button.current}
            known={known}
            isBlocked={blocked}
            onLeave={() => setAsking('leave')}
            onBlock={() => setAsking('block')}
            onClose={close}
          />
        )}
        {asking === 'leave' && <LeaveDialog known={known} onClose={() => setAsking(null)} />}
        {asking === 'block' && peer && <BlockDialog person={peer} onClose={() => setAsking(null)} />}
      </Suspense>
    </>
  );
}
