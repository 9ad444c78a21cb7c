import { type KnownConversation } from '@parley/client';
import { type Member } from '@parley/contracts';
import { EllipsisVertical } from 'lucide-react';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { IconButton } from '../../design/button.tsx';
import { classes } from '../../design/classes.ts';
import { lazyMenu } from '../../menus/menu-button.tsx';
import { useButtonMenu } from '../../menus/use-button-menu.ts';
import { useMe } from '../../session/queries.ts';
import { PresenceText, WithPresenceDot } from '../contacts/presence.tsx';
import { type MemberMenuProps } from './member-menu.tsx';
import { type MemberDecision } from './member-dialog.tsx';

const { Menu, fetchAhead } = lazyMenu<MemberMenuProps>(() =>
  import('./member-menu.tsx').then(({ MemberMenu }) => MemberMenu),
);
const MemberDialog = lazy(() =>
  import('./member-dialog.tsx').then((file) => ({ default: file.MemberDialog })),
);

interface MemberRowProps {
  known: KnownConversation;
  member: Member;
}

/** Somebody in a conversation, and what may be done to them. */
export function MemberRow({ known, member }: MemberRowProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { place, button, opener, close } = useButtonMenu(fetchAhead);
  const [asking, setAsking] = useState<MemberDecision | null>(null);
  const { user, role } = member;
  const isMe = user.id === me.id;
  return (
    <div role="listitem" className="flex items-center gap-3 py-1.5 ps-4 pe-2">
      <WithPresenceDot userId={user.id}>
        <Avatar person={user} />
      </WithPresenceDot>
      <div className="min-w-0 grow">
        <p className="flex items-center gap-2">
          <bdi className="truncate font-semibold">{user.displayName}</bdi>
          {role !== 'member' && (
            <span
              className={classes(
                'shrink-0 rounded-full px-2 py-0.5 text-note leading-tight font-semibold',
                role === 'owner' ? 'bg-warm-soft text-warm-ink' : 'bg-accent-soft text-accent',
              )}
            >
              {t(`details.members.role.${role}`)}
            </span>
          )}
        </p>
        <p className="truncate text-note text-ink-soft">
          {isMe ? (
            t('details.members.you')
          ) : (
            <PresenceText userId={user.id} fallback={<bdi dir="ltr">@{user.username}</bdi>} />
          )}
        </p>
      </div>
      {!isMe && (
        <IconButton {...opener} label={t('details.members.menu', { name: user.displayName })}>
          <EllipsisVertical />
        </IconButton>
      )}
      <Suspense>
        {place && (
          <Menu
            place={place}
            from={button.current}
            known={known}
            member={member}
            onDecide={setAsking}
            onClose={close}
          />
        )}
        {asking && (
          <MemberDialog known={known} member={member} decision={asking} onClose={() => setAsking(null)} />
        )}
      </Suspense>
    </div>
  );
}
