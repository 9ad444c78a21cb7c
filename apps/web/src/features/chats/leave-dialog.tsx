import { type KnownConversation } from '@parley/client';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { ConfirmDialog } from '../../design/confirm-dialog.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { titleOf } from '../conversation/conversation-title.ts';
import { SuccessorText } from '../details/successor-text.tsx';

interface LeaveDialogProps {
  known: KnownConversation;
  onClose: () => void;
}

/** Asks before a group is left, and says whether there is a way back. */
export function LeaveDialog({ known, onClose }: LeaveDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = useParams({ strict: false, select: ({ conversationId }) => conversationId });
  const { id, me, visibility } = known.summary;
  const title = titleOf(known, t);
  const leave = useMutation({
    mutationFn: async () => {
      if (open === id) await navigate({ to: '/', replace: true });
      await chat.leave(id);
    },
    onSuccess: () => {
      toasts.good(t('chats.done.left', { title }));
      onClose();
    },
    onError: (error) => {
      // The page that asked may be gone with the conversation.
      if (open === id) toasts.problem(describeProblem(error));
    },
  });
  return (
    <ConfirmDialog
      title={t('chats.leave.title', { title })}
      action={t('chats.leave.action')}
      busy={leave.isPending}
      problem={leave.error ? describeProblem(leave.error) : undefined}
      onConfirm={() => leave.mutate()}
      onClose={onClose}
    >
      {me.role === 'owner' && <SuccessorText known={known} />}
      <p>{visibility === 'public' ? t('chats.leave.room') : t('chats.leave.text')}</p>
    </ConfirmDialog>
  );
}
