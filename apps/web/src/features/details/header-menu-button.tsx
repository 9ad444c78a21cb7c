import { type ChatSnapshot, type KnownConversation, isBlocked } from '@parley/client';
import { EllipsisVertical } from 'lucide-react';
import { Suspense, lazy, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { IconButton } from '../../design/button.tsx';
import { type MenuPlace } from '../../menus/floating-menu.tsx';
import { lazyMenu } from '../../menus/menu-button.tsx';
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
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<MenuPlace | null>(null);
  const [asking, setAsking] = useState<'leave' | 'block' | null>(null);
  const blocked = useChat(
    useCallback((snapshot: ChatSnapshot) => peer !== null && isBlocked(snapshot, peer.id), [peer]),
  );
  return (
    <>
      <IconButton
        ref={button}
        label={t('details.more')}
        aria-haspopup="menu"
        aria-expanded={place !== null}
        onPointerEnter={fetchAhead}
        onFocus={fetchAhead}
        onClick={(event) => {
          const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
          setPlace(place ? null : { left, top, width, height });
        }}
      >
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
            onClose={() => setPlace(null)}
          />
        )}
        {asking === 'leave' && <LeaveDialog known={known} onClose={() => setAsking(null)} />}
        {asking === 'block' && peer && <BlockDialog person={peer} onClose={() => setAsking(null)} />}
      </Suspense>
    </>
  );
}
