import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { ConfirmDialog } from '../../design/confirm-dialog.tsx';
import { describeProblem } from '../../forms/problems.ts';

interface DeleteEmptiedProps {
  conversationId: string;
  seq: number;
  onDone: (deleted: boolean) => void;
}

/** A message of which nothing is left is deleted, or not changed. */
export function DeleteEmptied({ conversationId, seq, onDone }: DeleteEmptiedProps) {
  const { t } = useTranslation();
  const remove = useMutation({
    mutationFn: () => chat.delete(conversationId, seq),
    onSuccess: () => onDone(true),
  });
  return (
    <ConfirmDialog
      title={t('composer.emptied.title')}
      action={t('composer.emptied.delete')}
      busy={remove.isPending}
      problem={remove.error ? describeProblem(remove.error) : undefined}
      onConfirm={() => remove.mutate()}
      onClose={() => onDone(false)}
    >
      {t('composer.emptied.text')}
    </ConfirmDialog>
  );
}
