import { ParleyError } from '@parley/client';
import { type Message, type MessageDeletion } from '@parley/contracts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Notice } from '../../design/notice.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';

interface DeleteDialogProps {
  messages: readonly Message[];
  forEveryone: boolean;
  onDone: () => void;
  onClose: () => void;
}

/** Asks for whom to delete. */
export default function DeleteDialog({ messages, forEveryone, onDone, onClose }: DeleteDialogProps) {
  const { t } = useTranslation();
  const count = messages.length;
  const deletion = useMutation({
    mutationFn: (whom: MessageDeletion['for']) => deleteAll(messages, whom),
    onSuccess: (failed) => {
      if (failed > 0) toasts.problem(t('messages.done.notAllDeleted', { count: failed }));
      else toasts.good(t('messages.done.deleted', { count }));
      onDone();
    },
  });
  return (
    <Dialog title={t('messages.delete.title', { count })} onClose={onClose}>
      <p className="text-ink-soft">
        {forEveryone ? t('messages.delete.hint') : t('messages.delete.hintMine')}
      </p>
      {deletion.error && <Notice look="danger">{describeProblem(deletion.error)}</Notice>}
      <div className="flex flex-col gap-2">
        {forEveryone && (
          <Button look="danger" busy={deletion.isPending} onClick={() => deletion.mutate('everyone')}>
            {t('messages.delete.everyone')}
          </Button>
        )}
        <Button
          look={forEveryone ? 'danger-secondary' : 'danger'}
          busy={deletion.isPending}
          onClick={() => deletion.mutate('me')}
        >
          {t('messages.delete.me')}
        </Button>
        <Button look="secondary" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Answers how many stayed; fails where all did. What somebody else has deleted meanwhile is deleted. */
async function deleteAll(messages: readonly Message[], whom: MessageDeletion['for']): Promise<number> {
  let failed = 0;
  let problem: unknown;
  for (const { conversationId, seq } of messages) {
    try {
      await chat.delete(conversationId, seq, whom);
    } catch (error) {
      if (error instanceof ParleyError && error.code === 'NOT_FOUND') continue;
      failed += 1;
      problem = error;
    }
  }
  if (failed === messages.length) throw problem;
  return failed;
}
