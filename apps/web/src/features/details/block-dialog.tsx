import { type User } from '@parley/contracts';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../design/confirm-dialog.tsx';
import { describeProblem } from '../../forms/problems.ts';
import { isolated } from '../../words/isolated.ts';
import { useRelationChanges } from '../contacts/use-relation-changes.ts';

export function BlockDialog({ person, onClose }: { person: User; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { block } = useRelationChanges(person);
  return (
    <ConfirmDialog
      title={t('contacts.blockTitle', { name: isolated(person.displayName, i18n.dir()) })}
      action={t('contacts.block')}
      busy={block.isPending}
      problem={block.error ? describeProblem(block.error) : undefined}
      onConfirm={() => block.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      {t('contacts.blockText')}
    </ConfirmDialog>
  );
}
