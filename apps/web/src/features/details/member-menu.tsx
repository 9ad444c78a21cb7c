import { type KnownConversation } from '@parley/client';
import { type Member, type MemberRole } from '@parley/contracts';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Ban, Crown, MessageCircle, ShieldCheck, ShieldMinus, UserRound, UserRoundMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { FloatingMenu, MenuItem, MenuLine } from '../../menus/floating-menu.tsx';
import { type ButtonMenuProps } from '../../menus/menu-button.tsx';
import { parley } from '../../session/parley.ts';
import { useOpenDirect } from '../contacts/use-open-direct.ts';
import { type MemberDecision } from './member-dialog.tsx';
import { permissionsOf } from './permissions.ts';
import { useMemberProblem } from './use-member-problem.ts';

export interface MemberMenuProps extends ButtonMenuProps {
  known: KnownConversation;
  member: Member;
  /** What is asked about before it is done. */
  onDecide: (decision: MemberDecision) => void;
}

export function MemberMenu({ known, member, onDecide, ...menu }: MemberMenuProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const openDirect = useOpenDirect();
  const problem = useMemberProblem();
  const { user, role } = member;
  const may = permissionsOf(known, member);
  const name = user.displayName;

  const giveRole = useMutation({
    mutationFn: (next: MemberRole) => parley.members.setRole(known.summary.id, user.id, next),
    onSuccess: (_, next) =>
      toasts.good(
        next === 'admin' ? t('details.members.isAdmin', { name }) : t('details.members.isMember', { name }),
      ),
    onError: (error) => toasts.problem(problem(error)),
  });
  const write = useMutation({
    mutationFn: () => openDirect.mutateAsync(user.id),
    onError: (error) => toasts.problem(describeProblem(error, { FORBIDDEN: t('contacts.friendsOnly') })),
  });

  return (
    <FloatingMenu label={name} align="end" {...menu}>
      <MenuItem icon={<MessageCircle />} onSelect={() => write.mutate()}>
        {t('details.members.message')}
      </MenuItem>
      <MenuItem
        icon={<UserRound />}
        onSelect={() => void navigate({ to: '/people/$userId', params: { userId: user.id } })}
      >
        {t('details.members.profile')}
      </MenuItem>
      {(may.giveRole || may.remove) && <MenuLine />}
      {may.giveRole && (
        <>
          {role === 'admin' ? (
            <MenuItem icon={<ShieldMinus />} onSelect={() => giveRole.mutate('member')}>
              {t('details.members.makeMember')}
            </MenuItem>
          ) : (
            <MenuItem icon={<ShieldCheck />} onSelect={() => giveRole.mutate('admin')}>
              {t('details.members.makeAdmin')}
            </MenuItem>
          )}
          <MenuItem icon={<Crown />} onSelect={() => onDecide('owner')}>
            {t('details.members.makeOwner')}
          </MenuItem>
        </>
      )}
      {may.remove && (
        <>
          <MenuItem icon={<UserRoundMinus />} look="danger" onSelect={() => onDecide('remove')}>
            {t('details.members.remove')}
          </MenuItem>
          <MenuItem icon={<Ban />} look="danger" onSelect={() => onDecide('ban')}>
            {t('details.members.ban')}
          </MenuItem>
        </>
      )}
    </FloatingMenu>
  );
}
