import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useConversation } from '../../chat/use-chat.ts';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { type Side } from '../../routes/search.ts';
import { DetailsPanel } from './details-panel.tsx';
import { PanelFrame } from './panel-frame.tsx';

const MembersPanel = lazy(() =>
  import('./members-panel.tsx').then((file) => ({ default: file.MembersPanel })),
);
const InvitePanel = lazy(() => import('./invite-panel.tsx').then((file) => ({ default: file.InvitePanel })));
const PinsPanel = lazy(() => import('./pins-panel.tsx').then((file) => ({ default: file.PinsPanel })));
const SearchPanel = lazy(() => import('./search-panel.tsx').then((file) => ({ default: file.SearchPanel })));
const SettingsPanel = lazy(() =>
  import('./settings-panel.tsx').then((file) => ({ default: file.SettingsPanel })),
);

const PANELS = {
  details: DetailsPanel,
  members: MembersPanel,
  invite: InvitePanel,
  pins: PinsPanel,
  search: SearchPanel,
  settings: SettingsPanel,
} as const satisfies Record<Side, unknown>;

/** What stands beside an open conversation. It goes with the conversation, if that goes. */
export function SidePanel({ conversationId, side }: { conversationId: string; side: Side }) {
  const { t } = useTranslation();
  const known = useConversation(conversationId);
  if (!known) return null;
  const Panel = PANELS[side];
  const titles: Record<Side, string> = {
    details: t('details.open'),
    members: t('details.members.title'),
    invite: t('details.invite.title'),
    pins: t('details.pinned.title'),
    search: t('details.find.title'),
    settings: t('details.settings.title'),
  };
  return (
    <PanelFrame key={conversationId} side={side} title={titles[side]}>
      <Suspense fallback={<SkeletonRows />}>
        <Panel key={side} known={known} />
      </Suspense>
    </PanelFrame>
  );
}
