import { type KnownConversation } from '@parley/client';
import { type Member } from '@parley/contracts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../design/confirm-dialog.tsx';
import { toasts } from '../../design/toasts.ts';
import { parley } from '../../session/parley.ts';
import { isolated } from '../../words/isolated.ts';
import { useMemberProblem } from './use-member-problem.ts';

export type MemberDecision = 'owner' | 'remove' | 'ban';

interface MemberDialogProps {
  known: KnownConversation;
  member: Member;
  decision: MemberDecision;
  onClose: () => void;
}

/** Asks before something is done to a member that cannot simply be taken back. */
export function MemberDialog({ known, member: { user }, decision, onClose }: MemberDialogProps) {
  const { t, i18n } = useTranslation();
  const problem = useMemberProblem();
  const { id } = known.summary;
  const name = isolated(user.displayName, i18n.dir());
  const words = {
    owner: {
      title: t('details.members.ownerTitle', { name }),
      text: t('details.members.ownerText', { name }),
      action: t('details.members.ownerAction'),
      done: t('details.members.isOwner', { name }),
    },
    remove: {
      title: t('details.members.removeTitle', { name }),
      text: t('details.members.removeText'),
      action: t('details.members.removeAction'),
      done: t('details.members.removed', { name }),
    },
    ban: {
      title: t('details.members.banTitle', { name }),
      text: t('details.members.banText'),
      action: t('details.members.banAction'),
      done: t('details.members.bannedNow', { name }),
    },
  }[decision];
  const carryOut = useMutation({
    mutationFn: async () => {
      if (decision === 'owner') await parley.members.setRole(id, user.id, 'owner');
      else if (decision === 'ban') await parley.members.ban(id, user.id);
      else await parley.members.remove(id, user.id);
    },
    onSuccess: () => {
      toasts.good(words.done);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={words.title}
      action={words.action}
      busy={carryOut.isPending}
      problem={carryOut.error ? problem(carryOut.error) : undefined}
      onConfirm={() => carryOut.mutate()}
      onClose={onClose}
    >
      {words.text}
    </ConfirmDialog>
  );
}
